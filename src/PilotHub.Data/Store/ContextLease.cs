namespace PilotHub.Data.Store;

/// <summary>A context for one read: a pooled one of its own, given back afterwards, or the transaction's, which stays.</summary>
internal readonly record struct ContextLease(HubContext Context, bool Owned) : IAsyncDisposable
{
    public ValueTask DisposeAsync() => Owned ? Context.DisposeAsync() : ValueTask.CompletedTask;
}
