namespace PilotHub.Rendering.SafeHtml;

/// <summary>Where an address leads, read as a browser reads it.</summary>
internal enum LinkTarget
{
    /// <summary>No scheme that content may use.</summary>
    Forbidden,
    SameSite,
    External,
    Mail,
}
