using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;
using PilotHub.Search.Indexing;

namespace PilotHub.Search.Suggesting;

/// <summary>The words of the titles of one segment, in memory for as long as the segment lives, and what its readers may know of its facets.</summary>
internal sealed class SegmentTitles
{
    private const int MaxKept = 512;

    private static readonly ConditionalWeakTable<object, SegmentTitles> Segments = [];

    private readonly ConcurrentDictionary<(string Reader, string Facet, int Documents), HashSet<string>> _values = new();

    private SegmentTitles(AtomicReader reader) => Words = new(reader.MaxDoc, WordsOf(reader));

    public WordPrefixes Words { get; }

    public static SegmentTitles Of(AtomicReader reader) => Segments.GetValue(reader.CoreCacheKey, _ => new(reader));

    /// <summary>The values of a facet that documents have which <paramref name="reader"/> may come across.</summary>
    public IReadOnlySet<string> ValuesOf(string facet, SearchReader reader, AtomicReader segment)
    {
        // A segment changes in one way only: documents are deleted from it, and each deletion leaves fewer.
        var key = (reader.Key, facet, segment.NumDocs);
        if (_values.TryGetValue(key, out var known))
            return known;
        if (_values.Count >= MaxKept)
            _values.Clear();
        return _values[key] = Collect(facet, reader, segment);
    }

    private static HashSet<string> Collect(string facet, SearchReader reader, AtomicReader segment)
    {
        var values = SegmentValues.Of(segment);
        var (visible, facets) = (values.VisibleTo(reader), values.Facet(facet, segment));
        var seen = new bool[facets.Names.Count];
        var live = segment.LiveDocs;
        for (var document = 0; document < segment.MaxDoc; document++)
        {
            if (live?.Get(document) == false || !visible[values.AccessOf(document)])
                continue;
            foreach (var ordinal in facets.Of(document))
                seen[ordinal] = true;
        }
        return [.. facets.Names.Where((_, ordinal) => seen[ordinal])];
    }

    private static IEnumerable<(string Word, int Document, bool IsFirst)> WordsOf(AtomicReader reader)
    {
        if (reader.GetTerms(IndexFields.TitleExact)?.GetEnumerator() is not { } words)
            yield break;
        DocsAndPositionsEnum? documents = null;
        while (words.MoveNext())
        {
            var word = words.Term.Utf8ToString();
            documents = words.DocsAndPositions(liveDocs: null, documents, DocsAndPositionsFlags.NONE);
            while (documents.NextDoc() is var document && document != DocIdSetIterator.NO_MORE_DOCS)
                yield return (word, document, documents.NextPosition() == 0);
        }
    }
}
