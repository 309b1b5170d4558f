using PilotHub.Content.Definitions;

namespace PilotHub.Web.Reading;

/// <summary>The labels of a part's fields and of their choices, from the content definition.</summary>
internal readonly struct FieldLabels(ContentPartDefinition? part, string language)
{
    /// <summary>The field's label; its technical name where the definition does not know it.</summary>
    public string this[string field] => part?.Field(field)?.DisplayNameIn(language) ?? field;

    /// <summary>The name of a choice; the stored value where it has none, empty for empty.</summary>
    public string Option(string field, string value) =>
        value.Length == 0 ? "" : part?.Field(field)?.OptionNameIn(language, value) ?? value;
}
