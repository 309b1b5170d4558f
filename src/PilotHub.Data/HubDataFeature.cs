using Microsoft.AspNetCore.Identity;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Npgsql;
using PilotHub.Content.Store;
using PilotHub.Data.Feed;
using PilotHub.Data.Media;
using PilotHub.Data.Postgres;
using PilotHub.Data.Sqlite;
using PilotHub.Data.Store;

namespace PilotHub.Data;

/// <summary>Adds the store.</summary>
public static class HubDataFeature
{
    /// <summary>
    /// Registers <see cref="IContentStore"/>, <see cref="IChangeFeed"/>, <see cref="ISearchLog"/>, <see cref="IMediaStore"/>, <see cref="HubDatabase"/> and, for
    /// Identity's stores and data protection, a scoped <see cref="HubContext"/>.
    /// </summary>
    public static IServiceCollection AddPilotHubData(this IServiceCollection services, HubDataOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        services.TryAddSingleton(TimeProvider.System);
        services.AddIdentitySchema();
        if (string.IsNullOrWhiteSpace(options.ConnectionString))
            services.AddSqlite(options.SqlitePath);
        else
            services.AddPostgres(options.ConnectionString);
        services.AddScoped(provider => provider.GetRequiredService<IDbContextFactory<HubContext>>().CreateDbContext());
        services.AddSingleton<ChangeFeed>();
        services.AddSingleton<IChangeFeed>(provider => provider.GetRequiredService<ChangeFeed>());
        services.AddSingleton<IContentStore, ContentStore>();
        services.AddSingleton<ISearchLog, SearchLog>();
        services.AddSingleton<IMediaStore>(new MediaFolder(options.MediaPath));
        services.AddSingleton(provider => new HubDatabase(
            provider.GetRequiredService<IDbContextFactory<HubContext>>(), provider.GetRequiredService<IMigrationGuard>()));
        return services;
    }

    /// <summary>
    /// Builds EF Core's model of the tables on another thread, which takes as long as everything else that a host does before it needs the
    /// model. EF Core keeps it for the whole process.
    /// </summary>
    public static void PrepareModel(HubDataOptions options) => _ = Task.Run(async () =>
    {
        await using var services = new ServiceCollection().AddPilotHubData(options).BuildServiceProvider();
        await using var context = await services.GetRequiredService<IDbContextFactory<HubContext>>().CreateDbContextAsync();
        _ = context.Model;
    });

    /// <summary>Fixes the tables that Identity needs, which its options name, for the site and for its migrations alike.</summary>
    internal static IServiceCollection AddIdentitySchema(this IServiceCollection services) =>
        services.AddOptions().PostConfigure<IdentityOptions>(identity => identity.Stores.SchemaVersion = IdentitySchemaVersions.Version3);

    private static void AddSqlite(this IServiceCollection services, string path)
    {
        var connectionString = new SqliteConnectionStringBuilder { DataSource = Path.GetFullPath(path) }.ToString();
        services.AddPooledDbContextFactory<SqliteHubContext>(context => context
            .UseSqlite(connectionString, Configure)
            .AddInterceptors(new SqliteConnectionSettings()));
        services.AddSingleton<IDbContextFactory<HubContext>, HubContextFactory<SqliteHubContext>>();
        services.AddSingleton(_ => new WriteTurns(oneAtATime: true));
        services.AddSingleton<IChangeListener, SqliteChangeListener>();
        services.AddSingleton<IMigrationGuard>(provider => new SqliteMigrationGuard(Path.GetFullPath(path), provider.GetRequiredService<TimeProvider>()));
    }

    private static void AddPostgres(this IServiceCollection services, string connectionString)
    {
        services.AddSingleton(_ => NpgsqlDataSource.Create(connectionString));
        services.AddPooledDbContextFactory<PostgresHubContext>((provider, context) => context
            .UseNpgsql(provider.GetRequiredService<NpgsqlDataSource>(), Configure)
            // A command that fails throws, and whoever catches it knows whether it matters: the first look for migrations on an empty database does not.
            .ConfigureWarnings(events => events.Log((RelationalEventId.CommandError, LogLevel.Debug))));
        services.AddSingleton<IDbContextFactory<HubContext>, HubContextFactory<PostgresHubContext>>();
        services.AddSingleton(_ => new WriteTurns(oneAtATime: false));
        services.AddSingleton<IChangeListener, PostgresChangeListener>();
        services.AddSingleton<IMigrationGuard, PostgresMigrationGuard>();
    }

    // A list of ids is one parameter, so that a query has one text however many there are.
    private static void Configure<TBuilder, TExtension>(RelationalDbContextOptionsBuilder<TBuilder, TExtension> relational)
        where TBuilder : RelationalDbContextOptionsBuilder<TBuilder, TExtension>
        where TExtension : RelationalOptionsExtension, new() =>
        relational.UseParameterizedCollectionMode(ParameterTranslationMode.Parameter);
}
