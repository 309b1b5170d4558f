using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Lucene.Net.Index;
using Lucene.Net.Util;

namespace PilotHub.Search.Indexing;

/// <summary>The values of one segment that every search needs for every document that matches, in memory for as long as the segment lives.</summary>
internal sealed class SegmentValues
{
    /// <summary>Stands for a number that a document does not have.</summary>
    public const int NoNumber = int.MinValue;

    private const int MaxReaders = 64;

    private static readonly ConditionalWeakTable<object, SegmentValues> Segments = [];

    private readonly int[] _access;
    private readonly string[] _accessValues;
    private readonly ConcurrentDictionary<string, FacetValues> _facets = new();
    private readonly ConcurrentDictionary<SearchNumber, int[]> _numbers = new();
    private readonly ConcurrentDictionary<string, SegmentNorms> _norms = new();
    private readonly ConcurrentDictionary<string, bool[]> _readers = new();

    private SegmentValues(AtomicReader reader)
    {
        var access = reader.GetSortedDocValues(IndexFields.Access);
        _access = new int[reader.MaxDoc];
        _accessValues = new string[access?.ValueCount ?? 0];
        if (access is null)
            return;
        for (var document = 0; document < _access.Length; document++)
            _access[document] = access.GetOrd(document);
        var value = new BytesRef();
        for (var ordinal = 0; ordinal < _accessValues.Length; ordinal++)
        {
            access.LookupOrd(ordinal, value);
            _accessValues[ordinal] = value.Utf8ToString();
        }
    }

    /// <summary>The values of the segment that <paramref name="reader"/> reads.</summary>
    public static SegmentValues Of(AtomicReader reader) => Segments.GetValue(reader.CoreCacheKey, _ => new(reader));

    /// <summary>Reads what every search by words needs.</summary>
    public void Warm(AtomicReader reader)
    {
        SegmentWords.Of(reader);
        foreach (var field in (string[])[IndexFields.Exact, IndexFields.TextGerman, IndexFields.TextEnglish, IndexFields.TitleGerman, IndexFields.TitleEnglish])
            Norms(field, reader);
        foreach (var number in Enum.GetValues<SearchNumber>())
            Numbers(number, reader);
    }

    /// <summary>For each access ordinal whether the reader may come across what has it; see <see cref="AccessOf"/>.</summary>
    public bool[] VisibleTo(SearchReader reader)
    {
        if (_readers.TryGetValue(reader.Key, out var known))
            return known;
        if (_readers.Count >= MaxReaders)
            _readers.Clear();
        return _readers[reader.Key] = Array.ConvertAll(_accessValues, value => reader.MayList(value));
    }

    /// <summary>The document's access ordinal.</summary>
    public int AccessOf(int document) => _access[document];

    // The reader is handed in each time: the segment outlives each of its readers.

    /// <summary>The values of a facet.</summary>
    public FacetValues Facet(string name, AtomicReader reader) =>
        _facets.GetOrAdd(name, static (facet, reader) => new(reader.GetSortedSetDocValues(IndexFields.Facet(facet)), reader.MaxDoc), reader);

    /// <summary>The lengths of a field.</summary>
    public SegmentNorms Norms(string field, AtomicReader reader) => _norms.GetOrAdd(field, static (name, reader) => new(name, reader), reader);

    /// <summary>The number of every document, or <see cref="NoNumber"/>.</summary>
    public int[] Numbers(SearchNumber number, AtomicReader reader) => _numbers.GetOrAdd(number, static (name, reader) =>
    {
        var numbers = new int[reader.MaxDoc];
        var values = reader.GetNumericDocValues(IndexFields.Number(name));
        var present = reader.GetDocsWithField(IndexFields.Number(name));
        for (var document = 0; document < numbers.Length; document++)
            numbers[document] = values is not null && present.Get(document) ? (int)values.Get(document) : NoNumber;
        return numbers;
    }, reader);
}

/// <summary>The values of one facet in a segment: for each document the ordinals of its values, in one array after the other.</summary>
internal sealed class FacetValues
{
    private readonly int[] _starts;
    private readonly int[] _ordinals;

    public FacetValues(SortedSetDocValues? source, int documents)
    {
        _starts = new int[documents + 1];
        if (source is null)
        {
            (_ordinals, Names) = ([], []);
            return;
        }
        var ordinals = new List<int>(documents);
        for (var document = 0; document < documents; document++)
        {
            source.SetDocument(document);
            for (var ordinal = source.NextOrd(); ordinal != SortedSetDocValues.NO_MORE_ORDS; ordinal = source.NextOrd())
                ordinals.Add((int)ordinal);
            _starts[document + 1] = ordinals.Count;
        }
        _ordinals = [.. ordinals];
        Names = new string[source.ValueCount];
        var name = new BytesRef();
        for (var ordinal = 0; ordinal < Names.Count; ordinal++)
        {
            source.LookupOrd(ordinal, name);
            ((string[])Names)[ordinal] = name.Utf8ToString();
        }
    }

    /// <summary>The values by ordinal.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>The ordinals of a document's values.</summary>
    public ReadOnlySpan<int> Of(int document) => _ordinals.AsSpan(_starts[document].._starts[document + 1]);
}
