using System.Buffers;
using System.Text.Json;
using PilotHub.Content.Fields;
using PilotHub.Content.Parts;
using PilotHub.Content.Routing;

namespace PilotHub.Content.Definitions;

/// <summary>Reads and writes definitions in the shape of Orchard Core's <c>ContentDefinition</c> step.</summary>
public static class ContentDefinitionsJson
{
    private static readonly JsonElement EmptyList = JsonElement.Parse("[]");

    /// <summary>
    /// Reads <c>{ ContentTypes, ContentParts }</c> into <paramref name="known"/>. With <paramref name="replace"/> a definition takes the
    /// place of the one with its name; without, parts and fields are merged into it and settings are merged section by section, as
    /// Orchard Core's two steps do. What is wrong is added to <paramref name="errors"/> and the result must then not be used.
    /// </summary>
    public static ContentDefinitions Read(JsonElement json, ContentDefinitions known, bool replace, ICollection<ContentError> errors)
    {
        foreach (var (part, path) in Entries(json, "ContentParts", "", errors))
        {
            if (Name(part, "Name", path, errors) is { } name)
                known = known.With(ReadPart(part, name, replace ? null : known.Part(name), path, errors));
        }
        foreach (var (type, path) in Entries(json, "ContentTypes", "", errors))
        {
            if (Name(type, "Name", path, errors) is { } name)
                known = known.With(ReadType(type, name, replace ? null : known.Type(name), path, errors));
        }
        // Once more, when all parts are known; what is no entry has been told already.
        foreach (var (type, path) in Entries(json, "ContentTypes", "", []))
        {
            foreach (var (part, partPath) in Entries(type, "ContentTypePartDefinitionRecords", path, []))
            {
                if (Text(part, "PartName") is { } name
                    && !ContentParts.IsKnown(name) && known.Part(name) is null && !IsOwnPart(type, name))
                    errors.Add(new($"{partPath}.PartName", "definition.part", $"There is no part '{name}'."));
            }
        }
        return known;
    }

