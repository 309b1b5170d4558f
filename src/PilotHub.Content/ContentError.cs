namespace PilotHub.Content;

/// <summary>
/// Something about a content item, definition or recipe that is not accepted: where (<see cref="Path"/>, such as
/// <c>PilotCase.Vendor.Text</c>), which rule (<see cref="Code"/>, stable, for translation) and what is wrong, in English.
/// </summary>
public sealed record ContentError(string Path, string Code, string Message)
{
    /// <summary>The same error seen from further out: its path under <paramref name="prefix"/>.</summary>
    public ContentError Under(string prefix) =>
        this with { Path = Path.Length == 0 ? prefix : Path.StartsWith('[') ? prefix + Path : $"{prefix}.{Path}" };

    /// <inheritdoc/>
    public override string ToString() => Path.Length == 0 ? Message : $"{Path}: {Message}";
}

/// <summary>Content that breaks a rule; nothing of it was written.</summary>
public sealed class ContentValidationException(IReadOnlyList<ContentError> errors)
    : Exception(string.Join(Environment.NewLine, errors))
{
    /// <summary>What is wrong, at least one entry.</summary>
    public IReadOnlyList<ContentError> Errors { get; } = errors;
}

/// <summary>Somebody else changed the item since it was read; nothing was written.</summary>
public sealed class ContentConflictException(string contentItemId, string? expectedVersionId, string? actualVersionId)
    : Exception($"Item {contentItemId} was expected at version {expectedVersionId ?? "none"} but is at {actualVersionId ?? "none"}.")
{
    /// <summary>The item that was changed.</summary>
    public string ContentItemId { get; } = contentItemId;

    /// <summary>The version that is latest now, or null where the item is gone.</summary>
    public string? ActualVersionId { get; } = actualVersionId;
}
