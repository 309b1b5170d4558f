using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace PilotHub.Tests.Web;

/// <summary>The words of the pages: what a page asks for is there, in both languages.</summary>
public sealed partial class TextsTests
{
    private static readonly string Web = Path.Combine(FindRepository(), "src", "PilotHub.Web");

    public static TheoryData<string> Features => [.. Directory.EnumerateFiles(Web, "*Texts.resx", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(Web, file))];

    [Theory]
    [MemberData(nameof(Features))]
    public void Both_languages_have_the_same_texts(string file) =>
        Assert.Equal(Read(file).Keys.Order(StringComparer.Ordinal), Read(German(file)).Keys.Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Features))]
    public void Translations_have_the_same_holes(string file)
    {
        var german = Read(German(file));

        Assert.All(Read(file), text => Assert.Equal(Holes(text.Value), Holes(german[text.Key])));
    }

    [Theory]
    [MemberData(nameof(Features))]
    public void Every_text_that_is_asked_for_is_there(string file)
    {
        var texts = Read(file);
        var asked = Directory.EnumerateFiles(Path.Combine(Web, Path.GetDirectoryName(file)!))
            .Where(source => source.EndsWith(".cshtml", StringComparison.Ordinal) || source.EndsWith(".cs", StringComparison.Ordinal))
            .SelectMany(source => Asked().Matches(File.ReadAllText(source)).Select(match => Regex.Unescape(match.Groups[1].Value))).Distinct();

        Assert.All(asked, text => Assert.Contains(text, texts.Keys));
    }

    private static string German(string file) => file.Replace(".resx", ".de.resx", StringComparison.Ordinal);

    private static Dictionary<string, string> Read(string file) => XDocument.Load(Path.Combine(Web, file)).Root!.Elements("data")
        .ToDictionary(data => data.Attribute("name")!.Value, data => data.Element("value")!.Value);

    private static IEnumerable<string> Holes(string text) => Hole().Matches(text).Select(match => match.Value).Distinct().Order(StringComparer.Ordinal);

    private static string FindRepository()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (directory is not null && !File.Exists(Path.Combine(directory.FullName, "PilotHub.sln")))
            directory = directory.Parent;
        return directory?.FullName ?? throw new DirectoryNotFoundException("No folder above the tests holds PilotHub.sln.");
    }

    // A text that is put together from parts, as in T["Sort." + sort], cannot be read from the source.
    [GeneratedRegex("""(?:\bT|[tT]exts)\["((?:[^"\\]|\\.)+)"(?=[\],])""", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Asked();

    [GeneratedRegex(@"\{\d\}", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Hole();
}
