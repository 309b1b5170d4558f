using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using PilotHub.Theme;

namespace PilotHub.Tests.Theme;

public sealed class ThemeTextsTests
{
    private static readonly Dictionary<string, string> English = Read("ThemeTexts.resx");
    private static readonly Dictionary<string, string> German = Read("ThemeTexts.de.resx");

    [Fact]
    public void Every_word_is_there_in_both_languages_with_the_same_holes()
    {
        Assert.Equal(English.Keys.Order(), German.Keys.Order());
        Assert.All(English, word => Assert.Equal(Holes(word.Value), Holes(German[word.Key])));
    }

    [Fact]
    public void Every_word_that_a_view_or_tag_helper_asks_for_exists()
    {
        var asked = ThemeFolder.Sources(".cs", ".cshtml")
            .SelectMany(file => Regex.Matches(File.ReadAllText(file), """\b(?:T|texts)\["([^"]+)"[,\]]"""))
            .Select(match => match.Groups[1].Value)
            .ToHashSet();
        Assert.NotEmpty(asked);
        Assert.All(asked, word => Assert.Contains(word, English.Keys));
    }

    [Theory]
    [InlineData("")]
    [InlineData("Anywhere")]
    public void Words_are_found_wherever_the_host_keeps_its_own(string resourcesPath)
    {
        var before = CultureInfo.CurrentUICulture;
        try
        {
            CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("de-AT");
            using var services = new ServiceCollection().AddLogging().AddLocalization(options => options.ResourcesPath = resourcesPath).BuildServiceProvider();
            var texts = services.GetRequiredService<IStringLocalizer<ThemeTexts>>();
            Assert.Equal("Pilotfälle", texts["Cases"].Value);
            Assert.False(texts["Cases"].ResourceNotFound);
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }

    private static string Holes(string text) =>
        string.Join(' ', Regex.Matches(text, @"\{\d+\}").Select(match => match.Value).Order(StringComparer.Ordinal));

    private static Dictionary<string, string> Read(string name) => XDocument.Load(Path.Combine(ThemeFolder.Root, "Texts", name))
        .Root!.Elements("data").ToDictionary(data => data.Attribute("name")!.Value, data => data.Element("value")!.Value);
}
