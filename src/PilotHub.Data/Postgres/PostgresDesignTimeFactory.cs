using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.Extensions.DependencyInjection;

namespace PilotHub.Data.Postgres;

/// <summary>Makes the context for <c>dotnet ef migrations</c>, which opens no database.</summary>
internal sealed class PostgresDesignTimeFactory : IDesignTimeDbContextFactory<PostgresHubContext>
{
    public PostgresHubContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<PostgresHubContext>().UseNpgsql()
            .UseApplicationServiceProvider(new ServiceCollection().AddIdentitySchema().BuildServiceProvider()).Options);
}
