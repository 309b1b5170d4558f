using System.Text.Json;
using PilotHub.Content.Definitions;

namespace PilotHub.Content.Fields;

/// <summary>A kind of field: the shape of its value, what makes one valid and what of it is indexed.</summary>
internal abstract class ContentField(string name, string example, params string[] properties)
{
    /// <summary>The kind's technical name, such as <c>TextField</c>.</summary>
    public string Name { get; } = name;

    /// <summary>A value as it is written, for errors.</summary>
    public string Example { get; } = example;

    /// <summary>The properties that a value may have.</summary>
    public IReadOnlyList<string> Properties { get; } = properties;

    /// <summary>Adds what is wrong with <paramref name="value"/>, an object that may be empty, to <paramref name="inspection"/>.</summary>
    public abstract void Check(ContentInspection inspection, ContentPartFieldDefinition field, JsonElement value, string path);

    /// <summary>The values to filter and sort by; their path is filled in by the caller.</summary>
    public virtual IEnumerable<ContentIndexEntry> Index(ContentPartFieldDefinition field, JsonElement value) => [];

    protected static JsonElement? Find(JsonElement value, string property) =>
        value.TryGetProperty(property, out var found) && found.ValueKind != JsonValueKind.Null ? found : null;

    protected static void CheckRequired(ContentInspection inspection, ContentPartFieldDefinition field, bool present, string path)
    {
        if (!present && field.Required)
            inspection.Fail(path, "required", $"{field.DisplayNameIn("en")} is required.");
    }

    /// <summary>The texts of a list property; an error for anything else.</summary>
    protected static IReadOnlyList<string> Texts(ContentInspection? inspection, JsonElement value, string property, string path)
    {
        if (Find(value, property) is not { } list)
            return [];
        if (list.ValueKind != JsonValueKind.Array)
        {
            inspection?.Fail($"{path}.{property}", "kind", $"Must be a list of texts, not {ContentItemJson.Excerpt(list)}.");
            return [];
        }
        var texts = new List<string>();
        var index = 0;
        foreach (var entry in list.EnumerateArray())
        {
            if (ContentItemJson.TryGetText(entry, out var text))
                texts.Add(text);
            else
                inspection?.Fail($"{path}.{property}[{index}]", "kind", $"Must be a text, not {ContentItemJson.Excerpt(entry)}.");
            index++;
        }
        return texts;
    }
}
