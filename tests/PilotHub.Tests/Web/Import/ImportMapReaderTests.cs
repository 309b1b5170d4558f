using System.Text.Json;
using PilotHub.Content;
using PilotHub.Web.CommandLine;
using PilotHub.Web.Import;

namespace PilotHub.Tests.Web.Import;

public sealed class ImportMapReaderTests
{
    private const string Smallest = """{ "name": "n", "contentType": "T", "key": { "template": "{A}" }, "fields": { "T.F": "A" } }""";

    [Theory]
    [InlineData("us-federal-2024.map.json", 21, 3)]
    [InlineData("us-federal-2023.map.json", 10, 1)]
    public async Task The_maps_of_the_real_files_can_be_read(string name, int fields, int bags)
    {
        var map = await ImportMapReader.ReadAsync(ImportMaps.PathOf(name), TestContext.Current.CancellationToken);
        Assert.Equal((fields, bags), (map.Fields.Count, map.Bags.Count));
    }

    [Fact]
    public void A_map_without_anything_optional_is_complete()
    {
        var map = Read(Smallest);
        Assert.Equal(("n", "T", true, "en-US"), (map.Name, map.ContentType, map.Publish, map.Culture.Name));
        Assert.Equal((null, null), (map.Encoding, map.Delimiter));
        Assert.Equal(["A"], Assert.Single(map.Fields).Values.Single().Source.Columns);
    }

    [Fact]
    public void The_dates_of_the_map_hold_for_fields_that_say_nothing_else()
    {
        var map = Read("""
            { "name": "n", "contentType": "T", "key": { "template": "{A}" }, "dates": { "formats": ["M/d/yyyy"], "earliest": "2000-01-01" },
              "fields": { "T.F": "A", "T.G": { "column": "B", "dates": { "formats": "dd.MM.yyyy" } } } }
            """);
        Assert.Equal(["M/d/yyyy"], map.Fields[0].Values[0].Dates.Formats);
        Assert.Equal(["dd.MM.yyyy"], map.Fields[1].Values[0].Dates.Formats);
        Assert.Equal(new DateOnly(2000, 1, 1), map.Fields[1].Values[0].Dates.Earliest);
    }

    [Theory]
    [InlineData("""[]""", ": A map must be an object, not [].")]
    [InlineData("""{ "name": "n", "contentType": "T", "fields": { "T.F": "A" } }""", "key: Is missing: without it a second run would bring every row again.")]
    [InlineData("""{ "name": "n", "contentType": "T", "key": { "template": "x" }, "fields": { "T.F": "A" } }""", "key.template: Must name a column: it tells rows apart.")]
    [InlineData("""{ "contentType": "T", "key": { "template": "{A}" }, "fields": { "T.F": "A" } }""", "name: Is missing.")]
    [InlineData("""{ "name": "n", "contentType": "T", "key": { "template": "{A}" }, "fields": {} }""", "fields: Is missing or empty: nothing would be imported.")]
    public void What_is_missing_is_named(string json, string error) => Assert.Contains(error.TrimStart(':', ' '), Errors(json));

