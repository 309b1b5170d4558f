using System.Text.Json;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using PilotHub.Theme;

namespace PilotHub.Web.Theming;

/// <summary>What the next page says once, after a redirect.</summary>
internal static class Notice
{
    private const string Key = "notice";

    public static void Say(this PageModel page, string text, Tone tone = Tone.Good) =>
        page.TempData[Key] = JsonSerializer.Serialize(new ThemeNotice(text, tone));

    public static ThemeNotice? Read(ITempDataDictionary notices) =>
        notices[Key] is string json ? JsonSerializer.Deserialize<ThemeNotice>(json) : null;
}
