using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace PilotHub.Rendering.HtmlImport;

/// <summary>Rewrites what an XML source (Confluence's storage format, Word) says in a way that an HTML parser misreads.</summary>
internal static partial class ImportedSource
{
    private const string CDataStart = "<![CDATA[";
    private const string CDataEnd = "]]>";

    public static string Prepare(string html) => EmptyElement().Replace(WithoutCData(html), "<$1$2></$1>");

    /// <summary>In HTML a CDATA section is a comment that ends at the first bracket; its text is put where it stood.</summary>
    private static string WithoutCData(string html)
    {
        var prepared = new StringBuilder(html.Length);
        var position = 0;
        while (html.IndexOf(CDataStart, position, StringComparison.Ordinal) is var start and >= 0)
        {
            var end = html.IndexOf(CDataEnd, start, StringComparison.Ordinal);
            if (end < 0)
            {
                break;
            }

            prepared.Append(html, position, start - position)
                .Append(WebUtility.HtmlEncode(html[(start + CDataStart.Length)..end]));
            position = end + CDataEnd.Length;
        }

        return prepared.Append(html, position, html.Length - position).ToString();
    }

    // HTML closes no such element by a slash: <ri:user/> would swallow all that follows.
    [GeneratedRegex("<(time|(?:ac|ri|o|w|v|st1):[A-Za-z-]+)((?:[ \t\r\n][^<>]*)?)/>", RegexOptions.CultureInvariant)]
    private static partial Regex EmptyElement();
}
