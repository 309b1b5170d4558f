using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PilotHub.Content.Accounts;
using PilotHub.Content.Store;
using PilotHub.Data;
using PilotHub.Data.Accounts;
using static PilotHub.Tests.Data.StoreContent;

namespace PilotHub.Tests.Data;

public abstract class IdentityTests<TFixture>(TFixture fixture) : StoreTests<TFixture>(fixture)
    where TFixture : StoreFixture
{
    [Fact]
    public async Task Identity_and_the_store_share_accounts_and_roles()
    {
        var (id, name, role) = (NewId("user"), NewId("name"), NewId("Role"));
        await using (var transaction = await Store.BeginAsync(Actor, Token))
        {
            await transaction.WriteRoleAsync(new(role, "Writes", ["EditContent"]), Token);
            await transaction.WriteUserAsync(new(id, name) { SecurityStamp = "stamp", RoleNames = [role] }, Token);
            await transaction.CommitAsync(Token);
        }
        var services = new ServiceCollection().AddLogging().AddSingleton<TimeProvider>(Fixture.Time).AddPilotHubData(Fixture.Options);
        services.AddIdentityCore<HubUser>().AddRoles<HubRole>().AddEntityFrameworkStores<HubContext>();
        await using var provider = services.BuildServiceProvider();
        await using (var scope = provider.CreateAsyncScope())
        {
            var users = scope.ServiceProvider.GetRequiredService<UserManager<HubUser>>();
            var user = await users.FindByNameAsync(name.ToUpperInvariant());
            Assert.Equal([role], await users.GetRolesAsync(user!));
            Assert.True((await users.AddPasswordAsync(user!, "Correct-Horse-7")).Succeeded);
            Assert.True((await users.SetLockoutEndDateAsync(user!, Fixture.Time.GetUtcNow().AddDays(1))).Succeeded);
            Assert.Empty(await users.GetPasskeysAsync(user!));
        }

        var account = Assert.Single(await Store.FindUsersAsync([id], Token));
        Assert.NotNull(account.PasswordHash);
        Assert.NotEqual("stamp", account.SecurityStamp);

        // Writing the account leaves alone what only Identity knows.
        await using (var transaction = await Store.BeginAsync(Actor, Token))
        {
            await transaction.WriteUserAsync(account with { DisplayName = "Anna" }, Token);
            await transaction.CommitAsync(Token);
        }
        await using var context = Fixture.CreateContext();
        var row = await context.Users.SingleAsync(user => user.Id == id, Token);
        Assert.Equal(("Anna", Fixture.Time.GetUtcNow().AddDays(1)), (row.DisplayName, row.LockoutEnd));
    }

    [Fact]
    public async Task The_tables_are_those_of_Identitys_newest_schema()
    {
        await using var context = Fixture.CreateContext();
        Assert.NotNull(context.Model.FindEntityType(typeof(IdentityUserPasskey<string>)));
        Assert.Empty(await context.UserPasskeys.ToListAsync(Token));
        Assert.Empty(await context.DataProtectionKeys.ToListAsync(Token));
    }
}

public sealed class SqliteIdentityTests(SqliteFixture fixture) : IdentityTests<SqliteFixture>(fixture);

public sealed class PostgresIdentityTests(PostgresFixture fixture) : IdentityTests<PostgresFixture>(fixture);
