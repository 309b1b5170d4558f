using System.Globalization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PilotHub.Theme;
using PilotHub.Web.Reading;

namespace PilotHub.Web.Glossary;

/// <summary>An entry: its name in the reader's language, which leads to a search for it, and all its other names.</summary>
internal sealed record GlossaryEntry(ThemeLink Link, IReadOnlyList<string> Others);

/// <summary>The words that a search takes for the same, in the order of the reader's alphabet.</summary>
internal sealed class IndexModel(Visits visits) : PageModel
{
    public IReadOnlyList<GlossaryEntry> Entries { get; private set; } = [];

    public async Task OnGetAsync()
    {
        var visit = await visits.BeginAsync(HttpContext);
        var terms = GlossaryWords.Find(visit.Site)?.Terms ?? [];
        var alphabet = StringComparer.Create(CultureInfo.GetCultureInfo(visit.Language), ignoreCase: true);
        Entries = [.. terms.Select(term =>
        {
            var name = term.NameIn(visit.Language);
            return new GlossaryEntry(new(name, $"/search?q={Uri.EscapeDataString(name)}"), [.. term.AllNames.Where(other => other != name).Distinct()]);
        }).OrderBy(entry => entry.Link.Text, alphabet)];
    }
}
