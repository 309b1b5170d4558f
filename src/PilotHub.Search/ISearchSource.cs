namespace PilotHub.Search;

/// <summary>Where documents come from: whoever knows the content and how it becomes findable.</summary>
public interface ISearchSource
{
    /// <summary>
    /// Changes whenever documents would come out differently although their items did not change: with definitions, taxonomies or the
    /// wish for a new index. An index of another fingerprint is built anew.
    /// </summary>
    Task<string> FindFingerprintAsync(CancellationToken cancellationToken);

    /// <summary>The documents of those items, as they are now; at most 1,000 ids. What is not to be found has none.</summary>
    Task<IReadOnlyList<SearchDocument>> FindAsync(IReadOnlyCollection<string> contentItemIds, CancellationToken cancellationToken);

    /// <summary>The documents of all items, item by item.</summary>
    IAsyncEnumerable<IReadOnlyList<SearchDocument>> ReadAllAsync(CancellationToken cancellationToken);
}
