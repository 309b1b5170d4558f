using System.Text.Json;

namespace PilotHub.Web.Site;

/// <summary>The site's settings as recipes and the administration write them. What is absent has the product's default.</summary>
internal sealed record SiteSettings
{
    private const string Section = "PilotHubSettings";

    public string SiteName { get; init; } = "PilotHub";

    /// <summary>The tagline by language.</summary>
    public IReadOnlyDictionary<string, string> Taglines { get; init; } = new Dictionary<string, string>();

    /// <summary>The accent colour as <c>#rrggbb</c>; empty for the theme's own.</summary>
    public string Accent { get; init; } = "";

    /// <summary>The address of the logo; empty for the theme's own.</summary>
    public string Logo { get; init; } = "";

    /// <summary>The languages a reader can choose from, at least one; always among <see cref="SupportedCultures"/>.</summary>
    public IReadOnlyList<string> Cultures { get; init; } = SupportedCultures;

    /// <summary>The language of those who state no preference; one of <see cref="Cultures"/>.</summary>
    public string DefaultCulture { get; init; } = "en";

    /// <summary>The currency of all amounts, as in ISO 4217.</summary>
    public string Currency { get; init; } = "EUR";

    /// <summary>After how many months a page asks to be verified again.</summary>
    public int ReviewMonths { get; init; } = 6;

    /// <summary>The section that PilotHub owns, for features that keep settings of their own in it.</summary>
    public JsonElement Json { get; init; } = JsonElement.Parse("{}");

    /// <summary>The languages that the pages are written in.</summary>
    public static IReadOnlyList<string> SupportedCultures { get; } = ["en", "de"];

    public string TaglineIn(string culture) =>
        Taglines.GetValueOrDefault(culture) ?? Taglines.GetValueOrDefault(DefaultCulture) ?? "";

    /// <summary>Reads the settings document; values that are not of their kind count as absent.</summary>
    public static SiteSettings Read(JsonElement? document)
    {
        var settings = new SiteSettings();
        if (document is not { ValueKind: JsonValueKind.Object } json)
            return settings;
        settings = settings with { SiteName = Text(json, nameof(SiteName)) ?? settings.SiteName };
        if (!json.TryGetProperty(Section, out var own) || own.ValueKind != JsonValueKind.Object)
            return settings;
        IReadOnlyList<string> cultures = [.. Texts(own, nameof(Cultures)).Where(SupportedCultures.Contains).Distinct()];
        if (cultures.Count == 0)
            cultures = settings.Cultures;
        return settings with
        {
            Json = own,
            Taglines = own.TryGetProperty("Tagline", out var tagline) && tagline.ValueKind == JsonValueKind.Object
                ? tagline.EnumerateObject().Where(text => text.Value.ValueKind == JsonValueKind.String).ToDictionary(text => text.Name, text => text.Value.GetString()!)
                : settings.Taglines,
            Accent = Text(own, nameof(Accent)) ?? settings.Accent,
            Logo = Text(own, nameof(Logo)) ?? settings.Logo,
            Cultures = cultures,
            DefaultCulture = Text(own, nameof(DefaultCulture)) is { } culture && cultures.Contains(culture) ? culture : cultures[0],
            Currency = Text(own, nameof(Currency)) ?? settings.Currency,
            ReviewMonths = own.TryGetProperty(nameof(ReviewMonths), out var months) && months.ValueKind == JsonValueKind.Number
                && months.TryGetInt32(out var count) && count is >= 1 and <= 120 ? count : settings.ReviewMonths,
        };
    }

    private static string? Text(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text ? text : null;

    private static IEnumerable<string> Texts(JsonElement json, string name) =>
        json.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array
            ? list.EnumerateArray().Where(value => value.ValueKind == JsonValueKind.String).Select(value => value.GetString()!)
            : [];
}
