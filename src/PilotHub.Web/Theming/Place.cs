using Microsoft.Extensions.Localization;
using PilotHub.Theme;

namespace PilotHub.Web.Theming;

/// <summary>An entry of the main navigation: its name among the theme's words, and where it leads.</summary>
internal sealed record Place(string Name, string Href)
{
    public ThemeLink In(IStringLocalizer<ThemeTexts> texts) => new(texts[Name], Href);
}

internal static class PlaceRegistration
{
    /// <summary>Adds an entry to the main navigation, in the order in which the features are added.</summary>
    public static IServiceCollection AddPlace(this IServiceCollection services, string name, string href) => services.AddSingleton(new Place(name, href));
}
