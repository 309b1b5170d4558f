using System.Net;
using PilotHub.Search;

namespace PilotHub.Web.Settings;

/// <summary>How this installation runs; read once at start by <see cref="HubSettings"/> and never changed.</summary>
internal sealed record HubOptions
{
    /// <summary>The cookie of a signed-in person.</summary>
    public const string SessionCookie = "session";

    /// <summary>The cookie of what is said once after a redirect.</summary>
    public const string NoticeCookie = "notice";

    /// <summary>The folder of everything that is kept: database, index, media, keys. Absolute.</summary>
    public required string DataPath { get; init; }

    /// <summary>The PostgreSQL database, or null for SQLite in <see cref="DataPath"/>.</summary>
    public string? ConnectionString { get; init; }

    /// <summary>The recipes that set an empty site up, in their order: files, or names of those in <see cref="RecipesPath"/>.</summary>
    public required IReadOnlyList<string> SetupRecipes { get; init; }

    /// <summary>The user name of the administrator that the set-up creates.</summary>
    public string AdminName { get; init; } = "admin";

    /// <summary>The administrator's first password, or null to have one made and printed.</summary>
    public string? AdminPassword { get; init; }

    /// <summary>Whether people may read without signing in.</summary>
    public required bool AnonymousRead { get; init; }

    /// <summary>The assembly name of the theme.</summary>
    public required string Theme { get; init; }

    /// <summary>Whether it is counted what was searched for, without names.</summary>
    public bool SearchInsight { get; init; } = true;

    /// <summary>What lifts search results besides their words.</summary>
    public RankingOptions Ranking { get; init; } = new();

    /// <summary>The proxies whose word on the client's address and scheme is taken.</summary>
    public IReadOnlyList<IPNetwork> TrustedProxies { get; init; } = [];

    /// <summary>The folder of the recipes that come with the product.</summary>
    public string RecipesPath { get; } = Path.Combine(AppContext.BaseDirectory, "recipes");

    /// <summary>Whether readers come by HTTPS: the host listens on it, or redirects to it, or stands behind a proxy that ends it.</summary>
    public required bool UsesHttps { get; init; }

    /// <summary>Cookies go over HTTPS only where there is HTTPS; a site on plain HTTP, such as one on the loopback address, must work too.</summary>
    public CookieSecurePolicy CookieSecurePolicy => UsesHttps ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;

    /// <summary>The full name of a cookie. <c>__Host-</c> makes browsers refuse one that a neighbouring host or plain HTTP has set.</summary>
    public string CookieName(string name) => UsesHttps ? $"__Host-pilothub-{name}" : $"pilothub-{name}";
}
