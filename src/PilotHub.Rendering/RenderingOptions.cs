namespace PilotHub.Rendering;

/// <summary>The limits on Markdown from people, and the hosts that count as this site.</summary>
public sealed record RenderingOptions
{
    /// <summary>The longest Markdown that is interpreted, in characters: 1,000 to 1,000,000. Longer text is shown as it is.</summary>
    public int MaxLength { get; init; } = 250_000;

    /// <summary>How deep blocks and inlines may nest: 8 to 100. Text that nests deeper is shown as it is.</summary>
    public int MaxNestingDepth { get; init; } = 64;

    /// <summary>Hosts of this site, each as <c>host</c> or <c>host:port</c>; links to any other host are marked as external.</summary>
    public IReadOnlyCollection<string> OwnHosts { get; init; } = [];

    internal void Validate()
    {
        Require(MaxLength is >= 1_000 and <= 1_000_000, nameof(MaxLength), MaxLength, "1,000 to 1,000,000 characters");
        Require(MaxNestingDepth is >= 8 and <= 100, nameof(MaxNestingDepth), MaxNestingDepth, "8 to 100");

        foreach (var host in OwnHosts)
        {
            Require(Uri.TryCreate($"https://{host}/", UriKind.Absolute, out var uri) && uri.PathAndQuery == "/" && uri.UserInfo.Length == 0,
                nameof(OwnHosts), host, "host names with an optional port");
        }
    }

    private static void Require(bool holds, string setting, object value, string range)
    {
        if (!holds)
        {
            throw new ArgumentOutOfRangeException(setting, value, $"RenderingOptions.{setting} must be {range}.");
        }
    }
}
