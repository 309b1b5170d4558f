using Microsoft.Extensions.Caching.Memory;
using PilotHub.Web.Site;

namespace PilotHub.Web.Reading;

/// <summary>
/// Keeps what was read from the store until anything is committed, so that a page that is asked for again costs no query. Holds
/// only what is the same for every reader; who may see it is asked each time.
/// </summary>
internal sealed class ReadCache(SiteCache site) : IDisposable
{
    // Counted in content items; a few kilobytes each.
    private const int MaxItems = 500;

    private readonly MemoryCache _cache = new(new MemoryCacheOptions { SizeLimit = MaxItems });
    private long _generation = -1;

    /// <summary>
    /// What <paramref name="read"/> returns, from memory where nothing has changed since. <paramref name="key"/> names it among all that is
    /// kept; <paramref name="size"/> says how many items it holds.
    /// </summary>
    public async ValueTask<T> GetAsync<T>(string key, Func<CancellationToken, Task<T>> read, Func<T, int> size, CancellationToken cancellationToken)
    {
        // Taken before reading: what is committed meanwhile makes a new generation, under which this is not found.
        var generation = site.Generation;
        if (_cache.TryGetValue((generation, key), out T? known))
            return known!;
        var value = await read(cancellationToken);
        // What is not there is not kept: anybody can ask for addresses that lead nowhere, as many as they like.
        if (value is null)
            return value;
        if (Interlocked.Exchange(ref _generation, generation) != generation)
            _cache.Clear();
        return _cache.Set((generation, key), value, new MemoryCacheEntryOptions { Size = size(value) + 1 });
    }

    public void Dispose() => _cache.Dispose();
}
