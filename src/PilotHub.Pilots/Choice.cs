namespace PilotHub.Pilots;

/// <summary>
/// A value chosen from a predefined list: as it is stored, and as the product knows it. A site may add choices of its own to a
/// definition, so a value that is not <see cref="Known"/> still has a name to show.
/// </summary>
public readonly record struct Choice<T>(string Value)
    where T : struct, Enum
{
    /// <summary>Whether anything was chosen.</summary>
    public bool IsSet => Value is { Length: > 0 };

    /// <summary>The choice, or null where nothing was chosen or the value is not one of the product's own.</summary>
    public T? Known => IsSet && IsName(Value) && Enum.TryParse<T>(Value, out var known) ? known : null;

    /// <summary>Whether it is that choice.</summary>
    public bool Is(T choice) => Known is { } known && EqualityComparer<T>.Default.Equals(known, choice);

    /// <summary>The stored value.</summary>
    public override string ToString() => Value ?? "";

    // The parser also takes numbers and lists of names.
    private static bool IsName(string value)
    {
        foreach (var c in value)
        {
            if (!char.IsAsciiLetter(c))
                return false;
        }
        return true;
    }
}
