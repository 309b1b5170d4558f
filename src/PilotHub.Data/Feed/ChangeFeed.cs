using Microsoft.EntityFrameworkCore;
using PilotHub.Content.Store;
using PilotHub.Data.Model;

namespace PilotHub.Data.Feed;

/// <summary>Reads the change feed. Waiting readers are woken by this node's commits, by the database where it can, and look for themselves now and then.</summary>
internal sealed class ChangeFeed(IDbContextFactory<HubContext> contexts, IChangeListener listener, TimeProvider time) : IChangeFeed, IAsyncDisposable
{
    private const int MaxRead = 10_000;

    // How long a change that was written by another process may go unnoticed when nothing announces it.
    private static readonly TimeSpan LookInterval = TimeSpan.FromSeconds(1);

    // Committed changes behind a transaction that still runs become readable when that ends, which nobody announces.
    private static readonly TimeSpan SettleInterval = TimeSpan.FromMilliseconds(20);

    private readonly CancellationTokenSource _stopping = new();
    private readonly Lock _starting = new();
    private TaskCompletionSource _announced = NewSignal();
    private Task? _listening;

    public event Action? Committed;

    public async Task<IReadOnlyList<ContentChange>> ReadAsync(ChangeCursor after, int max, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(max);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(max, MaxRead);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await context.SettledChanges(after).AsNoTracking()
            .OrderBy(change => change.Transaction).ThenBy(change => change.Sequence).Take(max).ToListAsync(cancellationToken);
        return [.. rows.Select(row => new ContentChange(new(row.Transaction, row.Sequence), row.Subject, row.Key, row.ContentType, row.AtUtc))];
    }

    public async Task<ChangeCursor> FindHeadAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var row = await context.SettledChanges(ChangeCursor.Start).AsNoTracking()
            .OrderByDescending(change => change.Transaction).ThenByDescending(change => change.Sequence)
            .Select(change => new { change.Transaction, change.Sequence }).FirstOrDefaultAsync(cancellationToken);
        return row is null ? ChangeCursor.Start : new(row.Transaction, row.Sequence);
    }

    public async Task WaitAsync(ChangeCursor after, CancellationToken cancellationToken)
    {
        StartListening();
        while (true)
        {
            // Taken before looking: what is committed in between is announced to this signal.
            var announced = Volatile.Read(ref _announced).Task;
            await using (var context = await contexts.CreateDbContextAsync(cancellationToken))
            {
                if (await context.SettledChanges(after).AnyAsync(cancellationToken))
                    return;
                if (!await context.Set<ChangeRow>().AnyAsync(
                    change => change.Transaction > after.Transaction || (change.Transaction == after.Transaction && change.Sequence > after.Sequence), cancellationToken))
                {
                    await WaitForAsync(announced, LookInterval, cancellationToken);
                    continue;
                }
            }
            await WaitForAsync(announced, SettleInterval, cancellationToken);
        }
    }

    /// <summary>Tells waiting readers that something was committed on this node.</summary>
    public void Announce()
    {
        Wake();
        Committed?.Invoke();
    }

    public async ValueTask DisposeAsync()
    {
        // The container disposes of it twice, as what it is and as the port it stands for.
        if (_stopping.IsCancellationRequested)
            return;
        await _stopping.CancelAsync();
        if (_listening is not null)
            await _listening;
        _stopping.Dispose();
    }

    private void Wake() => Interlocked.Exchange(ref _announced, NewSignal()).TrySetResult();

    private void StartListening()
    {
        lock (_starting)
            _listening ??= listener.ListenAsync(Wake, _stopping.Token);
    }

    private async Task WaitForAsync(Task announced, TimeSpan atMost, CancellationToken cancellationToken)
    {
        using var done = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await Task.WhenAny(announced, Task.Delay(atMost, time, done.Token));
        await done.CancelAsync();
        cancellationToken.ThrowIfCancellationRequested();
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