    /// <summary>Writes <c>{ ContentTypes, ContentParts }</c>, sorted by name.</summary>
    public static void Write(ContentDefinitions definitions, Utf8JsonWriter writer)
    {
        writer.WriteStartArray("ContentTypes");
        foreach (var type in definitions.Types)
        {
            writer.WriteStartObject();
            writer.WriteString("Name", type.Name);
            writer.WriteString("DisplayName", type.DisplayName);
            Settings(type.Settings);
            writer.WriteStartArray("ContentTypePartDefinitionRecords");
            foreach (var part in type.Parts)
            {
                writer.WriteStartObject();
                writer.WriteString("PartName", part.PartName);
                writer.WriteString("Name", part.Name);
                Settings(part.Settings);
                writer.WriteEndObject();
            }
            writer.WriteEndArray();
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
        writer.WriteStartArray("ContentParts");
        foreach (var part in definitions.Parts)
        {
            writer.WriteStartObject();
            writer.WriteString("Name", part.Name);
            Settings(part.Settings);
            writer.WriteStartArray("ContentPartFieldDefinitionRecords");
            foreach (var field in part.Fields)
            {
                writer.WriteStartObject();
                writer.WriteString("FieldName", field.FieldName);
                writer.WriteString("Name", field.Name);
                Settings(field.Settings);
                writer.WriteEndObject();
            }
            writer.WriteEndArray();
            writer.WriteEndObject();
        }
        writer.WriteEndArray();

        void Settings(DefinitionSettings settings)
        {
            writer.WritePropertyName("Settings");
            settings.Json.WriteTo(writer);
        }
    }

    /// <summary>The definitions as the JSON object that <see cref="Read"/> takes.</summary>
    public static string Write(ContentDefinitions definitions)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, ContentItemJson.WriterOptions))
        {
            writer.WriteStartObject();
            Write(definitions, writer);
            writer.WriteEndObject();
        }
        return System.Text.Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static ContentTypeDefinition ReadType(
        JsonElement json, string name, ContentTypeDefinition? known, string path, ICollection<ContentError> errors)
    {
        var parts = known?.Parts.ToList() ?? [];
        foreach (var (record, recordPath) in Entries(json, "ContentTypePartDefinitionRecords", path, errors))
        {
            if (Name(record, "PartName", recordPath, errors) is not { } partName)
                continue;
            var partAs = Text(record, "Name") ?? partName;
            var index = parts.FindIndex(part => part.Name == partAs);
            var settings = ReadSettings(record, index < 0 ? null : parts[index].Settings, recordPath, errors);
            if (partName == "AutoroutePart" && settings.Text("AutoroutePartSettings", "Pattern") is { } pattern && !AutoroutePattern.TryParse(pattern, out _))
            {
                errors.Add(new($"{recordPath}.Settings.AutoroutePartSettings.Pattern", "definition.pattern",
                    $"The pattern '{pattern}' is not supported; use text around {{{{ Model.ContentItem | display_text | slugify }}}}."));
            }
            var part = new ContentTypePartDefinition(partName, partAs, settings);
            if (index < 0)
                parts.Add(part);
            else
                parts[index] = part;
        }
        // Orchard Core ignores a type's settings unless it is named; here they count either way.
        return new(name, Text(json, "DisplayName") ?? known?.DisplayName ?? name, ReadSettings(json, known?.Settings, path, errors), parts);
    }

    private static ContentPartDefinition ReadPart(
        JsonElement json, string name, ContentPartDefinition? known, string path, ICollection<ContentError> errors)
    {
        var fields = known?.Fields.ToList() ?? [];
        foreach (var (record, recordPath) in Entries(json, "ContentPartFieldDefinitionRecords", path, errors))
        {
            if (Name(record, "FieldName", recordPath, errors) is not { } kind || Name(record, "Name", recordPath, errors) is not { } fieldName)
                continue;
            if (!ContentFields.IsKnown(kind))
                errors.Add(new($"{recordPath}.FieldName", "definition.field", $"There is no kind of field '{kind}'. Known are {string.Join(", ", ContentFields.Names)}."));
            var index = fields.FindIndex(field => field.Name == fieldName);
            if (index >= 0 && fields[index].FieldName != kind)
                errors.Add(new($"{recordPath}.FieldName", "definition.kind", $"The field '{fieldName}' is a {fields[index].FieldName} already and cannot become a {kind}."));
            var field = new ContentPartFieldDefinition(kind, fieldName, ReadSettings(record, index < 0 ? null : fields[index].Settings, recordPath, errors));
            if (index < 0)
                fields.Add(field);
            else
                fields[index] = field;
        }
        return new(name, ReadSettings(json, known?.Settings, path, errors), fields);
    }

    private static DefinitionSettings ReadSettings(JsonElement json, DefinitionSettings? known, string path, ICollection<ContentError> errors)
    {
        if (!json.TryGetProperty("Settings", out var settings) || settings.ValueKind == JsonValueKind.Null)
            return known ?? DefinitionSettings.Empty;
        if (settings.ValueKind != JsonValueKind.Object)
        {
            errors.Add(new($"{path}.Settings", "definition.settings", $"Settings must be an object, not {ContentItemJson.Kind(settings)}."));
            return DefinitionSettings.Empty;
        }
        if (known is not { } old || !old.Json.EnumerateObject().Any(section => !settings.TryGetProperty(section.Name, out _)))
            return new(settings.Clone());
        var merged = System.Text.Json.Nodes.JsonObject.Create(old.Json)!.DeepClone().AsObject();
        foreach (var section in settings.EnumerateObject())
            merged[section.Name] = System.Text.Json.Nodes.JsonNode.Parse(section.Value.GetRawText());
        return new(JsonSerializer.SerializeToElement(merged));
    }

    // A type may attach the part that holds its own fields before, or without, any field being defined.
    private static bool IsOwnPart(JsonElement type, string partName) => Text(type, "Name") == partName;

    private static IEnumerable<(JsonElement Entry, string Path)> Entries(JsonElement json, string name, string prefix, ICollection<ContentError> errors)
    {
        var path = prefix.Length == 0 ? name : $"{prefix}.{name}";
        if (!json.TryGetProperty(name, out var list) || list.ValueKind == JsonValueKind.Null)
            list = EmptyList;
        if (list.ValueKind != JsonValueKind.Array)
        {
            errors.Add(new(path, "definition.list", $"Must be a list, not {ContentItemJson.Kind(list)}."));
            yield break;
        }
        var index = 0;
        foreach (var entry in list.EnumerateArray())
        {
            var entryPath = $"{path}[{index++}]";
            if (entry.ValueKind == JsonValueKind.Object)
                yield return (entry, entryPath);
            else
                errors.Add(new(entryPath, "definition.object", $"Must be an object, not {ContentItemJson.Kind(entry)}."));
        }
    }

    private static string? Name(JsonElement json, string property, string path, ICollection<ContentError> errors)
    {
        var name = Text(json, property);
        if (name is { Length: > 0 and <= 128 } && name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_'))
            return name;
        errors.Add(new($"{path}.{property}", "definition.name", $"'{name}' is not a technical name: 1 to 128 letters, digits or underscores."));
        return null;
    }

    private static string? Text(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text ? text : null;
}
