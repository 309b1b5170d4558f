using Microsoft.Extensions.Localization;

// States where this assembly's resources lie, whatever folder the host chooses for its own.
[assembly: ResourceLocation("Texts")]

namespace PilotHub.Theme;

/// <summary>Names the theme's own words: Texts/ThemeTexts.resx and its translations.</summary>
public sealed class ThemeTexts;
