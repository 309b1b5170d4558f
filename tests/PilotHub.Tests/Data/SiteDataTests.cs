using System.Text.Json;
using PilotHub.Content;
using PilotHub.Content.Accounts;
using PilotHub.Content.Store;
using static PilotHub.Tests.Data.StoreContent;

namespace PilotHub.Tests.Data;

public abstract class SiteDataTests<TFixture>(TFixture fixture) : StoreTests<TFixture>(fixture)
    where TFixture : StoreFixture
{
    [Fact]
    public async Task A_document_is_written_replaced_and_removed()
    {
        var name = NewId("Document");
        Assert.Null(await Store.FindDocumentAsync(name, Token));

        await WriteAsync(transaction => transaction.WriteDocumentAsync(name, JsonElement.Parse("""{ "a": 1.50, "ü": "\u0000" }"""), Token));
        Assert.Equal("""{ "a": 1.50, "ü": "\u0000" }""", (await Store.FindDocumentAsync(name, Token))!.Value.GetRawText());

        await WriteAsync(transaction => transaction.WriteDocumentAsync(name, JsonElement.Parse("[]"), Token));
        Assert.Equal("[]", (await Store.FindDocumentAsync(name, Token))!.Value.GetRawText());

        await WriteAsync(transaction => transaction.WriteDocumentAsync(name, null, Token));
        Assert.Null(await Store.FindDocumentAsync(name, Token));
    }

    [Fact]
    public async Task Documents_are_listed_by_the_beginning_of_their_names()
    {
        var prefix = NewId("List");
        await WriteAsync(async transaction =>
        {
            foreach (var name in new[] { prefix + "/b", prefix + "/a", prefix.ToLowerInvariant() + "/c", prefix + "x", "%" + prefix })
                await transaction.WriteDocumentAsync(name, JsonElement.Parse("{}"), Token);
        });

        Assert.Equal([prefix + "/a", prefix + "/b"], await Store.ListDocumentsAsync(prefix + "/", Token));
        Assert.Empty(await Store.ListDocumentsAsync("_" + prefix, Token));
        Assert.Contains(prefix + "x", await Store.ListDocumentsAsync("", Token));
    }

    [Fact]
    public async Task A_role_is_added_and_replaced_by_its_name()
    {
        var name = NewId("Role");
        await WriteAsync(transaction => transaction.WriteRoleAsync(new(name, "Writes", ["EditContent", "ViewContent"]), Token));
        await WriteAsync(transaction => transaction.WriteRoleAsync(new(name, "Reads", ["ViewContent"]), Token));

        Assert.Equal(new Role(name, "Reads", ["ViewContent"]), Assert.Single(await Store.ListRolesAsync(Token), role => role.Name == name));
    }

    [Fact]
    public async Task An_account_comes_back_as_it_was_written()
    {
        var (id, author, reader) = (NewId("user"), NewId("Author"), NewId("Reader"));
        var account = new UserAccount(id, "Änne." + id)
        {
            DisplayName = "Änne Berger",
            Email = id + "@example.test",
            EmailConfirmed = true,
            IsEnabled = false,
            PasswordHash = "hash",
            SecurityStamp = "stamp",
            Culture = "de",
            RoleNames = [reader, author],
        };
        await WriteAsync(async transaction =>
        {
            await transaction.WriteRoleAsync(new(author, "", []), Token);
            await transaction.WriteRoleAsync(new(reader, "", []), Token);
            await transaction.WriteUserAsync(account, Token);
            Assert.Equal(account, Assert.Single(await transaction.FindUsersAsync([id], Token)));
        });
        Assert.Equal(account, Assert.Single(await Store.FindUsersAsync([id, "nobody"], Token)));

        var changed = new UserAccount(id, "anna." + id) { RoleNames = [author] };
        await WriteAsync(transaction => transaction.WriteUserAsync(changed, Token));
        Assert.Equal(changed, Assert.Single(await Store.FindUsersAsync([id], Token)));
        Assert.Contains(changed, await Store.ListUsersAsync(Token));
    }

    [Fact]
    public async Task Accounts_are_listed_by_user_name()
    {
        await WriteAsync(async transaction =>
        {
            foreach (var name in new[] { "berta", "Anton", "ärmel" })
                await transaction.WriteUserAsync(new(NewId("user"), name), Token);
        });

        var names = (await Store.ListUsersAsync(Token)).Select(user => user.UserName).ToList();

        Assert.Equal(names.OrderBy(name => name.ToUpperInvariant(), StringComparer.Ordinal), names);
    }

    [Fact]
    public async Task A_role_that_does_not_exist_is_refused()
    {
        var refused = await Assert.ThrowsAsync<ContentValidationException>(() =>
            WriteAsync(transaction => transaction.WriteUserAsync(new(NewId("user"), NewId("name")) { RoleNames = ["Nothing"] }, Token)));

        Assert.Equal(("RoleNames[0]", "role.unknown"), (refused.Errors[0].Path, refused.Errors[0].Code));
    }

    [Fact]
    public async Task A_user_name_is_given_once_whatever_its_letter_case()
    {
        var name = NewId("name");
        await WriteAsync(transaction => transaction.WriteUserAsync(new(NewId("user"), name), Token));

        var refused = await Assert.ThrowsAsync<ContentValidationException>(() =>
            WriteAsync(transaction => transaction.WriteUserAsync(new(NewId("user"), name.ToUpperInvariant()), Token)));

        Assert.Equal("user.taken", Assert.Single(refused.Errors).Code);
    }

    private async Task WriteAsync(Func<IContentTransaction, Task> write)
    {
        await using var transaction = await Store.BeginAsync(Actor, Token);
        await write(transaction);
        await transaction.CommitAsync(Token);
    }
}

public sealed class SqliteSiteDataTests(SqliteFixture fixture) : SiteDataTests<SqliteFixture>(fixture);

public sealed class PostgresSiteDataTests(PostgresFixture fixture) : SiteDataTests<PostgresFixture>(fixture);
