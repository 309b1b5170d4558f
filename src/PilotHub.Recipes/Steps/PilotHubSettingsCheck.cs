using System.Globalization;
using System.Net.Mail;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace PilotHub.Recipes.Steps;

/// <summary>The rules for the section of the settings that PilotHub reads itself. Features may keep more in it.</summary>
internal static partial class PilotHubSettingsCheck
{
    public const string Section = "PilotHubSettings";

    public static void Check(RecipeObject settings, RecipeReport report)
    {
        if (settings.Find("Tagline") is { } tagline && (tagline.ValueKind != JsonValueKind.Object || tagline.EnumerateObject().Any(text => text.Value.ValueKind != JsonValueKind.String)))
            settings.Refuse<string>("Tagline", "an object of one text a language, such as { \"en\": \"…\" }", tagline);
        if (settings.Text("Accent") is { Length: > 0 } accent && !Colour().IsMatch(accent))
            report.Fail($"{settings.Path}.Accent", "settings", $"'{accent}' is not a colour such as #1f5f5b.");
        settings.Text("Logo");
        if (settings.Text("Contact") is { Length: > 0 } contact && !(MailAddress.TryCreate(contact, out var address) && address.DisplayName.Length == 0))
            report.Fail($"{settings.Path}.Contact", "settings", $"'{contact}' is not a mail address such as pilots@example.org.");
        var cultures = settings.Texts("Cultures");
        foreach (var culture in cultures ?? [])
            CheckCulture($"{settings.Path}.Cultures", culture, report);
        if (cultures is { Count: 0 })
            report.Fail($"{settings.Path}.Cultures", "settings", "At least one language is needed.");
        if (settings.Text("DefaultCulture") is { } first && CheckCulture($"{settings.Path}.DefaultCulture", first, report) && cultures?.Contains(first) == false)
            report.Fail($"{settings.Path}.DefaultCulture", "settings", $"'{first}' is not among the site's languages: {string.Join(", ", cultures)}.");
        if (settings.Text("Currency") is { } currency && !IsCurrency(currency))
            report.Fail($"{settings.Path}.Currency", "settings", $"'{currency}' is not a currency of ISO 4217 such as EUR.");
        if (settings.Find("ReviewMonths") is { } months && !(months.ValueKind == JsonValueKind.Number && months.TryGetInt32(out var count) && count is >= 1 and <= 60))
            settings.Refuse<string>("ReviewMonths", "a whole number from 1 to 60", months);
    }

    private static bool CheckCulture(string path, string culture, RecipeReport report)
    {
        try
        {
            if (culture.Length > 0 && CultureInfo.GetCultureInfo(culture, predefinedOnly: true).Name == culture)
                return true;
        }
        catch (CultureNotFoundException)
        {
        }
        report.Fail(path, "culture", $"'{culture}' is not a language tag such as 'de' or 'en'.");
        return false;
    }

    // The currencies that some region uses, which are those of ISO 4217 that circulate.
    private static bool IsCurrency(string currency) => Currencies.Value.Contains(currency);

    private static readonly Lazy<HashSet<string>> Currencies = new(() =>
        [.. CultureInfo.GetCultures(CultureTypes.SpecificCultures).Select(culture => new RegionInfo(culture.Name).ISOCurrencySymbol).Where(symbol => symbol.Length == 3)]);

    [GeneratedRegex("^#[0-9a-fA-F]{6}$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Colour();
}
