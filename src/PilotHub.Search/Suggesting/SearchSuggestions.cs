using PilotHub.Search.Suggesting;

namespace PilotHub.Search;

public sealed partial class SearchEngine
{
    /// <summary>
    /// The titles that have what is being typed; what <paramref name="partType"/> names stands behind what stands by itself. A
    /// <paramref name="forgiving"/> search bears typing errors.
    /// </summary>
    /// <exception cref="InvalidOperationException">There is no index yet; see <see cref="IsReady"/>.</exception>
    public IReadOnlyList<TitleSuggestion> SuggestTitles(SuggestionText text, SearchReader reader, string partType, int take, bool forgiving)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Read((searcher, _) => new TitleSearch(searcher, reader).Find(text.Words, forgiving, partType, take));
    }

    /// <summary>The values of a facet that anything has which the reader may come across.</summary>
    /// <exception cref="InvalidOperationException">There is no index yet; see <see cref="IsReady"/>.</exception>
    public IReadOnlySet<string> FindValues(string facet, SearchReader reader) => Read((searcher, _) => new TitleSearch(searcher, reader).ValuesOf(facet));
}
