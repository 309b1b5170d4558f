using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.Extensions.DependencyInjection;

namespace PilotHub.Data.Sqlite;

/// <summary>
/// Makes the context for <c>dotnet ef</c>, which opens no database. A change of the model needs a migration and the compiled model anew:
/// <c>dotnet ef dbcontext optimize -c SqliteHubContext -o Sqlite/Compiled -n PilotHub.Data.Sqlite.Compiled</c>.
/// </summary>
internal sealed class SqliteDesignTimeFactory : IDesignTimeDbContextFactory<SqliteHubContext>
{
    public SqliteHubContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqliteHubContext>().UseSqlite("Data Source=:memory:")
            .UseApplicationServiceProvider(new ServiceCollection().AddIdentitySchema().BuildServiceProvider()).Options);
}
