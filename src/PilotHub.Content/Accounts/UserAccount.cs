namespace PilotHub.Content.Accounts;

/// <summary>A person's account, in the shape of Orchard Core's <c>Users</c> step.</summary>
public sealed record UserAccount(string UserId, string UserName)
{
    /// <summary>The name that pages show, such as <c>Anna Berger</c>; null where it is the user name.</summary>
    public string? DisplayName { get; init; }

    /// <summary>The mail address, or null.</summary>
    public string? Email { get; init; }

    /// <summary>Whether the address is known to be the person's.</summary>
    public bool EmailConfirmed { get; init; }

    /// <summary>Whether the person may sign in.</summary>
    public bool IsEnabled { get; init; } = true;

    /// <summary>The hash of the password; null where the person cannot sign in with one.</summary>
    public string? PasswordHash { get; init; }

    /// <summary>Changes whenever all sessions of the account must end.</summary>
    public string SecurityStamp { get; init; } = "";

    /// <summary>The language that the person chose, such as <c>de</c>, or null.</summary>
    public string? Culture { get; init; }

    /// <summary>The names of the person's roles.</summary>
    public IReadOnlyList<string> RoleNames { get; init; } = [];

    /// <summary>The user name by which the account is found: upper case.</summary>
    public string NormalizedUserName => UserName.ToUpperInvariant();

    /// <summary>Whether two accounts say the same, whatever the order of their roles.</summary>
    public bool Equals(UserAccount? other) =>
        other is not null && (UserId, UserName, DisplayName, Email, EmailConfirmed, IsEnabled, PasswordHash, SecurityStamp, Culture)
            == (other.UserId, other.UserName, other.DisplayName, other.Email, other.EmailConfirmed, other.IsEnabled, other.PasswordHash, other.SecurityStamp, other.Culture)
        && RoleNames.Order(StringComparer.Ordinal).SequenceEqual(other.RoleNames.Order(StringComparer.Ordinal));

    /// <inheritdoc/>
    public override int GetHashCode() => UserId.GetHashCode(StringComparison.Ordinal);
}

/// <summary>A role and the names of what its members may do.</summary>
public sealed record Role(string Name, string Description, IReadOnlyList<string> Permissions)
{
    /// <summary>The role that may do everything.</summary>
    public const string Administrator = "Administrator";

    /// <summary>The role of everybody who is signed in.</summary>
    public const string Authenticated = "Authenticated";

    /// <summary>The role of everybody who is not.</summary>
    public const string Anonymous = "Anonymous";

    /// <summary>Whether two roles say the same.</summary>
    public bool Equals(Role? other) =>
        other is not null && Name == other.Name && Description == other.Description && Permissions.SequenceEqual(other.Permissions);

    /// <inheritdoc/>
    public override int GetHashCode() => Name.GetHashCode(StringComparison.Ordinal);
}
