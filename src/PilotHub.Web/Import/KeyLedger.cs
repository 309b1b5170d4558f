namespace PilotHub.Web.Import;

/// <summary>Which keys have come by, with what content; in bounded room for each row.</summary>
internal sealed class KeyLedger
{
    private readonly Dictionary<string, List<(string Hash, long Row)>> _seen = [];

    /// <summary>
    /// Enters a row: how many contents its key has had, this one included, and the row that had the same content under the same key
    /// before, or null.
    /// </summary>
    public (int Occurrence, long? SameAs) Enter(string key, string contentHash, long row)
    {
        // The key itself may be long; its identifier is not.
        var id = Content.ContentItemIds.Derived(key);
        if (!_seen.TryGetValue(id, out var contents))
            _seen.Add(id, contents = new(1));
        foreach (var (hash, first) in contents)
        {
            if (hash == contentHash)
                return (contents.Count, first);
        }
        contents.Add((contentHash, row));
        return (contents.Count, null);
    }

    /// <summary>The first row that had the key.</summary>
    public long FirstOf(string key) => _seen[Content.ContentItemIds.Derived(key)][0].Row;
}
