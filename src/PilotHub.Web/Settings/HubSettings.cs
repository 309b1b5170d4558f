using System.Globalization;
using System.Net;
using PilotHub.Search;

namespace PilotHub.Web.Settings;

/// <summary>
/// The settings of an installation: their names, defaults and what is allowed. They come from the command line, then from the
/// environment (<c>PILOTHUB__DATAPATH</c>), then from appsettings; a name or value that is not allowed stops the start.
/// </summary>
internal static class HubSettings
{
    public const string Section = "PilotHub";
    public const string DataPath = "PilotHub:DataPath";
    public const string ConnectionString = "ConnectionStrings:PilotHub";
    public const string SetupRecipes = "PilotHub:Setup:Recipes";
    public const string AdminName = "PilotHub:Setup:AdminName";
    public const string AdminPassword = "PilotHub:Setup:AdminPassword";
    public const string AnonymousRead = "PilotHub:AnonymousRead";
    public const string Theme = "PilotHub:Theme";
    public const string SearchInsight = "PilotHub:Search:Insight";
    public const string RankingEvidence = "PilotHub:Search:Ranking:Evidence";
    public const string RankingFreshness = "PilotHub:Search:Ranking:Freshness";
    public const string RankingHalfLifeDays = "PilotHub:Search:Ranking:HalfLifeDays";
    public const string RankingVotes = "PilotHub:Search:Ranking:Votes";
    public const string TrustedProxies = "PilotHub:TrustedProxies";
    public const string Urls = "urls";
    public const string DefaultTheme = "PilotHub.Theme";
    public const string DefaultUrl = "http://127.0.0.1:5005";

    /// <summary>The shortest password that an account may have, in characters.</summary>
    public const int MinPasswordLength = 12;

    private const int MaxAdminNameLength = 64;

    // A hundred years.
    private const int MaxHalfLifeDays = 36_500;

    // The environment has one prefix for everything; these two are known elsewhere under names without it.
    private const string PrefixedConnectionString = "PilotHub:ConnectionStrings:PilotHub";
    private const string PrefixedUrls = "PilotHub:Urls";

    private static readonly string[] DefaultSetupRecipes =
        ["pilothub.setup", "roadmap-1-vision", "roadmap-2-pilots", "roadmap-3-governance", "roadmap-4-scaling", "roadmap-5-culture"];

    private static readonly string[] SampleRecipes = ["sample-pilots.en", "sample-pilots.de"];

    /// <summary>All settings with what they do and their default, as the help shows them.</summary>
    public static IReadOnlyList<(string Name, string Description)> All { get; } =
    [
        (DataPath, "The folder of database, index, media and keys; App_Data beside the host unless set"),
        (ConnectionString, "A PostgreSQL connection string; without one, SQLite in the data path"),
        (SetupRecipes, "The recipes that set an empty site up, separated by commas"),
        (AdminName, "The user name of the first administrator; admin unless set"),
        (AdminPassword, "The first administrator's password; made and printed unless set"),
        (AnonymousRead, "Whether people may read without signing in (true, false); true only in Development unless set"),
        (Theme, $"The assembly name of the theme; {DefaultTheme} unless set"),
        (SearchInsight, "Whether it is counted, without names, what was searched for (true, false); true unless set"),
        (RankingEvidence, "By how much evidence of level 5 lifts a search result (0 to 1); 0.2 unless set"),
        (RankingFreshness, "By how much it lifts a search result to be verified today (0 to 1); 0.1 unless set"),
        (RankingHalfLifeDays, "The days after which freshness counts half; 365 unless set"),
        (RankingVotes, "By how much very many useful votes lift a search result, five bring half of it (0 to 1); 0.1 unless set"),
        (TrustedProxies, "Addresses or networks of reverse proxies to trust, separated by commas; none unless set"),
    ];

    /// <exception cref="HubSettingException">A setting's name or value is not allowed.</exception>
    public static HubOptions Read(IConfiguration configuration, IHostEnvironment environment)
    {
        RefuseUnknown(configuration.GetSection(Section));
        var proxies = (List(configuration, TrustedProxies) ?? []).Select(ReadNetwork).ToArray();
        return new()
        {
            DataPath = ReadDataPath(configuration, environment),
            ConnectionString = Text(configuration, ConnectionString) ?? Text(configuration, PrefixedConnectionString),
            SetupRecipes = List(configuration, SetupRecipes) ?? (environment.IsDevelopment() ? [.. DefaultSetupRecipes, .. SampleRecipes] : DefaultSetupRecipes),
            AdminName = ReadAdminName(configuration),
            AdminPassword = ReadAdminPassword(configuration),
            AnonymousRead = ReadFlag(configuration, AnonymousRead) ?? environment.IsDevelopment(),
            Theme = Text(configuration, Theme) ?? DefaultTheme,
            SearchInsight = ReadFlag(configuration, SearchInsight) ?? true,
            Ranking = ReadRanking(configuration),
            TrustedProxies = proxies,
            UsesHttps = proxies.Length > 0 || Text(configuration, "https_port") is not null || Text(configuration, "https_ports") is not null
                || ReadUrls(configuration).Contains("https://", StringComparison.OrdinalIgnoreCase),
        };
    }

