using PilotHub.Content;
using PilotHub.Search;
using PilotHub.Web.Access;

namespace PilotHub.Web.Search;

/// <summary>Lets the index ask <see cref="ContentAccess"/> about every document, without keeping an answer of its own.</summary>
internal static class SearchAccess
{
    private const char Separator = '\n';

    /// <summary>What the index keeps of the item for asking.</summary>
    public static string Write(ContentItem item) => ContentItemJson.Write(ContentAccess.EssenceOf(item));

    /// <summary>On behalf of whom is searched. The key says everything that an answer depends on besides the document.</summary>
    public static SearchReader Of(Reader reader) => new(
        string.Join(Separator, [reader.UserId ?? "", .. reader.Groups.Order(StringComparer.Ordinal), "", .. reader.Permissions.Order(StringComparer.Ordinal)]),
        access => ContentAccess.May(reader, ContentAction.List, ContentItemJson.Parse(access)));
}
