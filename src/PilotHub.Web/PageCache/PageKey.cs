namespace PilotHub.Web.PageCache;

/// <summary>Under what a page is stored: everything in a request that a page for nobody in particular depends on.</summary>
internal static class PageKey
{
    /// <summary>Longer keys are not worth their memory; nobody links to such an address.</summary>
    public const int MaxLength = 1024;

    private const char Separator = '\n';

    /// <summary>Writes the key and returns its length, or 0 where it would be too long.</summary>
    public static int Write(HttpRequest request, string culture, string theme, Span<char> key)
    {
        // A page may name its own address, therefore scheme and host belong to it.
        return key.TryWrite($"{request.Scheme}{Separator}{request.Host.Value}{Separator}{request.PathBase.Value}{request.Path.Value}{Separator}{request.QueryString.Value}{Separator}{culture}{Separator}{theme}", out var length)
            ? length
            : 0;
    }
}
