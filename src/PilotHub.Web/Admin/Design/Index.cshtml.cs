using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PilotHub.Web.Access;

namespace PilotHub.Web.Admin.Design;

/// <summary>Every component of the theme on one page, for those who make pages and those who judge them.</summary>
internal sealed class IndexModel(ContentAccess access, IHostEnvironment environment) : PageModel
{
    public async Task<IActionResult> OnGetAsync() =>
        environment.IsDevelopment() || (await access.GetReaderAsync(HttpContext.RequestAborted)).IsAdministrator ? Page() : NotFound();
}
