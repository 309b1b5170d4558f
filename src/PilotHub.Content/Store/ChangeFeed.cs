using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace PilotHub.Content.Store;

/// <summary>
/// A place in the change feed: the transaction that a change belongs to, then its sequence number. Transactions are ordered so
/// that none appears behind a cursor that has passed it (on SQLite, which has one writer, all are 0).
/// </summary>
public readonly record struct ChangeCursor(long Transaction, long Sequence) : IComparable<ChangeCursor>
{
    /// <summary>Before the first change.</summary>
    public static ChangeCursor Start => default;

    /// <inheritdoc/>
    public int CompareTo(ChangeCursor other) =>
        Transaction != other.Transaction ? Transaction.CompareTo(other.Transaction) : Sequence.CompareTo(other.Sequence);

    /// <summary>The cursor as text, such as <c>0-42</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Transaction}-{Sequence}");

    /// <summary>Reads a cursor that <see cref="ToString"/> wrote.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out ChangeCursor cursor)
    {
        cursor = default;
        if (text?.Split('-') is not [var transaction, var sequence]
            || !long.TryParse(transaction, NumberStyles.None, CultureInfo.InvariantCulture, out var t)
            || !long.TryParse(sequence, NumberStyles.None, CultureInfo.InvariantCulture, out var s))
            return false;
        cursor = new(t, s);
        return true;
    }

    /// <summary>Whether <paramref name="left"/> comes first.</summary>
    public static bool operator <(ChangeCursor left, ChangeCursor right) => left.CompareTo(right) < 0;

    /// <summary>Whether <paramref name="left"/> comes later.</summary>
    public static bool operator >(ChangeCursor left, ChangeCursor right) => left.CompareTo(right) > 0;

    /// <summary>Whether <paramref name="left"/> does not come later.</summary>
    public static bool operator <=(ChangeCursor left, ChangeCursor right) => left.CompareTo(right) <= 0;

    /// <summary>Whether <paramref name="left"/> does not come first.</summary>
    public static bool operator >=(ChangeCursor left, ChangeCursor right) => left.CompareTo(right) >= 0;
}

/// <summary>What changed.</summary>
public enum ChangeSubject
{
    /// <summary>A content item; the change's key is its content item id.</summary>
    Item,

    /// <summary>A document of the site; the key is its name.</summary>
    Document,

    /// <summary>An account; the key is its user id.</summary>
    User,

    /// <summary>A role; the key is its name.</summary>
    Role,
}

/// <summary>One committed change. For items, <see cref="ContentType"/> names the type.</summary>
public sealed record ContentChange(ChangeCursor Cursor, ChangeSubject Subject, string Key, string? ContentType, DateTime AtUtc);

/// <summary>Committed changes in an order that a cursor can follow without ever skipping one. What a reader makes of them must bear being repeated.</summary>
public interface IChangeFeed
{
    /// <summary>Raised on this node right after a commit, before it is acknowledged. Handlers must be quick and must not throw.</summary>
    event Action? Committed;

    /// <summary>The changes after <paramref name="after"/>, oldest first; empty when there are none. <paramref name="max"/> is 1 to 10,000.</summary>
    Task<IReadOnlyList<ContentChange>> ReadAsync(ChangeCursor after, int max, CancellationToken cancellationToken);

    /// <summary>The newest change's place.</summary>
    Task<ChangeCursor> FindHeadAsync(CancellationToken cancellationToken);

    /// <summary>Returns when there may be changes after <paramref name="after"/>, from this node or another.</summary>
    Task WaitAsync(ChangeCursor after, CancellationToken cancellationToken);
}
