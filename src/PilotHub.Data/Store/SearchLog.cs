using Microsoft.EntityFrameworkCore;
using PilotHub.Content.Store;
using PilotHub.Data.Model;

namespace PilotHub.Data.Store;

/// <summary>The tallies of searches in the database. Nodes add to the same rows.</summary>
internal sealed class SearchLog(IDbContextFactory<HubContext> contexts, WriteTurns turns) : ISearchLog
{
    public Task AddAsync(IReadOnlyCollection<SearchTally> tallies, CancellationToken cancellationToken) => WriteAsync(async context =>
    {
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        // In one order on every node, so that two of them never wait for each other.
        foreach (var tally in tallies.OrderBy(tally => tally.Week).ThenBy(tally => tally.Words, StringComparer.Ordinal))
        {
            await context.Database.ExecuteSqlAsync(
                $"""
                INSERT INTO "SearchTallies" ("Week", "Words", "Searches", "Empty", "Opened")
                VALUES ({tally.Week}, {tally.Words}, {tally.Searches}, {tally.Empty}, {tally.Opened})
                ON CONFLICT ("Week", "Words") DO UPDATE SET
                    "Searches" = "SearchTallies"."Searches" + excluded."Searches",
                    "Empty" = "SearchTallies"."Empty" + excluded."Empty",
                    "Opened" = "SearchTallies"."Opened" + excluded."Opened"
                """, cancellationToken);
        }
        await transaction.CommitAsync(cancellationToken);
    }, cancellationToken);

    public async Task<IReadOnlyList<SearchTally>> ListAsync(DateOnly from, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Set<SearchTallyRow>().Where(row => row.Week >= from)
            .Select(row => new SearchTally(row.Week, row.Words, row.Searches, row.Empty, row.Opened)).ToListAsync(cancellationToken);
    }

    public Task DeleteAsync(string? words, CancellationToken cancellationToken) => WriteAsync(
        context => context.Set<SearchTallyRow>().Where(row => words == null || row.Words == words).ExecuteDeleteAsync(cancellationToken), cancellationToken);

    public Task DeleteBeforeAsync(DateOnly week, CancellationToken cancellationToken) => WriteAsync(
        context => context.Set<SearchTallyRow>().Where(row => row.Week < week).ExecuteDeleteAsync(cancellationToken), cancellationToken);

    private async Task WriteAsync(Func<HubContext, Task> write, CancellationToken cancellationToken)
    {
        using var turn = await turns.TakeAsync(cancellationToken);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await write(context);
    }
}
