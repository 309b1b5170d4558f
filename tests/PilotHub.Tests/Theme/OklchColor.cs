using System.Globalization;
using System.Text.RegularExpressions;

namespace PilotHub.Tests.Theme;

/// <summary>Colours of the theme's tokens and their contrast as WCAG 2 counts it.</summary>
internal static partial class OklchColor
{
    /// <summary>Reads <c>--name: light-dark(oklch(L C H), oklch(L C H));</c> from the tokens; derived colours are not among them.</summary>
    public static Dictionary<string, (double Light, double Dark)> ReadLuminances(string css) => Token().Matches(css).ToDictionary(
        match => match.Groups["name"].Value,
        match => (Luminance(match, "l"), Luminance(match, "d")));

    public static double Contrast(double one, double other) => (Math.Max(one, other) + 0.05) / (Math.Min(one, other) + 0.05);

    private static double Luminance(Match match, string mode)
    {
        double Part(string name) => double.Parse(match.Groups[mode + name].Value, CultureInfo.InvariantCulture);
        var hue = Part("h") * Math.PI / 180;
        return Luminance(Part("l"), Part("c") * Math.Cos(hue), Part("c") * Math.Sin(hue));
    }

    // The matrices of Björn Ottosson's Oklab; what lies outside sRGB is cut per channel, as browsers do.
    private static double Luminance(double lightness, double a, double b)
    {
        var l = Math.Pow(lightness + (0.3963377774 * a) + (0.2158037573 * b), 3);
        var m = Math.Pow(lightness - (0.1055613458 * a) - (0.0638541728 * b), 3);
        var s = Math.Pow(lightness - (0.0894841775 * a) - (1.2914855480 * b), 3);
        var red = Math.Clamp((4.0767416621 * l) - (3.3077115913 * m) + (0.2309699292 * s), 0, 1);
        var green = Math.Clamp((-1.2684380046 * l) + (2.6097574011 * m) - (0.3413193965 * s), 0, 1);
        var blue = Math.Clamp((-0.0041960863 * l) - (0.7034186147 * m) + (1.7076147010 * s), 0, 1);
        return (0.2126 * red) + (0.7152 * green) + (0.0722 * blue);
    }

    [GeneratedRegex(@"--(?<name>[\w-]+): light-dark\(oklch\((?<ll>[\d.]+) (?<lc>[\d.]+) (?<lh>[\d.]+)\), oklch\((?<dl>[\d.]+) (?<dc>[\d.]+) (?<dh>[\d.]+)\)\);")]
    private static partial Regex Token();
}
