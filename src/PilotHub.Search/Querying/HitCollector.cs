using Lucene.Net.Index;
using Lucene.Net.Search;
using PilotHub.Search.Indexing;

namespace PilotHub.Search.Querying;

/// <summary>
/// Looks at every document that matches the words, once: leaves out what the reader may not come across and what the filters
/// exclude, weighs and keeps the best, and counts facets. A document that only one facet's filter excludes still counts for that
/// facet, so that its other values show how many they would bring (drill sideways).
/// </summary>
internal sealed class HitCollector : ICollector
{
    private const int NoSort = int.MinValue;

    private readonly SearchRequest _request;
    private readonly RankingOptions _ranking;
    private readonly Hits _best;
    private readonly string[] _filtered;
    private readonly Dictionary<string, Dictionary<string, int>> _counts;
    private readonly List<(int[] Numbers, SearchRange Range)> _ranges = [];
    private readonly List<FacetFilter> _filters = [];
    private readonly List<FacetCount> _counters = [];

    private Scorer? _scorer;
    private SegmentValues _segment = null!;
    private AtomicReader _reader = null!;
    private bool[] _visible = [];
    private int[] _order = [];
    private int[] _evidence = [], _verified = [], _votes = [];
    private int _base;

    public HitCollector(SearchRequest request, RankingOptions ranking, bool hasWords)
    {
        (_request, _ranking) = (request, ranking);
        _best = new(request.Skip + request.Take);
        _filtered = [.. request.Facets.Where(facet => facet.Value.Count > 0).Select(facet => facet.Key)];
        _counts = request.Count.ToDictionary(name => name, _ => new Dictionary<string, int>());
        Order = request.Order == SearchOrder.Relevance && !hasWords ? SearchOrder.Newest : request.Order;
    }

    /// <summary>How many documents were found.</summary>
    public int Total { get; private set; }

    /// <summary>The order that they are in.</summary>
    public SearchOrder Order { get; }

    public bool AcceptsDocsOutOfOrder => true;

    /// <summary>The best, in their order.</summary>
    public IReadOnlyList<Hit> Best => _best.Sorted();

    /// <summary>For each facet that was asked for how many documents have which value.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, int>> Counts
    {
        get
        {
            FinishSegment();
            return _counts.ToDictionary(facet => facet.Key, IReadOnlyDictionary<string, int> (facet) => facet.Value);
        }
    }

    public void SetScorer(Scorer scorer) => _scorer = scorer;

    public void SetNextReader(AtomicReaderContext context)
    {
        FinishSegment();
        _reader = context.AtomicReader;
        _segment = SegmentValues.Of(_reader);
        _base = context.DocBase;
        _visible = _segment.VisibleTo(_request.Reader);
        _order = Order switch
        {
            SearchOrder.Newest => _segment.Numbers(SearchNumber.Day, _reader),
            SearchOrder.Potential => _segment.Numbers(SearchNumber.Potential, _reader),
            SearchOrder.Evidence => _segment.Numbers(SearchNumber.Evidence, _reader),
            _ => [],
        };
        _evidence = _segment.Numbers(SearchNumber.Evidence, _reader);
        _verified = _segment.Numbers(SearchNumber.Verified, _reader);
        _votes = _segment.Numbers(SearchNumber.Votes, _reader);
        foreach (var (number, range) in _request.Ranges)
            _ranges.Add((_segment.Numbers(number, _reader), range));
        foreach (var name in _filtered)
            _filters.Add(new(_segment.Facet(name, _reader), _request.Facets[name]));
        foreach (var name in _counts.Keys)
            _counters.Add(new(_segment.Facet(name, _reader), _counts[name], Array.IndexOf(_filtered, name)));
    }

    public void Collect(int document)
    {
        if (!_visible[_segment.AccessOf(document)])
            return;
        foreach (var (numbers, range) in _ranges)
        {
            if (numbers[document] == SegmentValues.NoNumber || !range.Contains(numbers[document]))
                return;
        }
        var failed = -1;
        for (var i = 0; i < _filters.Count; i++)
        {
            if (_filters[i].Holds(document))
                continue;
            if (failed >= 0)
                return;
            failed = i;
        }
        foreach (var counter in _counters)
        {
            if (failed < 0 || counter.Filter == failed)
                counter.Add(document);
        }
        if (failed >= 0)
            return;
        Total++;
        if (_best.Size == 0)
            return;
        var score = _scorer?.GetScore() ?? 1;
        // Most documents are not among the best, whatever lifts them.
        if (_order.Length == 0 && !_best.MayTake(score * _ranking.Most))
            return;
        score *= _ranking.Of(_evidence[document], _verified[document], _votes[document], _request.Today);
        _best.Offer(new(_base + document, score, _order.Length == 0 ? NoSort : _order[document]));
    }

    private void FinishSegment()
    {
        foreach (var counter in _counters)
            counter.Finish();
        _counters.Clear();
        _filters.Clear();
        _ranges.Clear();
    }

    private sealed class FacetFilter
    {
        private readonly FacetValues _values;
        private readonly bool[] _wanted;

        public FacetFilter(FacetValues values, IReadOnlyCollection<string> wanted)
        {
            _values = values;
            _wanted = [.. values.Names.Select(wanted.Contains)];
        }

        public bool Holds(int document)
        {
            foreach (var ordinal in _values.Of(document))
            {
                if (_wanted[ordinal])
                    return true;
            }
            return false;
        }
    }

    private sealed class FacetCount(FacetValues values, Dictionary<string, int> totals, int filter)
    {
        private readonly int[] _counts = new int[values.Names.Count];

        /// <summary>The place of this facet's own filter, or -1.</summary>
        public int Filter => filter;

        public void Add(int document)
        {
            foreach (var ordinal in values.Of(document))
                _counts[ordinal]++;
        }

        public void Finish()
        {
            for (var ordinal = 0; ordinal < _counts.Length; ordinal++)
            {
                if (_counts[ordinal] > 0)
                    totals[values.Names[ordinal]] = totals.GetValueOrDefault(values.Names[ordinal]) + _counts[ordinal];
            }
        }
    }
}
