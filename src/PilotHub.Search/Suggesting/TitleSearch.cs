using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;
using PilotHub.Search.Indexing;

namespace PilotHub.Search.Suggesting;

/// <summary>Finds the titles that have what is being typed, in one state of the index: what stands by itself before what stands in it.</summary>
internal sealed class TitleSearch(IndexSearcher searcher, SearchReader reader)
{
    private const string TypeFacet = "type";

    public IReadOnlyList<TitleSuggestion> Find(IReadOnlyList<TypedWord> typed, bool forgiving, string partType, int take)
    {
        var best = new PriorityQueue<(AtomicReader Segment, int Document), (int Fit, int Whole, int Evidence, int Day)>();
        foreach (var leaf in searcher.IndexReader.Leaves)
        {
            var segment = leaf.AtomicReader;
            var values = SegmentValues.Of(segment);
            var (visible, live) = (values.VisibleTo(reader), segment.LiveDocs);
            var (types, evidence, days) = (values.Facet(TypeFacet, segment), values.Numbers(SearchNumber.Evidence, segment), values.Numbers(SearchNumber.Day, segment));
            SegmentTitles.Of(segment).Words.Find(typed, forgiving, (document, fit) =>
            {
                if (live?.Get(document) == false || !visible[values.AccessOf(document)])
                    return;
                var isPart = types.Of(document) is [var type, ..] && types.Names[type] == partType;
                best.EnqueueBounded((segment, document), (isPart ? 0 : 1, fit, evidence[document], days[document]), take);
            });
        }
        var found = new List<TitleSuggestion>(best.Count);
        var label = new BytesRef();
        while (best.TryDequeue(out var hit, out _))
        {
            hit.Segment.GetBinaryDocValues(IndexFields.Label).Get(hit.Document, label);
            found.Add(SuggestionLabel.Read(label.Utf8ToString()));
        }
        found.Reverse();
        return found;
    }

    public IReadOnlySet<string> ValuesOf(string facet)
    {
        var all = new HashSet<string>();
        foreach (var leaf in searcher.IndexReader.Leaves)
            all.UnionWith(SegmentTitles.Of(leaf.AtomicReader).ValuesOf(facet, reader, leaf.AtomicReader));
        return all;
    }
}

internal static class BoundedQueue
{
    /// <summary>Keeps the <paramref name="size"/> greatest.</summary>
    public static void EnqueueBounded<T, TPriority>(this PriorityQueue<T, TPriority> queue, T element, TPriority priority, int size)
    {
        if (queue.Count < size)
            queue.Enqueue(element, priority);
        else if (queue.TryPeek(out _, out var least) && Comparer<TPriority>.Default.Compare(priority, least) > 0)
            queue.DequeueEnqueue(element, priority);
    }
}
