using Microsoft.Extensions.Primitives;

namespace PilotHub.Web.PageCache;

/// <summary>What caches on the way and in the browser are told about every page.</summary>
internal static class PageHeaders
{
    /// <summary>Only the reader's own browser keeps a page, and asks each time whether it still holds.</summary>
    public static readonly StringValues CacheControl = "private, no-cache";

    /// <summary>What a page depends on besides its address.</summary>
    public static readonly StringValues Vary = "Accept-Encoding, Accept-Language, Cookie";
}
