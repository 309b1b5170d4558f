using System.Text.RegularExpressions;

namespace PilotHub.Tests.Web;

/// <summary>Reads pages as a test needs them.</summary>
internal static partial class PageText
{
    /// <summary>The page without what differs with every answer: nonces and form tokens.</summary>
    public static string WithoutSecrets(string page) => Token().Replace(Nonce().Replace(page, "nonce=\"\""), "value=\"\"");

    public static string NonceOf(string page) => Assert.Single(Nonce().Matches(page).Select(match => match.Groups[1].Value).Distinct());

    [GeneratedRegex("""nonce="([^"]+)"|nonce-([^']+)'""")]
    private static partial Regex Nonce();

    [GeneratedRegex("""(?<=name="__RequestVerificationToken" type="hidden" )value="[^"]*""" + "\"")]
    private static partial Regex Token();
}
