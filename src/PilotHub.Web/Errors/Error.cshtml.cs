using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PilotHub.Web.Theming;

namespace PilotHub.Web.Errors;

/// <summary>Stands in for the page that could not be shown, whatever the verb it was asked for with.</summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
internal sealed class ErrorModel(IEnumerable<Place> places) : PageModel
{
    private const int MaxWords = 200;

    public int Status { get; private set; }

    public string TraceId => Activity.Current?.Id ?? HttpContext.TraceIdentifier;

    /// <summary>The words of the address that led nowhere.</summary>
    public string Words { get; private set; } = "";

    // Not a handler: those are chosen by verb, and any verb can fail.
    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        // Taken from the route as it is: binding would read a body that may be what failed. An exception has set its own status.
        Status = HttpContext.Features.Get<IExceptionHandlerFeature>() is not null
            ? Response.StatusCode
            : int.Parse((string)RouteData.Values["status"]!, CultureInfo.InvariantCulture);
        Response.StatusCode = Status;
        Words = WordsOf(ShownRequest.Of(HttpContext).Path);
    }

    // Neither the part of the site that the page was looked for in nor the ending of a file is what it was about.
    private string WordsOf(string path)
    {
        if (places.FirstOrDefault(place => path.StartsWith(place.Href + "/", StringComparison.OrdinalIgnoreCase)) is { } place)
            path = path[place.Href.Length..];
        path = Path.ChangeExtension(path, null);
        var words = new string([.. path.Select(c => char.IsLetterOrDigit(c) ? c : ' ')]).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var text = string.Join(' ', words);
        return text.Length <= MaxWords ? text : text[..MaxWords];
    }
}
