using System.Text.Json;
using PilotHub.Content;
using PilotHub.Content.Definitions;

namespace PilotHub.Tests.Content;

public sealed class ContentInspectionTests
{
    private const string Definition = """
        {
          "ContentTypes": [
            { "Name": "Pilot", "DisplayName": "Pilot", "Settings": {}, "ContentTypePartDefinitionRecords": [
              { "PartName": "TitlePart", "Name": "TitlePart", "Settings": { "TitlePartSettings": { "Options": 3 } } },
              { "PartName": "AutoroutePart", "Name": "AutoroutePart", "Settings": { "AutoroutePartSettings": { "Pattern": "pilots/{{ Model.ContentItem | display_text | slugify }}" } } },
              { "PartName": "LocalizationPart", "Name": "LocalizationPart" },
              { "PartName": "Pilot", "Name": "Pilot" },
              { "PartName": "BagPart", "Name": "Notes", "Settings": { "BagPartSettings": { "ContainedContentTypes": ["Note"] } } } ] },
            { "Name": "Note", "DisplayName": "Note", "ContentTypePartDefinitionRecords": [ { "PartName": "Note", "Name": "Note" } ] },
            { "Name": "Colour", "DisplayName": "Colour", "ContentTypePartDefinitionRecords": [ { "PartName": "TitlePart", "Name": "TitlePart" } ] },
            { "Name": "Taxonomy", "DisplayName": "Taxonomy", "ContentTypePartDefinitionRecords": [ { "PartName": "TaxonomyPart", "Name": "TaxonomyPart" } ] }
          ],
          "ContentParts": [
            { "Name": "Pilot", "ContentPartFieldDefinitionRecords": [
              { "FieldName": "TextField", "Name": "Vendor", "Settings": { "TextFieldSettings": { "Required": true }, "PilotHubFieldSettings": { "MaxLength": 10 } } },
              { "FieldName": "TextField", "Name": "Stage", "Settings": { "TextFieldPredefinedListEditorSettings": { "Options": [ { "name": "Idea", "value": "Idea" }, { "name": "In use", "value": "Running" } ] } } },
              { "FieldName": "NumericField", "Name": "Score", "Settings": { "NumericFieldSettings": { "Minimum": 1, "Maximum": 5, "Scale": 0 }, "PilotHubFieldSettings": { "Sortable": true } } },
              { "FieldName": "DateField", "Name": "Start" }, { "FieldName": "TimeField", "Name": "Daily" }, { "FieldName": "BooleanField", "Name": "Live" },
              { "FieldName": "LinkField", "Name": "Site" }, { "FieldName": "MediaField", "Name": "Files" }, { "FieldName": "MultiTextField", "Name": "Names" },
              { "FieldName": "MarkdownField", "Name": "Goal" }, { "FieldName": "UserPickerField", "Name": "Lead" },
              { "FieldName": "TaxonomyField", "Name": "Colour", "Settings": { "TaxonomyFieldSettings": { "TaxonomyContentItemId": "colours", "Unique": true } } } ] },
            { "Name": "Note", "ContentPartFieldDefinitionRecords": [ { "FieldName": "TextField", "Name": "Says", "Settings": { "TextFieldSettings": { "Required": true } } } ] }
          ]
        }
        """;

    private static readonly ContentDefinitions Definitions = Read(Definition);

    [Fact]
    public void A_complete_item_is_valid_and_its_values_are_indexed()
    {
        var inspection = Inspect("""
            { "TitlePart": { "Title": "T" }, "AutoroutePart": { "Path": "pilots/t" }, "LocalizationPart": { "Culture": "de" },
              "Pilot": { "Vendor": { "Text": "Contoso" }, "Stage": { "Text": "Running" }, "Score": { "Value": 4 }, "Start": { "Value": "2026-01-15T00:00:00Z" },
                "Daily": { "Value": "09:30:00" }, "Live": { "Value": true }, "Site": { "Url": "https://example.test/a", "Text": "a" },
                "Files": { "Paths": ["a/b.pdf"], "MediaTexts": ["B"] }, "Names": { "Values": ["x"] }, "Goal": { "Markdown": "**g**" },
                "Lead": { "UserIds": ["anna"] }, "Colour": { "TaxonomyContentItemId": "colours", "TermContentItemIds": ["red"] } },
              "Notes": { "ContentItems": [ { "ContentType": "Note", "Note": { "Says": { "Text": "n" } } } ] } }
            """);
        Assert.Empty(inspection.Errors);
        Assert.Equal(
            [new("LocalizationPart.Culture", "de", null), new("Pilot.Stage", "Running", null), new("Pilot.Score", null, 4), new("Pilot.Lead", "anna", null), new("Pilot.Colour", "red", null)],
            inspection.Index);
        Assert.Equal(
            [new(ContentReferenceKind.User, "anna", "Pilot.Lead.UserIds[0]"), new(ContentReferenceKind.Term, "red", "Pilot.Colour.TermContentItemIds[0]", "colours")],
            inspection.References);
    }

