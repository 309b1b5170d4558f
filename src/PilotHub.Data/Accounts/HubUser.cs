using Microsoft.AspNetCore.Identity;

namespace PilotHub.Data.Accounts;

/// <summary>An account as ASP.NET Core Identity stores it.</summary>
public sealed class HubUser : IdentityUser
{
    /// <summary>The name that pages show; null where it is the user name.</summary>
    public string? DisplayName { get; set; }

    /// <summary>Whether the person may sign in.</summary>
    public bool IsEnabled { get; set; } = true;

    /// <summary>The language that the person chose, such as <c>de</c>, or null.</summary>
    public string? Culture { get; set; }
}

/// <summary>A role as ASP.NET Core Identity stores it.</summary>
public sealed class HubRole : IdentityRole
{
    /// <summary>What the role is for.</summary>
    public string Description { get; set; } = "";

    /// <summary>The names of what its members may do.</summary>
    public List<string> Permissions { get; set; } = [];
}
