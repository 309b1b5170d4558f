using System.Text.Json;
using PilotHub.Recipes.Expressions;

namespace PilotHub.Recipes.Export;

/// <summary>Copies JSON into a recipe: the same values, with every text that would be taken for an expression written as a literal.</summary>
internal static class RecipeTokens
{
    private static readonly JsonReaderOptions Reading = new() { MaxDepth = RecipeLimits.MaxDepth + 4 };

    /// <summary>Copies one value.</summary>
    public static void Copy(ReadOnlySpan<byte> json, Utf8JsonWriter writer)
    {
        var reader = new Utf8JsonReader(json, Reading);
        while (reader.Read())
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.StartObject:
                    writer.WriteStartObject();
                    break;
                case JsonTokenType.EndObject:
                    writer.WriteEndObject();
                    break;
                case JsonTokenType.StartArray:
                    writer.WriteStartArray();
                    break;
                case JsonTokenType.EndArray:
                    writer.WriteEndArray();
                    break;
                case JsonTokenType.PropertyName:
                    writer.WritePropertyName(reader.GetString()!);
                    break;
                case JsonTokenType.String:
                    WriteText(reader.GetString()!, writer);
                    break;
                default:
                    // As it is noted: 1.50 stays 1.50.
                    writer.WriteRawValue(reader.ValueSpan, skipInputValidation: true);
                    break;
            }
        }
    }

    /// <summary>Writes a text.</summary>
    public static void WriteText(string text, Utf8JsonWriter writer) =>
        writer.WriteStringValue(RecipeLiteral.IsNeededFor(text) ? RecipeLiteral.Write(text) : text);

    /// <summary>Writes a property whose value is a text, unless there is none.</summary>
    public static void WriteText(string name, string? text, Utf8JsonWriter writer)
    {
        if (string.IsNullOrEmpty(text))
            return;
        writer.WritePropertyName(name);
        WriteText(text, writer);
    }
}
