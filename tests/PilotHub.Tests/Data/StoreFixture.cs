using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Npgsql;
using PilotHub.Content;
using PilotHub.Content.Store;
using PilotHub.Data;

namespace PilotHub.Tests.Data;

/// <summary>A migrated database of its own for each test class, with a clock that the tests set.</summary>
public abstract class StoreFixture : IAsyncLifetime
{
    private readonly List<ServiceProvider> _nodes = [];

    /// <summary>Why the database is not there, or null.</summary>
    public virtual string? Missing => null;

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 3, 1, 9, 0, 0, TimeSpan.Zero));

    public IContentStore Store => Get<IContentStore>();

    public IChangeFeed Feed => Get<IChangeFeed>();

    public ContentManager Manager => new(Store, Time);

    public abstract HubDataOptions Options { get; }

    protected string Folder { get; } = Path.Combine(Path.GetTempPath(), "pilothub-" + Guid.NewGuid().ToString("N"));

    public T Get<T>()
        where T : notnull => _nodes[0].GetRequiredService<T>();

    public HubContext CreateContext() => Get<IDbContextFactory<HubContext>>().CreateDbContext();

    /// <summary>Another process's view of the same database.</summary>
    public IServiceProvider AddNode(TimeProvider? time = null)
    {
        var node = new ServiceCollection().AddSingleton(time ?? Time).AddPilotHubData(Options).BuildServiceProvider();
        _nodes.Add(node);
        return node;
    }

    /// <summary>Makes a database without tables, and no node.</summary>
    public Task CreateEmptyAsync()
    {
        Directory.CreateDirectory(Folder);
        return CreateAsync();
    }

    /// <summary>Makes the database unusable.</summary>
    public abstract Task BreakAsync();

    public async ValueTask InitializeAsync()
    {
        if (Missing is not null)
            return;
        await CreateEmptyAsync();
        AddNode();
        await Get<HubDatabase>().MigrateAsync(CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        foreach (var node in _nodes)
            await node.DisposeAsync();
        if (Missing is not null)
            return;
        await DropAsync();
        Directory.Delete(Folder, recursive: true);
    }

    protected virtual Task CreateAsync() => Task.CompletedTask;

    protected virtual Task DropAsync() => Task.CompletedTask;
}

public sealed class SqliteFixture : StoreFixture
{
    public override HubDataOptions Options => new() { DataPath = Folder };

    public override async Task BreakAsync()
    {
        SqliteConnection.ClearAllPools();
        await File.WriteAllTextAsync(Path.Combine(Folder, "pilothub.db"), new string('x', 4096));
    }

    protected override Task DropAsync()
    {
        SqliteConnection.ClearAllPools();
        return Task.CompletedTask;
    }
}

public sealed class PostgresFixture : StoreFixture
{
    private static readonly string? Server = Environment.GetEnvironmentVariable("PILOTHUB_TEST_POSTGRES");

    private readonly string _database = "pilothub_" + Guid.NewGuid().ToString("N");

    public override string? Missing => string.IsNullOrEmpty(Server) ? "PILOTHUB_TEST_POSTGRES is not set" : null;

    public override HubDataOptions Options => new()
    {
        DataPath = Folder,
        ConnectionString = new NpgsqlConnectionStringBuilder(Server) { Database = _database, MaxPoolSize = 20 }.ToString(),
    };

    public override Task BreakAsync() => ExecuteAsync($"ALTER DATABASE {_database} WITH ALLOW_CONNECTIONS false");

    protected override Task CreateAsync() => ExecuteAsync($"CREATE DATABASE {_database}");

    protected override Task DropAsync() => ExecuteAsync($"DROP DATABASE {_database} WITH (FORCE)");

    private static async Task ExecuteAsync(string sql)
    {
        await using var source = NpgsqlDataSource.Create(Server!);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}

/// <summary>Tests that hold on both databases: each class of them has a subclass for either.</summary>
public abstract class StoreTests<TFixture> : IClassFixture<TFixture>
    where TFixture : StoreFixture
{
    protected StoreTests(TFixture fixture)
    {
        if (fixture.Missing is { } reason)
            Assert.Skip(reason);
        Fixture = fixture;
    }

    protected TFixture Fixture { get; }

    protected IContentStore Store => Fixture.Store;

    protected static CancellationToken Token => TestContext.Current.CancellationToken;
}
