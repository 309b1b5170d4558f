using Microsoft.AspNetCore.Identity;
using PilotHub.Content;
using PilotHub.Content.Accounts;
using PilotHub.Content.Store;
using PilotHub.Data.Accounts;

namespace PilotHub.Web.Accounts;

/// <summary>Adds accounts and changes their passwords, through the store, so that every node and the audit learn of it.</summary>
internal sealed class AccountWriter(IContentStore store, IPasswordHasher<HubUser> hasher, TimeProvider time)
{
    /// <summary>Adds an account that can sign in with <paramref name="password"/>.</summary>
    /// <exception cref="ContentValidationException">The name is taken, or a role does not exist.</exception>
    public async Task<UserAccount> AddAsync(string userName, string? email, IReadOnlyList<string> roles, string password, string via, CancellationToken cancellationToken)
    {
        var account = WithPassword(new(ContentItemIds.New(time), userName) { Email = email, EmailConfirmed = email is not null, RoleNames = roles }, password);
        await using var transaction = await store.BeginAsync(ContentActor.System(via), cancellationToken);
        await transaction.WriteUserAsync(account, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return account;
    }

    /// <summary>Gives the account of that name another password and ends its sessions. False where there is no such account.</summary>
    public async Task<bool> ResetPasswordAsync(string userName, string password, string via, CancellationToken cancellationToken)
    {
        await using var transaction = await store.BeginAsync(ContentActor.System(via), cancellationToken);
        var users = await transaction.ListUsersAsync(cancellationToken);
        if (users.FirstOrDefault(user => user.UserName.Equals(userName, StringComparison.OrdinalIgnoreCase)) is not { } account)
            return false;
        await transaction.WriteUserAsync(WithPassword(account, password), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    /// <summary>A copy of the account with that password and a new security stamp.</summary>
    public UserAccount WithPassword(UserAccount account, string password) => account with
    {
        PasswordHash = hasher.HashPassword(new() { Id = account.UserId }, password),
        SecurityStamp = Guid.NewGuid().ToString("N"),
    };
}
