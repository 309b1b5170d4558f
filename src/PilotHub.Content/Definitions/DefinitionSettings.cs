using System.Globalization;
using System.Text.Json;

namespace PilotHub.Content.Definitions;

/// <summary>
/// The settings of a definition, section by section as Orchard Core writes them. Sections that nobody here knows are kept. The
/// German labels ride in sections of their own (<c>PilotHubFieldSettings.German</c>), which a stock Orchard Core site leaves alone.
/// </summary>
public readonly record struct DefinitionSettings(JsonElement Json)
{
    /// <summary>No settings.</summary>
    public static DefinitionSettings Empty { get; } = new(ContentItem.EmptyObject);

    /// <summary>The value at a path, or null.</summary>
    public JsonElement? Find(params ReadOnlySpan<string> path)
    {
        var element = Json;
        foreach (var name in path)
        {
            if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(name, out element))
                return null;
        }
        return element.ValueKind == JsonValueKind.Null ? null : element;
    }

    /// <summary>The text of a setting, or null where it is absent, empty or not a text.</summary>
    public string? Text(string section, string name) =>
        Find(section, name) is { ValueKind: JsonValueKind.String } value && value.GetString() is { Length: > 0 } text ? text : null;

    /// <summary>The texts of a list setting; empty where it is absent.</summary>
    public IReadOnlyList<string> Texts(string section, string name) =>
        Find(section, name) is { ValueKind: JsonValueKind.Array } list
            ? [.. list.EnumerateArray().Where(text => text.ValueKind == JsonValueKind.String).Select(text => text.GetString()!)]
            : [];

    /// <summary>Whether a yes/no setting is yes; no where it is absent.</summary>
    public bool Flag(string section, string name) => Find(section, name) is { ValueKind: JsonValueKind.True };

    /// <summary>A number setting, or null.</summary>
    public decimal? Number(string section, string name) =>
        Find(section, name) is { ValueKind: JsonValueKind.Number } value && value.TryGetDecimal(out var number) ? number : null;

    internal double Position(string section) => Find(section, "Position") switch
    {
        { ValueKind: JsonValueKind.Number } number => number.GetDouble(),
        { ValueKind: JsonValueKind.String } text when double.TryParse(text.GetString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var position) => position,
        _ => double.MaxValue,
    };

    internal string? German(string section, string culture, string name) =>
        culture.StartsWith("de", StringComparison.Ordinal)
        && Find(section, "German", name) is { ValueKind: JsonValueKind.String } value && value.GetString() is { Length: > 0 } text
            ? text
            : null;

    /// <summary>Whether two settings say the same, whatever the order of their properties.</summary>
    public bool Equals(DefinitionSettings other) => JsonElement.DeepEquals(Json, other.Json);

    /// <inheritdoc/>
    public override int GetHashCode() => 0; // equal settings may be written differently; settings are never a key
}
