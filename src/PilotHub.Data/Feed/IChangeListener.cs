namespace PilotHub.Data.Feed;

/// <summary>Hears from the database about commits of other nodes.</summary>
internal interface IChangeListener
{
    /// <summary>Calls <paramref name="heard"/> whenever something was committed anywhere; returns when cancelled, without throwing.</summary>
    Task ListenAsync(Action heard, CancellationToken cancellationToken);
}
