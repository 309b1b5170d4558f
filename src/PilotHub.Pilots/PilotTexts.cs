using System.Globalization;
using System.Resources;

namespace PilotHub.Pilots;

/// <summary>The words of the domain itself: PilotTexts.resx and its translations.</summary>
internal static class PilotTexts
{
    private static readonly ResourceManager Resources = new(typeof(PilotTexts));

    /// <exception cref="MissingManifestResourceException">There is no such text, which is a mistake of the programmer.</exception>
    public static string Get(string name, CultureInfo culture) =>
        Resources.GetString(name, culture) ?? throw new MissingManifestResourceException($"There is no text '{name}'.");
}
