using System.Text.Json;
using System.Text.RegularExpressions;
using PilotHub.Content;

namespace PilotHub.Web.Import;

/// <summary>Reads the values of a map: the texts that feed fields, sections, parents of terms.</summary>
internal sealed class ImportValueReader(ImportDates dates, ICollection<ContentError> errors)
{
    private static readonly TimeSpan MatchTimeout = TimeSpan.FromSeconds(1);

    /// <summary>The fields of the object of that name.</summary>
    public IReadOnlyList<ImportField> ReadFields(MapObject owner, string name) =>
        [.. owner.Entries(name).Select(field => new ImportField(field.Name, ReadAlternatives(field.Value, field.Place), field.Place))];

    /// <summary>Texts to compare cells with; one that ends in an asterisk stands for all that begin so.</summary>
    public static FoldedTable<bool> ReadTexts(MapObject owner, string name)
    {
        var table = new FoldedTable<bool>();
        foreach (var text in owner.Texts(name))
            table.Add(text, true);
        return table;
    }

    /// <summary>The same from a property's value.</summary>
    public static FoldedTable<bool> ReadTexts(MapObject owner, string place, JsonElement value)
    {
        var table = new FoldedTable<bool>();
        foreach (var text in owner.Texts(place[(owner.Place.Length + 1)..], value))
            table.Add(text, true);
        return table;
    }

    /// <summary>The object's text from columns: a column, a template or a constant; null where it has none of them.</summary>
    public static ImportTemplate? ReadTemplate(MapObject owner)
    {
        var column = owner.Text("column");
        var template = owner.Text("template");
        var constant = owner.Text("constant");
        if (column is not null)
            return ImportTemplate.OfColumn(column);
        if (constant is not null)
            return ImportTemplate.OfConstant(constant);
        if (template is null)
            return null;
        try
        {
            return ImportTemplate.Parse(template);
        }
        catch (FormatException e)
        {
            owner.Fail("template", e.Message);
            return null;
        }
    }

    private IReadOnlyList<ImportValue> ReadAlternatives(JsonElement json, string place) => json.ValueKind == JsonValueKind.Array
        ? [.. json.EnumerateArray().Select((value, index) => Read(value, $"{place}[{index}]"))]
        : [Read(json, place)];

    private ImportValue Read(JsonElement json, string place)
    {
        if (json.ValueKind == JsonValueKind.String)
            return new(place) { Source = ImportTemplate.OfColumn(json.GetString()!), Dates = dates };
        if (json.ValueKind != JsonValueKind.Object)
        {
            errors.Add(new(place, "map", $"Must be the heading of a column or an object, not {MapObject.Shown(json)}."));
            return new(place);
        }
        return Read(new MapObject(json, place, errors), place);
    }

    private ImportValue Read(MapObject owner, string place)
    {
        var sources = ((string[])["column", "template", "constant", "sections"]).Where(owner.Has).ToList();
        if (sources.Count != 1)
            errors.Add(new(place, "map", $"Needs just one of column, template, constant and sections{(sources.Count == 0 ? "" : $", not {string.Join(" and ", sources)}")}."));
        var value = new ImportValue(place)
        {
            Source = ReadTemplate(owner) ?? ImportTemplate.OfConstant(""),
            Sections = ReadSections(owner),
            Split = owner.Texts("split"),
            Match = ReadMatch(owner),
            Values = ReadTable(owner),
            Otherwise = owner.Choice("otherwise", UnknownValue.Report),
            Dates = ImportMapReader.ReadDates(owner, dates),
            MaxLength = owner.Number("maxLength", 20, 1_000_000),
            Markdown = owner.Flag("markdown", false),
            Required = owner.Flag("required", false),
            Terms = ReadTerms(owner),
        };
        if (value.Values is null && owner.Has("otherwise"))
            owner.Fail("otherwise", "Says what becomes of texts that \"values\" does not know, and there is no \"values\".");
        foreach (var step in value.Sections.Count == 0 ? [] : ((string[])["split", "match", "values", "maxLength", "markdown"]).Where(owner.Has))
            owner.Fail(step, "Belongs into the single sections.");
        if (value.Split.Any(separator => separator.Length == 0))
            owner.Fail("split", "A separator is empty.");
        owner.Close();
        return value;
    }

    private List<ImportSection> ReadSections(MapObject owner)
    {
        if (!owner.Find("sections", out var list))
            return [];
        if (list.ValueKind != JsonValueKind.Array || list.GetArrayLength() == 0)
        {
            owner.Fail("sections", $"Must be a list of sections, not {MapObject.Shown(list)}.");
            return [];
        }
        var sections = new List<ImportSection>();
        foreach (var (json, index) in list.EnumerateArray().Select((json, index) => (json, index)))
        {
            var place = $"{owner.At("sections")}[{index}]";
            if (json.ValueKind != JsonValueKind.Object)
            {
                sections.Add(new(null, Read(json, place)));
                continue;
            }
            var section = new MapObject(json, place, errors);
            sections.Add(new(section.Text("heading"), Read(section, place)));
        }
        return sections;
    }

    private static Regex? ReadMatch(MapObject owner)
    {
        if (owner.Text("match") is not { } pattern)
            return null;
        try
        {
            // Without backtracking no cell can make the search slow.
            return new Regex(pattern, RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, MatchTimeout);
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            owner.Fail("match", $"Is not a regular expression that can be used: {e.Message}");
            return null;
        }
    }

    private static FoldedTable<IReadOnlyList<string>>? ReadTable(MapObject owner)
    {
        if (!owner.Has("values"))
            return null;
        var table = new FoldedTable<IReadOnlyList<string>>();
        foreach (var (from, to, _) in owner.Entries("values"))
        {
            if (!table.Add(from, owner.Texts($"values.{from}", to)))
                owner.Fail("values", $"\"{from}\" stands there twice: letter case and blanks do not count.");
        }
        return table;
    }

    private ImportTerms? ReadTerms(MapObject owner)
    {
        if (owner.Object("terms") is not { } terms)
            return null;
        var read = new ImportTerms(terms.Flag("create", false), Nested("parent"), Nested("synonyms"));
        terms.Close();
        return read;

        ImportValue? Nested(string name) => terms.Find(name, out var json) ? Read(json, terms.At(name)) : null;
    }
}
