using System.Text.Json;

namespace PilotHub.Tests.Data;

/// <summary>A small content type: a title, an address made from it, a stage to filter by and a score to sort by.</summary>
internal static class CaseDefinitions
{
    public static readonly JsonElement Json = JsonElement.Parse("""
        {
          "ContentTypes": [{
            "Name": "Case", "DisplayName": "Case",
            "ContentTypePartDefinitionRecords": [
              { "PartName": "TitlePart", "Name": "TitlePart" },
              { "PartName": "AutoroutePart", "Name": "AutoroutePart",
                "Settings": { "AutoroutePartSettings": { "Pattern": "case/{{ Model.ContentItem | display_text | slugify }}" } } },
              { "PartName": "Case", "Name": "Case" }]
          }],
          "ContentParts": [{
            "Name": "Case",
            "ContentPartFieldDefinitionRecords": [
              { "FieldName": "TextField", "Name": "Stage",
                "Settings": { "TextFieldPredefinedListEditorSettings": { "Options": [{ "name": "Idea", "value": "Idea" }, { "name": "Running", "value": "Running" }] } } },
              { "FieldName": "NumericField", "Name": "Score", "Settings": { "PilotHubFieldSettings": { "Sortable": true } } }]
          }]
        }
        """);
}
