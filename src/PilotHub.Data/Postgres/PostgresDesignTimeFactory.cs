using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.Extensions.DependencyInjection;

namespace PilotHub.Data.Postgres;

/// <summary>
/// Makes the context for <c>dotnet ef</c>, which opens no database. A change of the model needs a migration and the compiled model anew:
/// <c>dotnet ef dbcontext optimize -c PostgresHubContext -o Postgres/Compiled -n PilotHub.Data.Postgres.Compiled</c>.
/// </summary>
internal sealed class PostgresDesignTimeFactory : IDesignTimeDbContextFactory<PostgresHubContext>
{
    public PostgresHubContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<PostgresHubContext>().UseNpgsql()
            .UseApplicationServiceProvider(new ServiceCollection().AddIdentitySchema().BuildServiceProvider()).Options);
}
