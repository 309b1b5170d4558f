using System.Numerics;
using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace PilotHub.Tests.Theme;

public sealed class TokensTests
{
    private static readonly string[] Meanings = ["good", "info", "warn", "stop", "bad"];

    private static readonly Dictionary<string, (double Light, double Dark)> Luminances = OklchColor.ReadLuminances(ThemeFolder.Css("tokens.css"));

    public static TheoryData<string, string, double> Pairs()
    {
        var pairs = new TheoryData<string, string, double>();
        foreach (var ground in new[] { "paper", "raised", "sunken" })
        {
            pairs.Add("ink", ground, 4.5);
            pairs.Add("grey-1", ground, 4.5);
        }

        foreach (var meaning in Meanings)
        {
            pairs.Add(meaning + "-text", "paper", 4.5);
            pairs.Add(meaning + "-text", "raised", 4.5);
            pairs.Add(meaning + "-text", meaning + "-soft", 4.5);
            pairs.Add("ink", meaning + "-soft", 4.5);
            pairs.Add("grey-1", meaning + "-soft", 4.5);
            pairs.Add(meaning + "-mark", "paper", 3);
            pairs.Add(meaning + "-mark", "raised", 3);
        }

        pairs.Add("grey-2", "paper", 3);
        pairs.Add("grey-2", "raised", 3);
        return pairs;
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Text_and_marks_keep_their_contrast_in_light_and_dark(string mark, string ground, double least)
    {
        Assert.True(OklchColor.Contrast(Luminances[mark].Light, Luminances[ground].Light) >= least, "light");
        Assert.True(OklchColor.Contrast(Luminances[mark].Dark, Luminances[ground].Dark) >= least, "dark");
    }

    [Theory]
    [InlineData("pilothub-sans")]
    [InlineData("pilothub-serif")]
    public void Fonts_are_asked_for_under_the_address_that_browsers_may_keep_for_ever(string font)
    {
        var file = Path.Combine(ThemeFolder.Root, "wwwroot", "fonts", font + ".woff2");
        Assert.Contains($"../fonts/{font}.{Fingerprint(file)}.woff2", ThemeFolder.Css("tokens.css"), StringComparison.Ordinal);
    }

    [Fact]
    public void Stylesheets_ask_nothing_of_other_sites_and_use_no_undefined_token()
    {
        var css = string.Concat(Directory.EnumerateFiles(Path.Combine(ThemeFolder.Root, "wwwroot", "css")).Select(File.ReadAllText));
        var defined = Regex.Matches(css, @"(--[\w-]+):").Select(match => match.Groups[1].Value).ToHashSet();
        Assert.DoesNotContain("//", Regex.Replace(css, @"/\*.*?\*/", "", RegexOptions.Singleline), StringComparison.Ordinal);
        Assert.All(Regex.Matches(css, @"var\((--[\w-]+)\)").Select(match => match.Groups[1].Value), name => Assert.Contains(name, defined));
    }

    // As the static web assets of the .NET SDK do it: nine bytes of the SHA-256, in base 36, lowest digit first.
    private static string Fingerprint(string file)
    {
        const string Digits = "0123456789abcdefghijklmnopqrstuvwxyz";
        var rest = BigInteger.Abs(new BigInteger(SHA256.HashData(File.ReadAllBytes(file)).AsSpan(0, 9)));
        return string.Concat(Enumerable.Range(0, 10).Select(_ =>
        {
            rest = BigInteger.DivRem(rest, 36, out var digit);
            return Digits[(int)digit];
        }));
    }
}
