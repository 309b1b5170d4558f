using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PilotHub.Content.Store;
using PilotHub.Data;
using PilotHub.Data.Model;
using static PilotHub.Tests.Data.StoreContent;

namespace PilotHub.Tests.Data;

public abstract class ContentTransactionTests<TFixture>(TFixture fixture) : StoreTests<TFixture>(fixture)
    where TFixture : StoreFixture
{
    [Fact]
    public async Task What_is_not_committed_leaves_no_trace()
    {
        var before = await CountRowsAsync();
        await using (var transaction = await Store.BeginAsync(Actor, Token))
        {
            await transaction.WriteAsync([Add(Item(NewId(), NewId("v")), null, "cases/" + NewId(), new PilotHub.Content.ContentIndexEntry("PilotCase.Stage", "Idea", null))], Token);
            await transaction.WriteDocumentAsync(NewId("Document"), JsonElement.Parse("{}"), Token);
            await transaction.WriteRoleAsync(new(NewId("Role"), "", []), Token);
            await transaction.WriteUserAsync(new(NewId("user"), NewId("name")), Token);
        }
        Assert.Equal(before, await CountRowsAsync());
    }

    [Fact]
    public async Task A_transaction_sees_what_it_wrote_and_others_do_not_until_it_commits()
    {
        var item = Item(NewId(), NewId("v"));
        var path = "cases/" + item.ContentItemId;
        await using var transaction = await Store.BeginAsync(Actor, Token);
        await transaction.WriteAsync([Add(item, null, path)], Token);

        Assert.NotNull(await transaction.FindAsync(item.ContentItemId, ContentVersion.Published, Token));
        Assert.Single(await transaction.FindRoutesAsync([path], Token));
        Assert.Null(await Store.FindAsync(item.ContentItemId, ContentVersion.Published, Token));
        Assert.Empty(await Store.FindRoutesAsync([path], Token));

        await transaction.CommitAsync(Token);
        Assert.NotNull(await Store.FindAsync(item.ContentItemId, ContentVersion.Published, Token));
    }

    [Fact]
    public async Task A_transaction_ends_once()
    {
        var transaction = await Store.BeginAsync(Actor, Token);
        await transaction.CommitAsync(Token);

        await Assert.ThrowsAsync<InvalidOperationException>(() => transaction.CommitAsync(Token));
        await transaction.DisposeAsync();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => transaction.WriteAsync([], Token));
        await Assert.ThrowsAsync<ObjectDisposedException>(() => transaction.FindDocumentAsync("x", Token));
    }

    [Fact]
    public async Task Who_did_what_is_audited()
    {
        var item = Item(NewId(), NewId("v"), "Invoices");
        var actor = new ContentActor("user-1", "berta", "recipe samples");
        await using (var transaction = await Store.BeginAsync(actor, Token))
        {
            await transaction.WriteAsync([Add(item)], Token);
            await transaction.WriteAsync([Remove(item, item.ContentItemVersionId)], Token);
            await transaction.CommitAsync(Token);
        }

        await using var context = Fixture.CreateContext();
        var audit = await context.Set<AuditRow>().Where(row => row.Key == item.ContentItemId).OrderBy(row => row.Id).ToListAsync(Token);

        Assert.Equal(["Saved", "Removed"], audit.Select(row => row.Event));
        Assert.All(audit, row => Assert.Equal(
            ("user-1", "berta", "recipe samples", ChangeSubject.Item, item.ContentItemVersionId, "Invoices", Fixture.Time.GetUtcNow().UtcDateTime),
            (row.UserId, row.UserName, row.Via, row.Subject, row.ContentItemVersionId, row.Detail, row.AtUtc)));
    }

    [Fact]
    public async Task Many_items_are_written_at_once()
    {
        const int count = 2345;
        var type = NewId("Type");
        string[] ids = [.. Enumerable.Range(0, count).Select(_ => NewId())];
        await Store.WriteAsync([.. ids.Select((id, i) => Add(Item(id, "v-" + id, type: type), null, "many/" + id,
            new("A", i % 2 == 0 ? "even" : "odd", null), new("B", null, i)))]);

        Assert.Equal(count, (await Store.ListAsync(new([type]), Token)).Total);
        Assert.Equal(1173, (await Store.ListAsync(new([type]) { Filters = [new("A", ["even"])] }, Token)).Total);
        Assert.Equal(1000, (await Store.FindRoutesAsync([.. ids.Take(1000).Select(id => "many/" + id)], Token)).Count);
        await using var context = Fixture.CreateContext();
        Assert.Equal(count, await context.Set<ChangeRow>().CountAsync(row => row.ContentType == type, Token));
    }

    private async Task<string> CountRowsAsync()
    {
        await using var context = Fixture.CreateContext();
        var counts = new List<string>();
        foreach (var table in context.Model.GetEntityTypes().Select(entity => entity.GetTableName()).OfType<string>().Distinct().Order(StringComparer.Ordinal))
        {
            // A table's name cannot be a parameter; these come from the model.
            var sql = "SELECT CAST(count(*) AS int) AS \"Value\" FROM \"" + table + "\"";
            counts.Add($"{table} {await context.Database.SqlQueryRaw<int>(sql).SingleAsync(Token)}");
        }
        return string.Join(", ", counts);
    }
}

public sealed class SqliteContentTransactionTests(SqliteFixture fixture) : ContentTransactionTests<SqliteFixture>(fixture);

public sealed class PostgresContentTransactionTests(PostgresFixture fixture) : ContentTransactionTests<PostgresFixture>(fixture);
