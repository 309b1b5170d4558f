namespace PilotHub.Search.Querying;

/// <summary>A document that was found, what it weighs, and the number that it is ordered by where that is not its weight.</summary>
internal readonly record struct Hit(int Document, float Score, int Order) : IComparable<Hit>
{
    /// <summary>The better one is the greater one; of equals the one that came into the index first.</summary>
    public int CompareTo(Hit other) =>
        Order != other.Order ? Order.CompareTo(other.Order)
        : Score != other.Score ? Score.CompareTo(other.Score)
        : other.Document.CompareTo(Document);
}

/// <summary>Keeps the best hits.</summary>
internal sealed class Hits(int size)
{
    private readonly PriorityQueue<Hit, Hit> _worstFirst = new(size + 1);

    /// <summary>How many are kept.</summary>
    public int Size => size;

    /// <summary>Whether a hit of that weight at most may be among the best, where the order is that of the weights.</summary>
    public bool MayTake(float score) => _worstFirst.Count < size || !_worstFirst.TryPeek(out _, out var worst) || score >= worst.Score;

    public void Offer(Hit hit)
    {
        if (_worstFirst.Count < size)
            _worstFirst.Enqueue(hit, hit);
        else if (_worstFirst.TryPeek(out _, out var worst) && hit.CompareTo(worst) > 0)
            _worstFirst.DequeueEnqueue(hit, hit);
    }

    /// <summary>The best first.</summary>
    public IReadOnlyList<Hit> Sorted() => [.. _worstFirst.UnorderedItems.Select(entry => entry.Element).OrderDescending()];
}