    [Theory]
    [InlineData("""{ "Pilot": { "Vendor": { "Text": "v" } } }""", "TitlePart.Title", "required")]
    [InlineData("""{ "TitlePart": { "Title": "t" } }""", "Pilot.Vendor", "required")]
    [InlineData("""{ "TitlePart": { "Title": "t" }, "Pilot": { "Vendor": { "Text": " " } } }""", "Pilot.Vendor", "required")]
    [InlineData("""{ "TitlePart": [], "Pilot": { "Vendor": { "Text": "v" } } }""", "TitlePart", "part.kind")]
    public void What_is_missing_is_named(string content, string path, string code) => Assert.Contains((path, code), Errors(Inspect(content)));

    [Theory]
    [InlineData("""{ "Vendor": "v" }""", "Pilot.Vendor", "field.kind")]
    [InlineData("""{ "Vendor": { "Text": 7 } }""", "Pilot.Vendor.Text", "kind")]
    [InlineData("""{ "Vendor": { "Text": "\ud800" } }""", "Pilot.Vendor.Text", "kind")]
    [InlineData("""{ "Vendor": { "Text": "longer than ten" } }""", "Pilot.Vendor.Text", "length")]
    [InlineData("""{ "Vendor": { "Txt": "v" } }""", "Pilot.Vendor.Txt", "property.unknown")]
    [InlineData("""{ "Vendr": { "Text": "v" } }""", "Pilot.Vendr", "field.unknown")]
    [InlineData("""{ "Stage": { "Text": "Sleeping" } }""", "Pilot.Stage.Text", "option")]
    [InlineData("""{ "Score": { "Value": "4" } }""", "Pilot.Score.Value", "number")]
    [InlineData("""{ "Score": { "Value": 0 } }""", "Pilot.Score.Value", "minimum")]
    [InlineData("""{ "Score": { "Value": 6 } }""", "Pilot.Score.Value", "maximum")]
    [InlineData("""{ "Score": { "Value": 2.5 } }""", "Pilot.Score.Value", "scale")]
    [InlineData("""{ "Start": { "Value": "15.01.2026" } }""", "Pilot.Start.Value", "date")]
    [InlineData("""{ "Daily": { "Value": "25:00:00" } }""", "Pilot.Daily.Value", "date")]
    [InlineData("""{ "Live": { "Value": "yes" } }""", "Pilot.Live.Value", "boolean")]
    [InlineData("""{ "Site": { "Url": "javascript:alert(1)" } }""", "Pilot.Site.Url", "link")]
    [InlineData("""{ "Site": { "Url": "//elsewhere.test" } }""", "Pilot.Site.Url", "link")]
    [InlineData("""{ "Files": { "Paths": ["../secret"] } }""", "Pilot.Files.Paths[0]", "media")]
    [InlineData("""{ "Files": { "Paths": [], "MediaTexts": ["B"] } }""", "Pilot.Files.MediaTexts", "media")]
    [InlineData("""{ "Names": { "Values": ["x", 1] } }""", "Pilot.Names.Values[1]", "kind")]
    [InlineData("""{ "Goal": { "Markdown": [] } }""", "Pilot.Goal.Markdown", "kind")]
    [InlineData("""{ "Lead": { "UserIds": ["a", "b"] } }""", "Pilot.Lead.UserIds", "single")]
    [InlineData("""{ "Colour": { "TaxonomyContentItemId": "shapes", "TermContentItemIds": [] } }""", "Pilot.Colour.TaxonomyContentItemId", "taxonomy")]
    public void A_value_that_breaks_its_field_is_named_by_path_and_rule(string pilot, string path, string code) =>
        Assert.Contains((path, code), Errors(Inspect($$"""{ "TitlePart": { "Title": "t" }, "Pilot": {{pilot}} }""")));

