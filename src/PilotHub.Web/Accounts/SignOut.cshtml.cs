using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PilotHub.Data.Accounts;

namespace PilotHub.Web.Accounts;

[AllowAnonymous]
internal sealed class SignOutModel(SignInManager<HubUser> signIn) : PageModel
{
    /// <summary>A link must not sign anybody out; who follows one is taken home.</summary>
    public IActionResult OnGet() => LocalRedirect("/");

    public async Task<IActionResult> OnPostAsync()
    {
        await signIn.SignOutAsync();
        return LocalRedirect("/");
    }
}
