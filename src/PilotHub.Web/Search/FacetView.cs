using PilotHub.Search;
using PilotHub.Web.Reading;

namespace PilotHub.Web.Search;

/// <summary>A value of a facet: how many results it has, or would have, and whether it is chosen.</summary>
internal sealed record FacetValueView(string Value, string Label, int Count, bool Selected, string Written);

/// <summary>A facet as the reader sees it.</summary>
internal sealed record FacetView(string Name, string Label, IReadOnlyList<FacetValueView> Values)
{
    /// <summary>The facets that have values, each sensibly sorted: by their nature, else the most frequent first.</summary>
    public static IReadOnlyList<FacetView> Of(SearchResults results, SearchQuery query, Visit visit)
    {
        var views = new List<FacetView>();
        foreach (var facet in SearchFacet.All)
        {
            var chosen = query.Choices.Where(choice => choice.Facet == facet).ToDictionary(choice => choice.Value, choice => choice.Written);
            var counts = results.Facets.GetValueOrDefault(facet.Name) ?? new Dictionary<string, int>();
            // What is chosen is shown even where it finds nothing: how else to take it back?
            var values = counts.Keys.Union(chosen.Keys)
                .Select(value => (Value: value, Label: facet.NameOf(value, visit))).Where(value => value.Label is not null)
                .Select(value => new FacetValueView(value.Value, value.Label!, counts.GetValueOrDefault(value.Value), chosen.ContainsKey(value.Value), chosen.GetValueOrDefault(value.Value, value.Value)))
                .OrderBy(value => facet.PlaceOf(value.Value, visit)).ThenByDescending(value => value.Count).ThenBy(value => value.Label, StringComparer.CurrentCulture).ToList();
            if (values.Count > 0)
                views.Add(new(facet.Name, facet.LabelIn(visit), values));
        }
        return views;
    }
}