    [Theory]
    [InlineData("""{ "AutoroutePart": { "Path": "admin/users" } }""", "AutoroutePart.Path", "route")]
    [InlineData("""{ "AutoroutePart": { "Path": "a/../b" } }""", "AutoroutePart.Path", "route")]
    [InlineData("""{ "LocalizationPart": { "Culture": "klingon" } }""", "LocalizationPart.Culture", "culture")]
    [InlineData("""{ "Surprise": { } }""", "Surprise", "part.unknown")]
    [InlineData("""{ "Notes": { "ContentItems": {} } }""", "Notes.ContentItems", "kind")]
    [InlineData("""{ "Notes": { "ContentItems": [ { "ContentType": "Pilot" } ] } }""", "Notes.ContentItems[0].ContentType", "bag.type")]
    [InlineData("""{ "Notes": { "ContentItems": [ { "ContentType": "Note" } ] } }""", "Notes.ContentItems[0].Note.Says", "required")]
    [InlineData("""{ "Notes": { "ContentItems": [ { "ContentType": "Noet" } ] } }""", "Notes.ContentItems[0].ContentType", "type.unknown")]
    public void A_part_that_breaks_its_rule_is_named_by_path_and_rule(string content, string path, string code) =>
        Assert.Contains((path, code), Errors(Inspect(content)));

    [Fact]
    public void Terms_have_the_taxonomy_s_type_and_stand_in_it_once()
    {
        var errors = Errors(Inspect("""
            { "TaxonomyPart": { "TermContentType": "Colour", "Terms": [
              { "ContentItemId": "red", "ContentType": "Colour", "TitlePart": { "Title": "Red" },
                "Terms": [ { "ContentItemId": "red", "ContentType": "Colour" } ] },
              { "ContentItemId": "n", "ContentType": "Note", "Note": { "Says": { "Text": "x" } } } ] } }
            """, "Taxonomy"));
        Assert.Contains(("TaxonomyPart.Terms[0].Terms[0].ContentItemId", "term.twice"), errors);
        Assert.Contains(("TaxonomyPart.Terms[1].ContentType", "term.type"), errors);
        Assert.Equal(2, errors.Count());
    }

    [Fact]
    public void Definitions_come_back_as_they_were_written()
    {
        var written = ContentDefinitionsJson.Write(Definitions);
        Assert.Equal(written, ContentDefinitionsJson.Write(Read(written)));
    }

    [Fact]
    public void A_definition_with_unknown_kinds_parts_and_patterns_is_refused_by_path()
    {
        var errors = new List<ContentError>();
        ContentDefinitionsJson.Read(JsonElement.Parse("""
            { "ContentTypes": [ { "Name": "A", "ContentTypePartDefinitionRecords": [
                { "PartName": "NoSuchPart", "Name": "NoSuchPart" },
                { "PartName": "AutoroutePart", "Settings": { "AutoroutePartSettings": { "Pattern": "{% if x %}" } } } ] }, { "Name": "no name" } ],
              "ContentParts": [ { "Name": "A", "ContentPartFieldDefinitionRecords": [ { "FieldName": "ColourField", "Name": "C" } ] } ] }
            """), ContentDefinitions.Empty, replace: false, errors);
        Assert.Equal(
            ["ContentParts[0].ContentPartFieldDefinitionRecords[0].FieldName",
             "ContentTypes[0].ContentTypePartDefinitionRecords[1].Settings.AutoroutePartSettings.Pattern", "ContentTypes[1].Name",
             "ContentTypes[0].ContentTypePartDefinitionRecords[0].PartName"],
            errors.Select(error => error.Path));
    }

    [Fact]
    public void Merging_a_definition_keeps_what_it_does_not_mention()
    {
        var errors = new List<ContentError>();
        var merged = ContentDefinitionsJson.Read(JsonElement.Parse("""
            { "ContentParts": [ { "Name": "Note", "ContentPartFieldDefinitionRecords": [
              { "FieldName": "TextField", "Name": "Says", "Settings": { "ContentPartFieldSettings": { "DisplayName": "Says who" } } },
              { "FieldName": "TextField", "Name": "When" } ] } ] }
            """), Definitions, replace: false, errors);
        Assert.Empty(errors);
        Assert.Equal(["Says", "When"], merged.Part("Note")!.Fields.Select(field => field.Name));
        Assert.True(merged.Field("Note", "Says")!.Required);
        Assert.Equal("Says who", merged.Field("Note", "Says")!.DisplayNameIn("de"));
    }

    private static ContentInspection Inspect(string content, string type = "Pilot") => ContentInspection.Of(
        new ContentItem { ContentItemId = "item", ContentType = type, Content = JsonElement.Parse(content) }, Definitions);

    private static IEnumerable<(string, string)> Errors(ContentInspection inspection) => inspection.Errors.Select(error => (error.Path, error.Code));

    private static ContentDefinitions Read(string json)
    {
        var errors = new List<ContentError>();
        var definitions = ContentDefinitionsJson.Read(JsonElement.Parse(json), ContentDefinitions.Empty, replace: false, errors);
        Assert.Empty(errors);
        return definitions;
    }
}
