namespace PilotHub.Content.Store;

/// <summary>Where files that belong to content are kept.</summary>
public interface IMediaStore
{
    /// <summary>Stores a file under a path, replacing one that is there; the file appears whole or not at all.</summary>
    /// <exception cref="ArgumentException">The path is not <see cref="MediaPath.IsValid">valid</see>.</exception>
    Task SaveAsync(string path, Stream content, CancellationToken cancellationToken);

    /// <summary>Opens a file for reading, or null where there is none.</summary>
    Task<Stream?> OpenAsync(string path, CancellationToken cancellationToken);

    /// <summary>The paths of all files, sorted.</summary>
    IAsyncEnumerable<string> ListAsync(CancellationToken cancellationToken);
}

/// <summary>The rule for paths of media files: relative, forward slashes, no way up, at most 500 characters.</summary>
public static class MediaPath
{
    /// <summary>Whether <paramref name="path"/> may name a media file.</summary>
    public static bool IsValid(string path) =>
        path.Length is > 0 and <= 500
        && path.Split('/').All(segment => segment is not ("" or "." or "..") && !segment.EndsWith('.') && !segment.EndsWith(' '))
        && !path.Any(c => char.IsControl(c) || c is '\\' or ':' or '*' or '?' or '"' or '<' or '>' or '|');
}
