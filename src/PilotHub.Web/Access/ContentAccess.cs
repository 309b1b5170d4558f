using System.Text.Json.Nodes;
using PilotHub.Content;
using PilotHub.Content.Store;
using PilotHub.Web.Settings;
using PilotHub.Web.Site;

namespace PilotHub.Web.Access;

/// <summary>What somebody wants to do to an item.</summary>
internal enum ContentAction
{
    /// <summary>Read it, having its address.</summary>
    View,

    /// <summary>Come across it: in lists, searches, counts, feeds and exports.</summary>
    List,

    Edit,
    Publish,
    Delete,
}

/// <summary>
/// The one place that answers "may this person do this to this item?". Pages, the API, search, feeds, counts and exports ask it.
/// Administrators may do everything. Drafts are seen by those who may edit them. A page for named groups is seen by their
/// members, by those responsible for it and by those who may edit it; an unlisted one is read by link and listed nowhere.
/// </summary>
internal sealed class ContentAccess(SiteCache site, HubOptions options, IHttpContextAccessor requests)
{
    private const string CasePart = "PilotCase";
    private const string AudienceField = "VisibleTo";
    private static readonly object ReaderKey = new();
    private static readonly string[] ResponsibleFields = ["Owner", "Deputy", "Authors"];

    /// <summary>Who sent this request.</summary>
    public async ValueTask<Reader> GetReaderAsync(CancellationToken cancellationToken)
    {
        var request = requests.HttpContext ?? throw new InvalidOperationException("Only a request has a reader.");
        if (request.Items[ReaderKey] is Reader known)
            return known;
        var snapshot = await site.GetAsync(cancellationToken);
        var reader = Reader.UserIdOf(request.User) is { } userId && snapshot.FindUser(userId) is { IsEnabled: true } user
            ? Reader.Of(user, snapshot)
            : Reader.Anonymous(snapshot, options.AnonymousRead);
        request.Items[ReaderKey] = reader;
        return reader;
    }

    /// <summary>Whether the sender of this request may do <paramref name="action"/> to <paramref name="item"/>.</summary>
    public async ValueTask<bool> MayAsync(ContentAction action, ContentItem item, CancellationToken cancellationToken) =>
        May(await GetReaderAsync(cancellationToken), action, item);

    /// <summary>Whether <paramref name="reader"/> may do <paramref name="action"/> to <paramref name="item"/>.</summary>
    public static bool May(Reader reader, ContentAction action, ContentItem item)
    {
        if (reader.IsAdministrator)
            return action is not ContentAction.List || IsListed(item);
        var own = IsResponsible(reader, item);
        return action switch
        {
            ContentAction.View => MayView(reader, item, own),
            ContentAction.List => IsListed(item) && MayView(reader, item, own),
            ContentAction.Edit => MayEdit(reader, item, own),
            ContentAction.Publish => Allows(reader, item, own, PermissionNames.PublishContent, PermissionNames.PublishOwnContent),
            ContentAction.Delete => Allows(reader, item, own, PermissionNames.DeleteContent, PermissionNames.DeleteOwnContent),
            _ => throw new ArgumentOutOfRangeException(nameof(action)),
        };
    }

    /// <summary>Whether <paramref name="reader"/> may write a new item of that type.</summary>
    public static bool MayCreate(Reader reader, string contentType) =>
        reader.IsAdministrator || AllowsAny(reader, contentType, PermissionNames.EditOwnContent, PermissionNames.EditContent, PermissionNames.PublishOwnContent, PermissionNames.PublishContent);

    /// <summary>
    /// Filters that keep what <paramref name="reader"/> must not come across out of a list of <paramref name="contentType"/>, so that
    /// totals and paging are of what is shown.
    /// </summary>
    public static IReadOnlyCollection<ContentFilter> ListFilters(Reader reader, string contentType)
    {
        if (contentType != CasePart)
            return [];
        string[] visibilities = reader.IsAdministrator || AllowsAny(reader, contentType, PermissionNames.EditContent, PermissionNames.PublishContent)
            ? [Visibility.Organisation, Visibility.Groups]
            : [Visibility.Organisation];
        return [new($"{CasePart}.{nameof(Visibility)}", visibilities)];
    }

    /// <summary>
    /// What of <paramref name="item"/> the answers depend on and nothing else: asked about it, <see cref="May"/> answers as about the item.
    /// </summary>
    public static ContentItem EssenceOf(ContentItem item)
    {
        var fields = new JsonObject();
        foreach (var field in (string[])[.. ResponsibleFields, nameof(Visibility), AudienceField])
        {
            if (item.Find(CasePart, field) is { } value)
                fields[field] = JsonNode.Parse(value.GetRawText());
        }
        return new ContentItem { ContentItemId = "essence", ContentType = item.ContentType, Published = item.Published, Owner = item.Owner }
            .WithPart(CasePart, fields.Count > 0 ? fields : null);
    }

    private static bool MayView(Reader reader, ContentItem item, bool own)
    {
        if (MayEdit(reader, item, own))
            return true;
        if (!item.Published)
            return false;
        if (own && AllowsAny(reader, item.ContentType, PermissionNames.ViewOwnContent, PermissionNames.ViewContent))
            return true;
        return AllowsAny(reader, item.ContentType, PermissionNames.ViewContent)
            && (item.Text(CasePart, nameof(Visibility), "Text") != Visibility.Groups || AudienceOf(item).Any(reader.Groups.Contains));
    }

    private static bool MayEdit(Reader reader, ContentItem item, bool own) =>
        Allows(reader, item, own, PermissionNames.EditContent, PermissionNames.EditOwnContent)
        || Allows(reader, item, own, PermissionNames.PublishContent, PermissionNames.PublishOwnContent);

    private static bool Allows(Reader reader, ContentItem item, bool own, string permission, string ownPermission) =>
        AllowsAny(reader, item.ContentType, permission) || (own && AllowsAny(reader, item.ContentType, ownPermission));

    private static bool AllowsAny(Reader reader, string contentType, params ReadOnlySpan<string> permissions)
    {
        foreach (var permission in permissions)
        {
            if (reader.Permissions.Contains(permission) || reader.Permissions.Contains(PermissionNames.ForType(permission, contentType)))
                return true;
        }
        return false;
    }

    private static bool IsListed(ContentItem item) => item.Text(CasePart, nameof(Visibility), "Text") != Visibility.Unlisted;

    private static bool IsResponsible(Reader reader, ContentItem item) =>
        reader.UserId is { } userId
        && (item.Owner == userId || ResponsibleFields.Any(field => TextsAt(item, field, "UserIds").Contains(userId)));

    private static IEnumerable<string> AudienceOf(ContentItem item) => TextsAt(item, AudienceField, "Values");

    private static IEnumerable<string> TextsAt(ContentItem item, string field, string property) =>
        item.Find(CasePart, field, property) is { ValueKind: System.Text.Json.JsonValueKind.Array } list
            ? list.EnumerateArray().Where(value => value.ValueKind == System.Text.Json.JsonValueKind.String).Select(value => value.GetString()!)
            : [];

    private static class Visibility
    {
        public const string Organisation = nameof(Organisation);
        public const string Groups = nameof(Groups);
        public const string Unlisted = nameof(Unlisted);
    }
}