    /// <summary>The addresses to listen on.</summary>
    /// <exception cref="HubSettingException">One of them is not an address.</exception>
    public static string ReadUrls(IConfiguration configuration)
    {
        var urls = Text(configuration, Urls) ?? Text(configuration, PrefixedUrls) ?? DefaultUrl;
        foreach (var url in urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            try
            {
                if (BindingAddress.Parse(url) is { Scheme: "http" or "https", Port: <= IPEndPoint.MaxPort })
                    continue;
            }
            catch (FormatException)
            {
            }
            throw new HubSettingException(Urls, url, $"an address such as {DefaultUrl}, or several separated by semicolons");
        }
        return urls;
    }

    private static void RefuseUnknown(IConfigurationSection section)
    {
        string[] known = [.. All.Select(setting => setting.Name), PrefixedConnectionString, PrefixedUrls];
        foreach (var value in section.AsEnumerable().Where(entry => entry.Value is not null))
        {
            if (!known.Any(name => value.Key.Equals(name, StringComparison.OrdinalIgnoreCase) || IsEntryOf(value.Key, name)))
                throw new HubSettingException(value.Key, value.Value, $"only {string.Join(", ", All.Select(setting => setting.Name))}");
        }

        static bool IsEntryOf(string key, string list) =>
            list is SetupRecipes or TrustedProxies && key.StartsWith(list + ":", StringComparison.OrdinalIgnoreCase);
    }

    private static string ReadDataPath(IConfiguration configuration, IHostEnvironment environment)
    {
        var value = Text(configuration, DataPath) ?? "App_Data";
        try
        {
            var path = Path.GetFullPath(value, environment.ContentRootPath);
            Directory.CreateDirectory(path);
            return path;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new HubSettingException(DataPath, value, "a folder that the host may create and write to", e);
        }
    }

    private static string ReadAdminName(IConfiguration configuration)
    {
        var name = Text(configuration, AdminName) ?? "admin";
        return name.Length <= MaxAdminNameLength && name.All(c => char.IsAsciiLetterOrDigit(c) || "-._@+".Contains(c, StringComparison.Ordinal))
            ? name
            : throw new HubSettingException(AdminName, name, $"1 to {MaxAdminNameLength} letters, digits or the signs - . _ @ +");
    }

    private static string? ReadAdminPassword(IConfiguration configuration) =>
        Text(configuration, AdminPassword) is not { } password || password.Length >= MinPasswordLength
            ? Text(configuration, AdminPassword)
            // The value itself belongs neither on a console nor into a log.
            : throw new HubSettingException(AdminPassword, "…", $"a password of at least {MinPasswordLength} characters");

    private static bool? ReadFlag(IConfiguration configuration, string name) =>
        Text(configuration, name) is not { } value ? null
        : bool.TryParse(value, out var flag) ? flag
        : throw new HubSettingException(name, value, "true or false");

    private static RankingOptions ReadRanking(IConfiguration configuration)
    {
        var usual = new RankingOptions();
        return new()
        {
            Evidence = ReadShare(configuration, RankingEvidence) ?? usual.Evidence,
            Freshness = ReadShare(configuration, RankingFreshness) ?? usual.Freshness,
            Votes = ReadShare(configuration, RankingVotes) ?? usual.Votes,
            HalfLifeDays = Text(configuration, RankingHalfLifeDays) is not { } days ? usual.HalfLifeDays
                : int.TryParse(days, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 1 and <= MaxHalfLifeDays ? number
                : throw new HubSettingException(RankingHalfLifeDays, days, $"a number of days from 1 to {MaxHalfLifeDays}"),
        };
    }

    private static float? ReadShare(IConfiguration configuration, string name) =>
        Text(configuration, name) is not { } value ? null
        : float.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var share) && share is >= 0 and <= 1 ? share
        : throw new HubSettingException(name, value, "a number from 0 to 1, such as 0.2");

    private static IPNetwork ReadNetwork(string value) =>
        IPNetwork.TryParse(value, out var network) ? network
        : IPAddress.TryParse(value, out var address) ? new(address, address.GetAddressBytes().Length * 8)
        : throw new HubSettingException(TrustedProxies, value, "addresses such as 10.0.0.1 or networks such as 10.0.0.0/8, separated by commas");

    private static string? Text(IConfiguration configuration, string name) =>
        configuration[name] is { } value && !string.IsNullOrWhiteSpace(value) ? value.Trim() : null;

    private static string[]? List(IConfiguration configuration, string name) =>
        Text(configuration, name) is { } text ? text.Split([',', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        : configuration.GetSection(name).GetChildren().Select(entry => entry.Value ?? "").Where(value => value.Length > 0).ToArray() is { Length: > 0 } list ? list
        : null;
}
