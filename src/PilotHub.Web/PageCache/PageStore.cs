using System.Diagnostics.Metrics;
using Microsoft.Extensions.Caching.Memory;
using PilotHub.Web.Telemetry;

namespace PilotHub.Web.PageCache;

/// <summary>
/// Rendered pages in memory. ASP.NET Core's output cache was tried on paper and left: it stores whole answers, so that all readers
/// would share one nonce, it cannot splice a nonce into a compressed body, and it stands behind routing and authorization.
/// </summary>
internal sealed class PageStore(TimeProvider time) : IDisposable
{
    /// <summary>The memory that pages may take, in bytes: some three thousand case pages.</summary>
    public const long MaxSize = 16 * 1024 * 1024;

    // Pages speak of dates ("review overdue"), so they age although nothing changed.
    private static readonly TimeSpan MaxAge = TimeSpan.FromMinutes(5);

    private static readonly Counter<long> Lookups = HubTelemetry.Meter.CreateCounter<long>("pilothub.pages.lookups", description: "Pages looked up in memory, by whether they were there");
    private static readonly KeyValuePair<string, object?> Found = new("found", true), Missing = new("found", false);

    private readonly MemoryCache _pages = new(new MemoryCacheOptions { SizeLimit = MaxSize });

    /// <summary>The page of that key as of that generation, or null.</summary>
    public CachedPage? Find(ReadOnlySpan<char> key, long generation)
    {
        var page = _pages.TryGetValue(key, out Entry? entry) && entry!.Generation == generation && time.GetElapsedTime(entry.Stored) < MaxAge ? entry.Page : null;
        Lookups.Add(1, page is null ? Missing : Found);
        return page;
    }

    public void Add(string key, long generation, CachedPage page)
    {
        using var entry = _pages.CreateEntry(key);
        entry.Value = new Entry(page, generation, time.GetTimestamp());
        entry.Size = page.Size;
        entry.AbsoluteExpirationRelativeToNow = MaxAge;
    }

    public void Dispose() => _pages.Dispose();

    private sealed record Entry(CachedPage Page, long Generation, long Stored);
}
