namespace PilotHub.Web.Hosting;

/// <summary>What a start was asked for.</summary>
internal sealed record HubStart
{
    /// <summary>The settings of the command line, by name.</summary>
    public IReadOnlyDictionary<string, string?> Settings { get; init; } = new Dictionary<string, string?>();

    /// <summary>The environment's name, or null where the variables decide.</summary>
    public string? Environment { get; init; }

    /// <summary>Whether the console belongs to a command's own output, so that only warnings are logged.</summary>
    public bool Quiet { get; init; }

    /// <summary>What a test changes once all features are added.</summary>
    public Action<WebApplicationBuilder>? Configure { get; init; }
}
