using System.Diagnostics.CodeAnalysis;

namespace PilotHub.Web.Import;

/// <summary>
/// Entries found by a text as <see cref="CellText.Fold"/> compares it. A key that ends in an asterisk finds every text that begins with
/// the rest of it; the longest such key wins, and an exact one before it.
/// </summary>
internal sealed class FoldedTable<T>
{
    private readonly Dictionary<string, T> _exact = [];
    private readonly List<(string Start, T Entry)> _starts = [];

    /// <summary>The entries, in no particular order.</summary>
    public IEnumerable<T> Entries => _exact.Values.Concat(_starts.Select(start => start.Entry));

    /// <summary>Adds an entry; false where the key is there already.</summary>
    public bool Add(string key, T entry)
    {
        var folded = CellText.Fold(key);
        if (!folded.EndsWith('*'))
            return _exact.TryAdd(folded, entry);
        var start = folded[..^1].TrimEnd();
        if (_starts.Exists(known => known.Start == start))
            return false;
        _starts.Add((start, entry));
        _starts.Sort((a, b) => b.Start.Length.CompareTo(a.Start.Length));
        return true;
    }

    /// <summary>Finds the entry for <paramref name="text"/>.</summary>
    public bool TryFind(string text, [MaybeNullWhen(false)] out T entry)
    {
        var folded = CellText.Fold(text);
        if (_exact.TryGetValue(folded, out entry))
            return true;
        foreach (var (start, candidate) in _starts)
        {
            if (folded.StartsWith(start, StringComparison.Ordinal))
            {
                entry = candidate;
                return true;
            }
        }
        return false;
    }
}
