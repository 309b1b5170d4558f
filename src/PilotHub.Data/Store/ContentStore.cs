using Microsoft.EntityFrameworkCore;
using PilotHub.Content.Store;
using PilotHub.Data.Feed;

namespace PilotHub.Data.Store;

/// <summary>The database as the ports see it.</summary>
internal sealed class ContentStore(IDbContextFactory<HubContext> contexts, WriteTurns turns, ChangeFeed feed, TimeProvider time) : ContentReader, IContentStore
{
    public async Task<IContentTransaction> BeginAsync(ContentActor actor, CancellationToken cancellationToken)
    {
        var turn = await turns.TakeAsync(cancellationToken);
        HubContext? context = null;
        try
        {
            context = await contexts.CreateDbContextAsync(cancellationToken);
            return new ContentTransaction(context, await context.Database.BeginTransactionAsync(cancellationToken), turn, feed, actor, time);
        }
        catch
        {
            if (context is not null)
                await context.DisposeAsync();
            turn.Dispose();
            throw;
        }
    }

    protected override async ValueTask<ContextLease> LeaseAsync(CancellationToken cancellationToken) =>
        new(await contexts.CreateDbContextAsync(cancellationToken), Owned: true);
}
