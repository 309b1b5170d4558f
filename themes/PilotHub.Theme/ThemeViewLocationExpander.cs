using Microsoft.AspNetCore.Mvc.Razor;

namespace PilotHub.Theme;

/// <summary>
/// Looks for a view in <c>/Themes/{theme}/</c>, then in <c>/Themes/PilotHub.Theme/</c>, then where MVC looks anyway,
/// so that another theme replaces single files and inherits the rest.
/// </summary>
public sealed class ThemeViewLocationExpander(string themeName) : IViewLocationExpander
{
    private readonly string[] _locations =
    [
        .. new[] { themeName, ThemeFeature.DefaultTheme }.Distinct(StringComparer.Ordinal).Select(name => $"/Themes/{name}/{{0}}.cshtml"),
    ];

    // The theme is the same for every request, so it need not be part of the view engine's cache key.
    public void PopulateValues(ViewLocationExpanderContext context)
    {
    }

    public IEnumerable<string> ExpandViewLocations(ViewLocationExpanderContext context, IEnumerable<string> viewLocations) =>
        _locations.Concat(viewLocations);
}
