namespace PilotHub.Theme;

/// <summary>What the layout needs to know about the site, the reader and this request. The host registers it scoped.</summary>
public sealed record ThemeContext
{
    public required string SiteName { get; init; }

    public string Tagline { get; init; } = "";

    /// <summary>Address of the site's logo; empty for the mark that comes with the theme.</summary>
    public string LogoUrl { get; init; } = "";

    /// <summary>The small stylesheet that sets <c>--accent</c>, with its version in the query.</summary>
    public string AccentStylesheetUrl { get; init; } = "/theme.css";

    /// <summary>The nonce of this answer's Content-Security-Policy.</summary>
    public required string CspNonce { get; init; }

    public ColorTheme ColorTheme { get; init; }

    /// <summary>The languages a reader can choose from; one language shows no switch.</summary>
    public IReadOnlyList<string> Cultures { get; init; } = ["en", "de"];

    /// <summary>Path of the request, which decides what of the navigation is current.</summary>
    public required string Path { get; init; }

    /// <summary>Query of the request with its question mark, or empty; path and query are where the switches return to.</summary>
    public string Query { get; init; } = "";

    /// <summary>Primary navigation; empty for none.</summary>
    public IReadOnlyList<ThemeLink> Navigation { get; init; } = [];

    public ThemeUser? User { get; init; }

    public string SignInUrl { get; init; } = "/account/sign-in";

    public string SignOutUrl { get; init; } = "/account/sign-out";

    public string HelpUrl { get; init; } = "/help";

    /// <summary>What just happened, said once after a redirect.</summary>
    public ThemeNotice? Notice { get; init; }

    public string ReturnUrl => Path + Query;
}

/// <summary>A reader's choice of light; <see cref="System"/> follows the device.</summary>
public enum ColorTheme
{
    System,
    Light,
    Dark,
}

public sealed record ThemeLink(string Text, string Href);

/// <summary>The signed-in person and the links of their menu (profile, drafts, administration).</summary>
public sealed record ThemeUser(string Name, IReadOnlyList<ThemeLink> Links);

public sealed record ThemeNotice(string Text, Tone Tone = Tone.Good);

/// <summary>The small palette of meanings. A shape or a word always stands beside it.</summary>
public enum Tone
{
    Neutral,
    Info,
    Good,
    Warn,
    Stop,
    Bad,
}

internal static class ToneClass
{
    public static string Of(Tone tone) => "tone--" + tone.ToString().ToLowerInvariant();
}
