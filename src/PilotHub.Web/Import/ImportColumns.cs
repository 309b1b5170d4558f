using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace PilotHub.Web.Import;

/// <summary>
/// The columns of a file, found by their heading (letter case, line breaks and stray blanks aside), by the beginning of it
/// (<c>What are the key risks*</c>) or by number (<c>#26</c>, the first is 1).
/// </summary>
internal sealed class ImportColumns
{
    private const int MaxNameLength = 60;

    private readonly string[] _folded;
    private readonly Dictionary<string, int> _found = [];

    public ImportColumns(IReadOnlyList<string> header)
    {
        Names = [.. header.Select((name, index) => CellText.OneLine(CellText.Clean(name)) is { Length: > 0 } text
            ? CellText.Shorten(text, MaxNameLength)
            : string.Create(CultureInfo.InvariantCulture, $"#{index + 1}"))];
        _folded = [.. header.Select(CellText.Fold)];
    }

    /// <summary>The headings on one line each, shortened, for people.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>How many columns there are.</summary>
    public int Count => _folded.Length;

    /// <summary>The index of a column that is known to be there.</summary>
    public int this[string reference] => TryFind(reference, out var index, out var problem) ? index : throw new KeyNotFoundException(problem);

    /// <summary>Finds a column; <paramref name="problem"/> says why there is none, or not just one.</summary>
    public bool TryFind(string reference, out int index, [NotNullWhen(false)] out string? problem)
    {
        if (_found.TryGetValue(reference, out index))
        {
            problem = null;
            return true;
        }
        var matches = Find(reference);
        index = matches.Count == 1 ? matches[0] : -1;
        problem = matches.Count switch
        {
            1 => null,
            0 => $"The file has no column \"{reference}\".{Suggest(reference)}",
            _ => $"The file has {matches.Count} columns \"{reference}\": write {string.Join(" or ", matches.Select(match => $"#{match + 1}"))}.",
        };
        if (problem is not null)
            return false;
        _found[reference] = index;
        return true;
    }

    /// <summary>Whether <paramref name="cells"/> are the headings once more.</summary>
    public bool IsRepeatedBy(IReadOnlyList<string> cells) =>
        cells.Count == Count && !cells.Where((cell, index) => CellText.Fold(cell) != _folded[index]).Any();

    private List<int> Find(string reference)
    {
        if (reference.StartsWith('#') && int.TryParse(reference.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return number >= 1 && number <= Count ? [number - 1] : [];
        var folded = CellText.Fold(reference);
        var exact = Indexes(name => name == folded);
        return exact.Count > 0 || !folded.EndsWith('*') ? exact : Indexes(name => name.StartsWith(folded[..^1].TrimEnd(), StringComparison.Ordinal));

        List<int> Indexes(Func<string, bool> matches) => [.. Enumerable.Range(0, Count).Where(i => matches(_folded[i]))];
    }

    private string Suggest(string reference)
    {
        const int shortest = 3;
        var folded = CellText.Fold(reference).TrimEnd('*');
        // Of a long heading, people remember the beginning.
        var (distance, nearest) = Enumerable.Range(0, Count).Select(i => (Distance: Distance(folded, _folded[i].Length > folded.Length * 2 ? _folded[i][..folded.Length] : _folded[i]), i)).Min();
        return folded.Length >= shortest && distance <= Math.Max(1, folded.Length * 2 / 5)
            ? $" Is \"{Names[nearest]}\" meant?"
            : $" There are {Count} columns, from \"{Names[0]}\" to \"{Names[^1]}\".";
    }

    // The number of single-character edits between two texts (Levenshtein).
    private static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var substituted = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(substituted, Math.Min(row[j], row[j - 1]) + 1);
            }
        }
        return row[^1];
    }
}
