namespace PilotHub.Pilots.Cases;

/// <summary>Who may see a pilot.</summary>
public enum Visibility
{
    /// <summary>Everybody who may read the site.</summary>
    Organisation,

    /// <summary>Members of the named groups.</summary>
    Groups,

    /// <summary>Whoever has the address; no list, search or count shows it.</summary>
    Unlisted,
}
