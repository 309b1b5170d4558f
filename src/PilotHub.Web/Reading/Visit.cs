using System.Globalization;
using PilotHub.Content;
using PilotHub.Content.Taxonomies;
using PilotHub.Web.Access;
using PilotHub.Web.Site;

namespace PilotHub.Web.Reading;

/// <summary>A person as pages show them. <see cref="IsActive"/> is false where the account is gone or may not sign in.</summary>
internal sealed record Person(string Name, bool IsActive);

/// <summary>One request of one reader: who asks, in which language, and the site as it stood at that moment.</summary>
internal sealed record Visit(SiteSnapshot Site, Reader Reader, CultureInfo Culture)
{
    /// <summary>Scheme and host of the site's addresses as this reader uses them, without a slash at the end.</summary>
    public required string Origin { get; init; }

    /// <summary>The language as content names it, such as <c>de</c>.</summary>
    public string Language => Culture.TwoLetterISOLanguageName;

    public bool MayView(ContentItem item) => ContentAccess.May(Reader, ContentAction.View, item);

    public bool MayList(ContentItem item) => ContentAccess.May(Reader, ContentAction.List, item);

    public bool MayEdit(ContentItem item) => ContentAccess.May(Reader, ContentAction.Edit, item);

    /// <summary>The labels of a part's fields in the reader's language.</summary>
    public FieldLabels Labels(string part) => new(Site.Definitions.Part(part), Language);

    /// <summary>The person with that account, or null where no account is named.</summary>
    public Person? FindPerson(string? userId) =>
        userId is null ? null
        : Site.FindUser(userId) is { } user ? new(user.DisplayName is { Length: > 0 } name ? name : user.UserName, user.IsEnabled)
        : new("", IsActive: false);

    /// <summary>The names of those people whose accounts exist.</summary>
    public IReadOnlyList<string> NamesOf(IEnumerable<string> userIds) =>
        [.. userIds.Select(FindPerson).OfType<Person>().Select(person => person.Name).Where(name => name.Length > 0)];

    /// <summary>The terms that exist, in that order.</summary>
    public IReadOnlyList<TaxonomyTerm> FindTerms(IEnumerable<string> termIds) => [.. termIds.Select(Site.FindTerm).OfType<TaxonomyTerm>()];

    /// <summary>The <c>lang</c> attribute of something written in <paramref name="culture"/>; null where the page itself says it.</summary>
    public string? LangOf(string culture) =>
        culture.Length == 0 || culture.StartsWith(Language, StringComparison.OrdinalIgnoreCase) ? null : culture;

    /// <summary>Of each set of translations the one in the reader's language, else the first; in the order of <paramref name="items"/>.</summary>
    public IReadOnlyList<ContentItem> InBestLanguage(IEnumerable<ContentItem> items)
    {
        var chosen = new List<ContentItem>();
        var places = new Dictionary<string, int>();
        foreach (var item in items)
        {
            var (culture, set) = Pilots.ContentLanguage.Of(item);
            if (set.Length > 0 && places.TryGetValue(set, out var place))
            {
                if (LangOf(culture) is null)
                    chosen[place] = item;
                continue;
            }
            if (set.Length > 0)
                places[set] = chosen.Count;
            chosen.Add(item);
        }
        return chosen;
    }
}

/// <summary>Begins visits.</summary>
internal sealed class Visits(SiteCache site, ContentAccess access)
{
    public async ValueTask<Visit> BeginAsync(HttpContext request) =>
        new(await site.GetAsync(request.RequestAborted), await access.GetReaderAsync(request.RequestAborted), CultureInfo.CurrentUICulture)
        {
            Origin = $"{request.Request.Scheme}://{request.Request.Host}{request.Request.PathBase}",
        };
}
