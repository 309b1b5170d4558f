using System.Text.Json;
using PilotHub.Content;

namespace PilotHub.Web.Import;

/// <summary>An object of a map file that is being read: every property is asked for once, and what nobody asked for is an error.</summary>
internal sealed class MapObject(JsonElement json, string place, ICollection<ContentError> errors)
{
    private readonly HashSet<string> _asked = [];

    public string Place { get; } = place;

    public string At(string name) => Place.Length == 0 ? name : $"{Place}.{name}";

    public void Fail(string name, string message) => errors.Add(new(At(name), "map", message));

    public bool Has(string name) => Find(name, out _);

    public string? Text(string name)
    {
        if (!Find(name, out var value))
            return null;
        if (value.ValueKind == JsonValueKind.String)
            return value.GetString();
        Fail(name, $"Must be a text, not {Shown(value)}.");
        return null;
    }

    public string RequiredText(string name)
    {
        if (Text(name) is { Length: > 0 } text)
            return text;
        if (!errors.Any(error => error.Path == At(name)))
            Fail(name, "Is missing.");
        return "";
    }

    public bool Flag(string name, bool otherwise)
    {
        if (!Find(name, out var value))
            return otherwise;
        if (value.ValueKind is JsonValueKind.True or JsonValueKind.False)
            return value.GetBoolean();
        Fail(name, $"Must be true or false, not {Shown(value)}.");
        return otherwise;
    }

    public int? Number(string name, int min, int max)
    {
        if (!Find(name, out var value))
            return null;
        if (value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) && number >= min && number <= max)
            return number;
        Fail(name, $"Must be a whole number from {min} to {max}, not {Shown(value)}.");
        return null;
    }

    public T Choice<T>(string name, T otherwise) where T : struct, Enum
    {
        if (Text(name) is not { } text)
            return otherwise;
        if (!text.Any(char.IsDigit) && Enum.TryParse<T>(text, ignoreCase: true, out var choice))
            return choice;
        Fail(name, $"Must be one of {string.Join(", ", Enum.GetNames<T>().Select(known => $"\"{known.ToLowerInvariant()}\""))}, not \"{text}\".");
        return otherwise;
    }

    /// <summary>A text, or a list of texts.</summary>
    public IReadOnlyList<string> Texts(string name) => Find(name, out var value) ? Texts(name, value) : [];

    /// <summary>The texts of a property's value, which is null, a text or a list of texts.</summary>
    public IReadOnlyList<string> Texts(string name, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Null:
                return [];
            case JsonValueKind.String:
                return [value.GetString()!];
            case JsonValueKind.Array when value.EnumerateArray().All(entry => entry.ValueKind == JsonValueKind.String):
                return [.. value.EnumerateArray().Select(entry => entry.GetString()!)];
            default:
                Fail(name, $"Must be a text or a list of texts, not {Shown(value)}.");
                return [];
        }
    }

    /// <summary>The object of that name, or null.</summary>
    public MapObject? Object(string name)
    {
        if (!Find(name, out var value))
            return null;
        if (value.ValueKind == JsonValueKind.Object)
            return new(value, At(name), errors);
        Fail(name, $"Must be an object, not {Shown(value)}.");
        return null;
    }

    /// <summary>The properties of the object of that name, each with its place.</summary>
    public IEnumerable<(string Name, JsonElement Value, string Place)> Entries(string name)
    {
        if (!Find(name, out var value))
            return [];
        if (value.ValueKind == JsonValueKind.Object)
            return value.EnumerateObject().Select(property => (property.Name, property.Value, $"{At(name)}.{property.Name}"));
        Fail(name, $"Must be an object, not {Shown(value)}.");
        return [];
    }

    /// <summary>The raw value of a property.</summary>
    public bool Find(string name, out JsonElement value)
    {
        _asked.Add(name);
        value = default;
        return json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out value) && value.ValueKind != JsonValueKind.Null;
    }

    /// <summary>Refuses the properties that nobody asked for.</summary>
    public void Close()
    {
        foreach (var property in json.EnumerateObject().Where(property => !_asked.Contains(property.Name)))
            Fail(property.Name, $"Is not known here. Known are {string.Join(", ", _asked)}.");
    }

    public static string Shown(JsonElement value)
    {
        var text = value.GetRawText();
        return text.Length <= 60 ? text : text[..59] + "…";
    }
}
