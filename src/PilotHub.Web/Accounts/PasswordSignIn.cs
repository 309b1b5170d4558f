using Microsoft.AspNetCore.Identity;
using PilotHub.Data.Accounts;
using PilotHub.Web.Site;

namespace PilotHub.Web.Accounts;

/// <summary>
/// Signs people in with name and password. Whether a name is unknown, resting after wrong tries, disabled or has another password:
/// the answer is the same and takes as long.
/// </summary>
internal sealed partial class PasswordSignIn(
    UserManager<HubUser> users, SignInManager<HubUser> signIn, SiteCache site, TimeProvider time, ILogger<PasswordSignIn> logger)
{
    // Longer than a hash and the write of a failed try take together, on any machine worth running this on.
    private static readonly TimeSpan FailureTime = TimeSpan.FromMilliseconds(700);

    private static readonly HubUser Nobody = new();
    private static string? _nobodysHash;

    public async Task<bool> TryAsync(string name, string password, bool remember, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        var user = await FindAsync(name, cancellationToken);
        // Everybody's password is hashed once, also that of somebody who does not exist.
        var hash = user?.PasswordHash ?? (_nobodysHash ??= users.PasswordHasher.HashPassword(Nobody, Guid.NewGuid().ToString()));
        var verified = users.PasswordHasher.VerifyHashedPassword(user ?? Nobody, hash, password);
        if (user is not null && !(user.LockoutEnd > time.GetUtcNow()))
        {
            if (verified is not PasswordVerificationResult.Failed && user is { IsEnabled: true, PasswordHash: not null })
            {
                await users.ResetAccessFailedCountAsync(user);
                await signIn.SignInAsync(user, remember);
                LogSignedIn(user.Id);
                return true;
            }
            await users.AccessFailedAsync(user);
        }
        LogRefused(user?.Id);
        if (FailureTime - time.GetElapsedTime(started) is { Ticks: > 0 } rest)
            await Task.Delay(rest, time, cancellationToken);
        return false;
    }

    // Mail addresses need not be unique; one that several accounts share signs nobody in.
    private async Task<HubUser?> FindAsync(string name, CancellationToken cancellationToken)
    {
        // An account that the command line or another node has just added must be known now, not when the follower gets to it.
        await site.FollowAsync(cancellationToken);
        var known = (await site.GetAsync(cancellationToken)).Users.Values;
        var named = known.Where(user => user.UserName.Equals(name, StringComparison.OrdinalIgnoreCase)).ToList();
        if (named.Count == 0)
            named = [.. known.Where(user => string.Equals(user.Email, name, StringComparison.OrdinalIgnoreCase))];
        return await users.FindByIdAsync(named is [var only] ? only.UserId : "");
    }

    [LoggerMessage(EventId = 1101, EventName = "account.signedin", Level = LogLevel.Information, Message = "User {UserId} signed in")]
    private partial void LogSignedIn(string userId);

    [LoggerMessage(EventId = 1102, EventName = "account.refused", Level = LogLevel.Warning, Message = "A sign-in was refused; the account, if there is one, is {UserId}")]
    private partial void LogRefused(string? userId);
}
