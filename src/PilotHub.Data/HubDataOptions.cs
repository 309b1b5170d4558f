namespace PilotHub.Data;

/// <summary>Where the site's data is.</summary>
public sealed record HubDataOptions
{
    /// <summary>The folder of the embedded database and of the media files; it is made when it is not there.</summary>
    public required string DataPath { get; init; }

    /// <summary>The connection string of a PostgreSQL database; null for the embedded database.</summary>
    public string? ConnectionString { get; init; }

    internal string SqlitePath => Path.Combine(DataPath, "pilothub.db");

    internal string MediaPath => Path.Combine(DataPath, "media");
}
