using System.Buffers;

namespace PilotHub.Search.Querying;

/// <summary>
/// What each document of a segment weighs so far. The arrays are lent, and given back when the scores have been read to their end or are
/// cleared away.
/// </summary>
internal sealed class WordScores(int documents) : IDisposable
{
    // Twice as many numbers as documents: what the two languages of one word bring, side by side.
    private float[] _totals = Rent(documents);
    private float[] _german = Rent(documents);
    private float[] _english = Rent(documents);
    private int[] _touched = ArrayPool<int>.Shared.Rent(documents);
    private int _touchedCount;

    /// <summary>How many documents weigh anything; counted by <see cref="Finish"/>.</summary>
    public int Count { get; private set; }

    /// <summary>Whether no document weighs anything.</summary>
    public bool IsEmpty => Count == 0;

    /// <summary>What a document weighs.</summary>
    public float this[int document] => _totals[document];

    /// <summary>The next document that weighs anything, or -1.</summary>
    public int NextFrom(int document)
    {
        if (document >= documents)
            return -1;
        var next = _totals.AsSpan(document, documents - document).IndexOfAnyExcept(0f);
        return next < 0 ? -1 : document + next;
    }

    /// <summary>Whether a document weighs anything.</summary>
    public bool Has(int document) => _totals[document] > 0;

    public void AddGerman(int document, float value)
    {
        Touch(document);
        _german[document] += value;
    }

    public void AddEnglish(int document, float value)
    {
        Touch(document);
        _english[document] += value;
    }

    /// <summary>Keeps the best of several values, and of the others a share.</summary>
    public void AddAlternative(int document, float value, float share)
    {
        Touch(document);
        var best = _german[document];
        _german[document] = Math.Max(best, value) + (share * Math.Min(best, value));
    }

    /// <summary>Adds what was gathered for one word, in one field, to the documents' weights: the better language, and a share of the other.</summary>
    public void Take(float weight, float share)
    {
        foreach (var document in _touched.AsSpan(0, _touchedCount))
        {
            var (german, english) = (_german[document], _english[document]);
            _totals[document] += weight * (Math.Max(german, english) + (share * Math.Min(german, english)));
            _german[document] = _english[document] = 0;
        }
        _touchedCount = 0;
    }

    /// <summary>Counts the documents; without any, gives the arrays back at once.</summary>
    public void Finish()
    {
        Count = documents - _totals.AsSpan(0, documents).Count(0f);
        Return(ref _german);
        Return(ref _english);
        if (_touched.Length > 0)
            ArrayPool<int>.Shared.Return(_touched);
        _touched = [];
        if (IsEmpty)
            Dispose();
    }

    public void Dispose()
    {
        // Left empty, a later look finds no document, instead of somebody else's.
        if (_totals.Length > 0)
            Return(ref _totals);
        documents = 0;
    }

    private void Touch(int document)
    {
        if (_german[document] == 0 && _english[document] == 0)
            _touched[_touchedCount++] = document;
    }

    private static float[] Rent(int length)
    {
        var numbers = ArrayPool<float>.Shared.Rent(length);
        numbers.AsSpan(0, length).Clear();
        return numbers;
    }

    private static void Return(ref float[] numbers)
    {
        if (numbers.Length > 0)
            ArrayPool<float>.Shared.Return(numbers);
        numbers = [];
    }
}
