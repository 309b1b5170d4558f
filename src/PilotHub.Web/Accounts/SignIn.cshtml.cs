using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Localization;
using PilotHub.Web.Access;
using PilotHub.Web.Site;

namespace PilotHub.Web.Accounts;

[AllowAnonymous]
[EnableRateLimiting(AccountsFeature.SignInLimit)]
internal sealed class SignInModel(PasswordSignIn signIn, SiteCache site, IStringLocalizer<AccountTexts> texts) : PageModel
{
    private const int MaxLength = 256;

    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    [BindProperty]
    public string Name { get; set; } = "";

    [BindProperty]
    public string Password { get; set; } = "";

    [BindProperty]
    public bool Remember { get; set; }

    /// <summary>The name of the person who is signed in already, or null.</summary>
    public string? SignedInAs { get; private set; }

    /// <summary>Where to go from here: an address of this site, whatever the query asked for.</summary>
    public string Target => LocalUrl.IsLocal(ReturnUrl) ? ReturnUrl! : "/";

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        if (Reader.UserIdOf(User) is { } userId)
            SignedInAs = (await site.GetAsync(cancellationToken)).FindUser(userId) is { } user ? user.DisplayName ?? user.UserName : null;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        // Binding leaves null where the form has nothing, and its own words are English.
        ModelState.Clear();
        (Name, Password) = (Name?.Trim() ?? "", Password ?? "");
        if (Name.Length is 0 or > MaxLength)
            ModelState.AddModelError(nameof(Name), texts["Enter your user name or your email address."]);
        if (Password.Length is 0 or > MaxLength)
            ModelState.AddModelError(nameof(Password), texts["Enter your password."]);
        if (!ModelState.IsValid)
            return Page();
        if (await signIn.TryAsync(Name, Password, Remember, cancellationToken))
            return LocalRedirect(Target);
        ModelState.AddModelError(nameof(Password), texts["Name and password do not go together. After five wrong tries an account rests for 15 minutes."]);
        return Page();
    }
}
