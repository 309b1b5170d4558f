using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.Extensions.DependencyInjection;

namespace PilotHub.Data.Sqlite;

/// <summary>Makes the context for <c>dotnet ef migrations</c>, which opens no database.</summary>
internal sealed class SqliteDesignTimeFactory : IDesignTimeDbContextFactory<SqliteHubContext>
{
    public SqliteHubContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqliteHubContext>().UseSqlite("Data Source=:memory:")
            .UseApplicationServiceProvider(new ServiceCollection().AddIdentitySchema().BuildServiceProvider()).Options);
}
