using Lucene.Net.Index;
using Lucene.Net.Search;
using PilotHub.Search.Indexing;
using PilotHub.Search.Querying;

namespace PilotHub.Search.Similar;

/// <summary>Keeps the nearest of what the reader may come across, lifted by each facet value that is shared.</summary>
internal sealed class SimilarCollector(SimilarRequest request, int size) : ICollector
{
    private const string TypeFacet = "type";

    // The share that each value in common adds, and the most that all of them add.
    private const float SharedValue = 0.15f;
    private const float MaxLift = 0.6f;

    private readonly Hits _best = new(size);
    private readonly List<(FacetValues Values, bool[] Wanted)> _facets = [];
    private Scorer? _scorer;
    private SegmentValues _segment = null!;
    private bool[] _visible = [];
    private bool[] _own = [];
    private (FacetValues Values, bool[] Wanted) _types;
    private int _base;

    public bool AcceptsDocsOutOfOrder => true;

    public IReadOnlyList<Hit> Best => _best.Sorted();

    public void SetScorer(Scorer scorer) => _scorer = scorer;

    public void SetNextReader(AtomicReaderContext context)
    {
        var reader = context.AtomicReader;
        _segment = SegmentValues.Of(reader);
        _base = context.DocBase;
        _visible = _segment.VisibleTo(request.Reader);
        _types = Wanted(TypeFacet, request.ContentTypes);
        _facets.Clear();
        foreach (var (name, values) in request.Facets)
            _facets.Add(Wanted(name, values));
        _own = OwnDocuments(reader);

        (FacetValues, bool[]) Wanted(string facet, IReadOnlyCollection<string> wanted)
        {
            var values = _segment.Facet(facet, reader);
            return (values, [.. values.Names.Select(wanted.Contains)]);
        }
    }

    public void Collect(int document)
    {
        if (!_visible[_segment.AccessOf(document)] || Count(_types, document) == 0 || (_own.Length > 0 && _own[document]))
            return;
        var shared = 0;
        foreach (var facet in _facets)
            shared += Count(facet, document);
        _best.Offer(new(_base + document, _scorer!.GetScore() * (1 + Math.Min(MaxLift, SharedValue * shared)), 0));
    }

    private bool[] OwnDocuments(AtomicReader reader)
    {
        bool[] own = [];
        foreach (var term in (Term[])[new(IndexFields.ItemId, request.ContentItemId), new(IndexFields.TranslationSet, request.TranslationSet)])
        {
            if (term.Text.Length == 0 || reader.GetTermDocsEnum(term) is not { } documents)
                continue;
            own = own.Length > 0 ? own : new bool[reader.MaxDoc];
            for (var document = documents.NextDoc(); document != DocIdSetIterator.NO_MORE_DOCS; document = documents.NextDoc())
                own[document] = true;
        }
        return own;
    }

    private static int Count((FacetValues Values, bool[] Wanted) facet, int document)
    {
        var count = 0;
        foreach (var ordinal in facet.Values.Of(document))
            count += facet.Wanted[ordinal] ? 1 : 0;
        return count;
    }
}