    [Theory]
    [InlineData("""{ "column": "A", "valeus": {} }""", "fields.T.F.valeus: Is not known here. Known are column, template, constant, sections, split, match, values, otherwise, dates, maxLength, markdown, required, terms.")]
    [InlineData("""{ "column": "A", "values": { "x": 1 } }""", "fields.T.F.values.x: Must be a text or a list of texts, not 1.")]
    [InlineData("""{ "column": "A", "values": { "x": "1", " X ": "2" } }""", "fields.T.F.values: \" X \" stands there twice: letter case and blanks do not count.")]
    [InlineData("""{ "column": "A", "values": {}, "otherwise": "drop" }""", "fields.T.F.otherwise: Must be one of \"report\", \"keep\", \"ignore\", \"refuse\", not \"drop\".")]
    [InlineData("""{ "column": "A", "otherwise": "keep" }""", "fields.T.F.otherwise: Says what becomes of texts that \"values\" does not know, and there is no \"values\".")]
    [InlineData("""{ "column": "A", "constant": "B" }""", "fields.T.F: Needs just one of column, template, constant and sections, not column and constant.")]
    [InlineData("""{ "maxLength": 20 }""", "fields.T.F: Needs just one of column, template, constant and sections.")]
    [InlineData("""{ "column": "A", "maxLength": 3 }""", "fields.T.F.maxLength: Must be a whole number from 20 to 1000000, not 3.")]
    [InlineData("""{ "column": "A", "required": "yes" }""", "fields.T.F.required: Must be true or false, not \"yes\".")]
    [InlineData("""{ "column": "A", "match": "(" }""", "fields.T.F.match: Is not a regular expression that can be used: ")]
    [InlineData("""{ "column": "A", "match": "(a)\\1" }""", "fields.T.F.match: Is not a regular expression that can be used: ")]
    [InlineData("""{ "column": "A", "dates": { "formats": ["nonsense"] } }""", "fields.T.F.dates.formats: \"nonsense\" is not a way to write a date such as \"M/d/yyyy\".")]
    [InlineData("""{ "column": "A", "dates": { "earliest": "1.1.2000" } }""", "fields.T.F.dates.earliest: Must be a day such as \"2020-01-31\", not \"1.1.2000\".")]
    [InlineData("""{ "template": "{A" }""", "fields.T.F.template: The brace at character 1 of \"{A\" does not enclose a column.")]
    [InlineData("""{ "sections": [] }""", "fields.T.F.sections: Must be a list of sections, not [].")]
    [InlineData("""{ "sections": [{ "column": "A", "colum": "B" }] }""", "fields.T.F.sections[0].colum: Is not known here.")]
    [InlineData("""{ "sections": ["A"], "values": {} }""", "fields.T.F.values: Belongs into the single sections.")]
    [InlineData("""{ "column": "A", "terms": { "create": true, "parent": { "column": 1 } } }""", "fields.T.F.terms.parent.column: Must be a text, not 1.")]
    [InlineData("""[ "A", 7 ]""", "fields.T.F[1]: Must be the heading of a column or an object, not 7.")]
    public void What_is_wrong_with_a_field_is_named_with_its_place(string field, string error) =>
        Assert.Contains(Errors($$"""{ "name": "n", "contentType": "T", "key": { "template": "{A}" }, "fields": { "T.F": {{field}} } }"""),
            found => found.StartsWith(error, StringComparison.Ordinal));

    [Theory]
    [InlineData("\"encoding\": \"klingon\"", "encoding: There is no encoding \"klingon\"; common are utf-8, windows-1252 and utf-16.")]
    [InlineData("\"delimiter\": \"--\"", "delimiter: Must be a comma, a semicolon, a bar or a tab (\"\\t\"), not \"--\".")]
    [InlineData("\"culture\": \"xx-nowhere\"", "culture: \"xx-nowhere\" is not a language tag such as \"en-US\" or \"de-DE\".")]
    [InlineData("\"empty\": 3", "empty: Must be a text or a list of texts, not 3.")]
    [InlineData("\"bags\": { \"B\": {} }", "bags.B: Must be a list of objects, not {}.")]
    [InlineData("\"bags\": { \"B\": [ { \"when\": { \"C\": 3 }, \"fields\": { \"T.F\": \"A\" } } ] }", "bags.B[0].when.C: Must be a text or a list of texts, not 3.")]
    [InlineData("\"bags\": { \"B\": [ {} ] }", "bags.B[0].fields: Is missing or empty.")]
    [InlineData("\"publsh\": true", "publsh: Is not known here.")]
    public void What_is_wrong_with_the_rest_is_named_with_its_place(string property, string error) =>
        Assert.Contains(Errors($"{Smallest[..^1]}, {property} }}"), found => found.StartsWith(error, StringComparison.Ordinal));

    [Theory]
    [InlineData("{ \"name\": ", "is not valid JSON")]
    [InlineData("{ \"name\": \"a\", \"name\": \"b\" }", "is not valid JSON")]
    [InlineData("{ \"name\": \"\\ud800\" }", "is not valid JSON")]
    [InlineData("{}", "is not a map that can be used:")]
    public async Task A_file_that_is_no_map_is_refused(string text, string reason)
    {
        var path = Path.Combine(Path.GetTempPath(), $"pilothub-{Guid.NewGuid():N}.json");
        try
        {
            await File.WriteAllTextAsync(path, text, TestContext.Current.CancellationToken);
            var refused = await Assert.ThrowsAsync<CommandRefusedException>(() => ImportMapReader.ReadAsync(path, TestContext.Current.CancellationToken));
            Assert.Contains(reason, refused.Message, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static ImportMap Read(string json)
    {
        var errors = new List<ContentError>();
        var map = ImportMapReader.Read(JsonElement.Parse(json), errors);
        Assert.Empty(errors);
        return map;
    }

    private static List<string> Errors(string json)
    {
        var errors = new List<ContentError>();
        ImportMapReader.Read(JsonElement.Parse(json), errors);
        return errors.ConvertAll(error => error.ToString());
    }
}
