using System.Net.Mail;
using System.Text.Json;
using PilotHub.Web.Site;

namespace PilotHub.Web.Search;

/// <summary>Whom to ask on this site: the setting <c>Contact</c> in the section <c>PilotHubSettings</c>, a mail address.</summary>
internal static class SiteContact
{
    /// <summary>The address; null where the site names none or what it names is no mail address.</summary>
    public static string? Find(SiteSettings settings) =>
        settings.Json.TryGetProperty("Contact", out var contact) && contact.ValueKind == JsonValueKind.String
        && MailAddress.TryCreate(contact.GetString(), out var address) && address.DisplayName.Length == 0
            ? Uri.EscapeDataString(address.Address).Replace("%40", "@", StringComparison.Ordinal)
            : null;
}
