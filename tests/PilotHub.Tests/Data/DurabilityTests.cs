using System.Data;
using System.Diagnostics;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using PilotHub.Data;

namespace PilotHub.Tests.Data;

public abstract class DurabilityTests<TFixture>(TFixture fixture) : StoreTests<TFixture>(fixture)
    where TFixture : StoreFixture
{
    private const int Kills = 100;

    // How many processes start while another one writes.
    private const int Prepared = 2;

    // Each counts what must not be there. In this database every version was written, published, indexed and given a new address in one transaction.
    private static readonly Dictionary<string, string> Wrongs = new()
    {
        ["a version without its audit event"] = """
            SELECT count(*) FROM "Versions" v WHERE 1 <> (SELECT count(*) FROM "Audit" a
              WHERE a."Subject" = 'Item' AND a."Key" = v."ContentItemId" AND a."ContentItemVersionId" = v."ContentItemVersionId")
            """,
        ["an audit event of a version that is not there"] = """
            SELECT count(*) FROM "Audit" a WHERE a."Subject" = 'Item'
              AND NOT EXISTS (SELECT 1 FROM "Versions" v WHERE v."ContentItemVersionId" = a."ContentItemVersionId")
            """,
        ["an item whose changes are not those of its versions"] = """
            SELECT count(*) FROM (SELECT "ContentItemId" AS "Key", count(*) AS "Count" FROM "Versions" GROUP BY "ContentItemId") v
              FULL JOIN (SELECT "Key", count(*) AS "Count" FROM "Changes" WHERE "Subject" = 'Item' GROUP BY "Key") c ON c."Key" = v."Key"
            WHERE v."Count" IS NULL OR c."Count" IS NULL OR v."Count" <> c."Count"
            """,
        ["a live version without its index, or another one with it"] = """
            SELECT count(*) FROM "Versions" v WHERE (CASE WHEN "Latest" OR "Published" THEN 2 ELSE 0 END)
              <> (SELECT count(*) FROM "FieldIndex" f WHERE f."VersionId" = v."Id")
            """,
        ["an index of a version that is not there"] = """
            SELECT count(*) FROM "FieldIndex" f WHERE NOT EXISTS (SELECT 1 FROM "Versions" v WHERE v."Id" = f."VersionId")
            """,
        ["an item that has not one latest version, or another one published"] = """
            SELECT count(*) FROM (SELECT "ContentItemId" FROM "Versions" GROUP BY "ContentItemId"
              HAVING sum(CASE WHEN "Latest" THEN 1 ELSE 0 END) <> 1 OR sum(CASE WHEN "Latest" AND "Published" THEN 1 ELSE 0 END) <> 1) i
            """,
        ["an item that has not one current address, or has not kept its former ones"] = """
            SELECT count(*) FROM (SELECT "ContentItemId" AS "Key", count(*) AS "Count" FROM "Versions" GROUP BY "ContentItemId") v
              FULL JOIN (SELECT "ContentItemId" AS "Key", count(*) AS "Count", sum(CASE WHEN "Current" THEN 1 ELSE 0 END) AS "Currents"
                FROM "Routes" GROUP BY "ContentItemId") r ON r."Key" = v."Key"
            WHERE v."Count" IS NULL OR r."Count" IS NULL OR v."Count" <> r."Count" OR r."Currents" <> 1
            """,
    };

    [Fact]
    public async Task A_killed_process_loses_nothing_it_acknowledged_and_leaves_nothing_half_done()
    {
        var random = new Random();
        var acknowledged = new List<string[]>();
        using var children = new Children(Fixture.Options);
        for (var kill = 0; kill < Kills; kill++)
        {
            await ReleaseAsync();
            // Among few or many acknowledged writes, and somewhere within the ones under way.
            var lines = await children.RunAsync($"r{kill}", random.Next(0, 40), TimeSpan.FromMicroseconds(random.Next(0, 20_000)), Token);
            await AssertKeptAsync(lines);
            await AssertWholeAsync();
            acknowledged.AddRange(lines);
        }
        await AssertKeptAsync(acknowledged);
        Assert.True(acknowledged.Count > Kills, $"Only {acknowledged.Count} writes were acknowledged in all.");
    }

    /// <summary>Lets go of the database, so that the next process to open it finds it as the killed one left it.</summary>
    protected virtual Task ReleaseAsync() => Task.CompletedTask;

    /// <summary>Checks what only this database can tell.</summary>
    protected virtual Task CheckIntegrityAsync(HubContext context) => Task.CompletedTask;

    private async Task AssertKeptAsync(IReadOnlyList<string[]> acknowledged)
    {
        foreach (var chunk in acknowledged.Chunk(1000))
        {
            var owners = await Store.FindVersionOwnersAsync([.. chunk.Select(line => line[1])], Token);
            var routes = await Store.FindRoutesAsync([.. chunk.Select(line => line[2])], Token);
            Assert.All(chunk, line => Assert.Equal((line[0], line[0]), (owners.GetValueOrDefault(line[1]), routes.GetValueOrDefault(line[2])?.ContentItemId)));
        }
    }

    private async Task AssertWholeAsync()
    {
        // What a server still finishes for the killed process comes all at once, too: one snapshot for all questions.
        await using var context = Fixture.CreateContext();
        await using var snapshot = await context.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, Token);
        foreach (var (what, sql) in Wrongs)
        {
            await using var command = context.Database.GetDbConnection().CreateCommand();
            command.Transaction = snapshot.GetDbTransaction();
            command.CommandText = sql;
            Assert.True(Convert.ToInt64(await command.ExecuteScalarAsync(Token), CultureInfo.InvariantCulture) == 0, $"There is {what}.");
        }
        await CheckIntegrityAsync(context);
    }

    /// <summary>Processes to kill. The next ones start while the current one writes.</summary>
    private sealed class Children(HubDataOptions options) : IDisposable
    {
        private readonly Queue<Process> _next = new(Enumerable.Range(0, Prepared).Select(_ => Start(options)));

        /// <summary>Lets a process write until it has acknowledged so many writes and a moment has passed, kills it, and returns the lines it printed.</summary>
        public async Task<List<string[]>> RunAsync(string run, int acknowledged, TimeSpan moment, CancellationToken cancellationToken)
        {
            using var child = _next.Dequeue();
            Assert.Equal("ready", await child.StandardOutput.ReadLineAsync(cancellationToken));
            await child.StandardInput.WriteLineAsync(run);
            _next.Enqueue(Start(options));
            var lines = new List<string[]>();
            while (lines.Count < acknowledged && await child.StandardOutput.ReadLineAsync(cancellationToken) is { } line)
                lines.Add(line.Split(' '));
            Assert.False(child.HasExited, "The process ended by itself.");
            for (var since = Stopwatch.StartNew(); since.Elapsed < moment;)
                Thread.SpinWait(20);
            child.Kill();
            var rest = await child.StandardOutput.ReadToEndAsync(cancellationToken);
            await child.WaitForExitAsync(cancellationToken);
            // What stands behind the last line's end was cut off while it was printed.
            lines.AddRange(rest.Split('\n')[..^1].Select(line => line.Split(' ')));
            return lines;
        }

        public void Dispose()
        {
            foreach (var child in _next)
            {
                child.Kill();
                child.Dispose();
            }
        }

        private static Process Start(HubDataOptions options)
        {
            var program = Path.Combine(AppContext.BaseDirectory, "PilotHub.Tests" + (OperatingSystem.IsWindows() ? ".exe" : ""));
            return Process.Start(new ProcessStartInfo(program, [DurabilityWriter.Command, options.DataPath, options.ConnectionString ?? ""])
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                // A process that lives for a second has no use for counting which of its methods are hot.
                Environment = { ["DOTNET_TieredPGO"] = "0" },
            })!;
        }
    }
}

public sealed class SqliteDurabilityTests(SqliteFixture fixture) : DurabilityTests<SqliteFixture>(fixture)
{
    protected override Task ReleaseAsync()
    {
        SqliteConnection.ClearAllPools();
        return Task.CompletedTask;
    }

    protected override async Task CheckIntegrityAsync(HubContext context)
    {
        Assert.Equal(["ok"], await context.Database.SqlQueryRaw<string>("PRAGMA integrity_check").ToListAsync(Token));
        Assert.Empty(await context.Database.SqlQueryRaw<string>("PRAGMA foreign_key_check").ToListAsync(Token));
    }
}

public sealed class PostgresDurabilityTests(PostgresFixture fixture) : DurabilityTests<PostgresFixture>(fixture);
