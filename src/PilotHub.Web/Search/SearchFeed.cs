using System.IO.Hashing;
using System.ServiceModel.Syndication;
using System.Text;
using System.Xml;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Localization;
using Microsoft.Net.Http.Headers;
using PilotHub.Search;
using PilotHub.Web.Reading;

namespace PilotHub.Web.Search;

/// <summary>Any search as an Atom feed (RFC 4287), the newest first: what the reader who fetches it may come across, and no more.</summary>
internal static class SearchFeed
{
    private const string Path = "/feeds/search";
    private const string Type = "application/atom+xml";
    private const int Entries = 30;

    // How a search is shown, not what it finds.
    private static readonly string[] NotOfTheSearch = ["page", "size", "sort"];

    public static void MapSearchFeed(this IEndpointRouteBuilder routes) =>
        routes.MapGet(Path, GetAsync)
            .WithName("SearchFeed")
            .WithTags("Search")
            .WithSummary("Any search as an Atom feed, the newest first; takes the parameters of /api/search.")
            .Produces(StatusCodes.Status200OK, contentType: Type)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);

    /// <summary>The feed's address for the search that <paramref name="request"/> asks for.</summary>
    public static string AddressOf(HttpRequest request) =>
        request.PathBase + Path + new QueryBuilder(request.Query.Where(entry => !NotOfTheSearch.Contains(entry.Key, StringComparer.OrdinalIgnoreCase)));

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> GetAsync(
        HttpContext context, Visits visits, SearchEngine engine, TimeProvider time, IStringLocalizer<SearchTexts> texts)
    {
        var visit = await visits.BeginAsync(context);
        if (!engine.IsReady)
            return TypedResults.Problem("The search index is being built.", statusCode: StatusCodes.Status503ServiceUnavailable, title: "Not searchable yet.");
        var query = SearchQuery.Read(context.Request.Query, visit);
        var results = engine.Search(query.ToRequest(visit, DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime)) with
        {
            Order = SearchOrder.Newest,
            Skip = 0,
            Take = Entries,
            Count = [],
        });
        context.Response.Headers.CacheControl = "private, no-cache";
        var feed = Write(FeedOf(results.IsLoose ? SearchResults.None : results, query, visit, context.Request, texts));
        var tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(XxHash128.Hash(feed))}\"");
        return TypedResults.Bytes(feed, $"{Type}; charset=utf-8", lastModified: null, entityTag: tag);
    }

    private static SyndicationFeed FeedOf(SearchResults results, SearchQuery query, Visit visit, HttpRequest request, IStringLocalizer texts)
    {
        var title = query.Words.Text.Length > 0 ? texts["New results for “{0}”", query.Words.Text].Value : texts["New results"].Value;
        var (self, page) = (new Uri($"{visit.Origin}{Path}{request.QueryString}"), new Uri($"{visit.Origin}/search{request.QueryString}"));
        var feed = new SyndicationFeed(texts["{0} – {1}", title, visit.Site.Settings.SiteName], null, page, self.ToString(), UpdatedOf(results.Hits))
        {
            Language = visit.Language,
            // What is new is what was published.
            Items = [.. results.Hits.Where(hit => !hit.Document.IsDraft).Select(hit => EntryOf(hit, visit))],
        };
        feed.Links.Add(SyndicationLink.CreateSelfLink(self, Type));
        return feed;
    }

    private static SyndicationItem EntryOf(SearchHit hit, Visit visit)
    {
        var document = hit.Document;
        var address = new Uri(visit.Origin + document.Url);
        var entry = new SyndicationItem(Clean(document.Title), default(string), address, address.ToString(), UpdatedOf([hit]))
        {
            Summary = new(Clean(document.Summary.Length > 0 ? document.Summary : document.Within)),
        };
        entry.Authors.Add(new() { Name = Clean(visit.FindPerson(document.Facets.GetValueOrDefault("owner") is [var owner, ..] ? owner : null)?.Name is { Length: > 0 } name ? name : visit.Site.Settings.SiteName) });
        if (visit.Site.Definitions.Type(document.ContentType) is { } type)
            entry.Categories.Add(new(document.ContentType, null, type.DisplayNameIn(visit.Language)));
        return entry;
    }

    // A search without results was last changed never; the format wants a moment all the same.
    private static DateTimeOffset UpdatedOf(IEnumerable<SearchHit> hits) =>
        new(DateOnly.FromDayNumber(hits.Select(hit => hit.Document.Numbers.GetValueOrDefault(SearchNumber.Day)).Append(DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber).Max()).ToDateTime(default), TimeSpan.Zero);

    // XML cannot say every character that a title can.
    private static string Clean(string text) =>
        text.Any(c => !XmlConvert.IsXmlChar(c)) ? string.Concat(text.EnumerateRunes().Where(rune => rune.Value > 0xffff || XmlConvert.IsXmlChar((char)rune.Value))) : text;

    private static byte[] Write(SyndicationFeed feed)
    {
        using var stream = new MemoryStream();
        using (var writer = XmlWriter.Create(stream, new() { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), CheckCharacters = true }))
            feed.SaveAsAtom10(writer);
        return stream.ToArray();
    }
}
