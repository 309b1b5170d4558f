using System.Text.Json;

namespace PilotHub.Recipes.Steps;

/// <summary>An object of a step whose properties are read by name, in any letter case as Orchard Core does, each checked for its kind.</summary>
internal sealed class RecipeObject(IReadOnlyList<(string Name, JsonElement Value)> properties, string path, RecipeReport report)
{
    /// <summary>The object's path in the file.</summary>
    public string Path => path;

    public IReadOnlyList<(string Name, JsonElement Value)> Properties => properties;

    public static RecipeObject Of(JsonElement json, string path, RecipeReport report) =>
        new([.. json.EnumerateObject().Select(property => (property.Name, property.Value))], path, report);

    /// <summary>The property's value; null where it is absent or null.</summary>
    public JsonElement? Find(string name)
    {
        foreach (var (known, value) in properties)
        {
            if (known.Equals(name, StringComparison.OrdinalIgnoreCase))
                return value.ValueKind == JsonValueKind.Null ? null : value;
        }
        return null;
    }

    public string? Text(string name) => Find(name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.String } text => text.GetString(),
        { } other => Refuse<string>(name, "a text", other),
    };

    /// <summary>A text that must be there.</summary>
    public string? Required(string name)
    {
        if (Find(name) is null or { ValueKind: JsonValueKind.String } && string.IsNullOrWhiteSpace(Text(name)))
            report.Fail($"{path}.{name}", "required", "Is missing.");
        return Text(name) is { } text && !string.IsNullOrWhiteSpace(text) ? text : null;
    }

    public bool? Flag(string name) => Find(name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.True } => true,
        { ValueKind: JsonValueKind.False } => false,
        { } other => Refuse<bool?>(name, "true or false", other),
    };

    /// <summary>The texts of a list; null where it is absent.</summary>
    public IReadOnlyList<string>? Texts(string name)
    {
        if (Find(name) is not { } list)
            return null;
        if (list.ValueKind == JsonValueKind.Array && list.EnumerateArray().All(text => text.ValueKind == JsonValueKind.String))
            return [.. list.EnumerateArray().Select(text => text.GetString()!)];
        return Refuse<IReadOnlyList<string>>(name, "a list of texts", list);
    }

    /// <summary>The objects of a list that must be there.</summary>
    public IReadOnlyList<RecipeObject> Objects(string name)
    {
        if (Find(name) is not { } list)
        {
            report.Fail($"{path}.{name}", "step.list", "Is missing.");
            return [];
        }
        if (list.ValueKind != JsonValueKind.Array)
            return Refuse<IReadOnlyList<RecipeObject>>(name, "a list", list) ?? [];
        var objects = new List<RecipeObject>();
        var index = 0;
        foreach (var entry in list.EnumerateArray())
        {
            var entryPath = $"{path}.{name}[{index++}]";
            if (entry.ValueKind == JsonValueKind.Object)
                objects.Add(Of(entry, entryPath, report));
            else
                report.Fail(entryPath, "kind", $"Must be an object, not {ContentItemJson.Excerpt(entry)}.");
        }
        return objects;
    }

    /// <summary>Reports properties that are none of <paramref name="known"/>.</summary>
    public void RefuseOthers(params ReadOnlySpan<string> known)
    {
        foreach (var (name, _) in properties)
        {
            var isKnown = false;
            foreach (var one in known)
                isKnown |= one.Equals(name, StringComparison.OrdinalIgnoreCase);
            if (!isKnown)
                report.Unknown($"{path}.{name}", "property.unknown", $"Is not known here. Known are {string.Join(", ", known!)}.");
        }
    }

    public T? Refuse<T>(string name, string wanted, JsonElement found)
    {
        report.Fail($"{path}.{name}", "kind", $"Must be {wanted}, not {ContentItemJson.Excerpt(found)}.");
        return default;
    }
}
