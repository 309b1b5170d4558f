using PilotHub.Search.Similar;

namespace PilotHub.Search;

public sealed partial class SearchEngine
{
    /// <summary>The nearest to what the request describes, the nearest first.</summary>
    /// <exception cref="InvalidOperationException">There is no index yet; see <see cref="IsReady"/>.</exception>
    public IReadOnlyList<SimilarHit> FindSimilar(SimilarRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return Read((searcher, words) => new SimilarSearch(searcher, words, request).Find());
    }
}
