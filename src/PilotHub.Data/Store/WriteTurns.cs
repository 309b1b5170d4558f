namespace PilotHub.Data.Store;

/// <summary>
/// Lets the writers of this process take turns where the database has one writer at a time: they wait here without holding a
/// thread, and in the order they came, instead of polling for the database's lock.
/// </summary>
internal sealed class WriteTurns(bool oneAtATime) : IDisposable
{
    private readonly SemaphoreSlim? _turn = oneAtATime ? new(1, 1) : null;

    /// <summary>Waits for a turn; disposing the result ends it.</summary>
    public async Task<IDisposable> TakeAsync(CancellationToken cancellationToken)
    {
        if (_turn is not null)
            await _turn.WaitAsync(cancellationToken);
        return new Turn(_turn);
    }

    public void Dispose() => _turn?.Dispose();

    private sealed class Turn(SemaphoreSlim? turn) : IDisposable
    {
        private SemaphoreSlim? _turn = turn;

        public void Dispose() => Interlocked.Exchange(ref _turn, null)?.Release();
    }
}
