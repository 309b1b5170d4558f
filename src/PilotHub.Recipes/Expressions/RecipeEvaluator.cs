using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using PilotHub.Recipes.Reading;

namespace PilotHub.Recipes.Expressions;

/// <summary>Parses a piece of a recipe with every expression in it evaluated.</summary>
internal sealed class RecipeEvaluator(RecipeExpressions expressions)
{
    private static readonly JsonReaderOptions Reading = new()
    {
        AllowTrailingCommas = true,
        CommentHandling = JsonCommentHandling.Skip,
        MaxDepth = RecipeLimits.MaxDepth + 4,
    };

    private static readonly JsonWriterOptions Writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = RecipeLimits.MaxDepth + 4 };

    // Pooled by hand: a recipe evaluates one piece after the other.
    private readonly ArrayBufferWriter<byte> _buffer = new(64 * 1024);

    /// <summary>The value at <paramref name="path"/> of the recipe; what gives no text is added to <paramref name="errors"/>.</summary>
    /// <remarks>The raw text of what this gives is clean: without comments and without trailing commas.</remarks>
    public JsonElement? Parse(ReadOnlyMemory<byte> json, string path, Action<ContentError> errors) => Parse(json.Span, path, errors, rewrite: true);

    /// <summary>The same, without cleaning where nothing is to be evaluated: for items, of which there are many, and which are written anew anyway.</summary>
    public JsonElement? ParseEntry(ReadOnlyMemory<byte> json, string path, Action<ContentError> errors) =>
        Parse(json.Span, path, errors, MayHoldExpressions(json.Span));

    private JsonElement? Parse(ReadOnlySpan<byte> json, string path, Action<ContentError> errors, bool rewrite)
    {
        try
        {
            return RecipeJson.Parse(rewrite ? Evaluate(json, path, errors) : json);
        }
        catch (RecipeFormatException exception)
        {
            errors(exception.Error.Under(path));
            return null;
        }
    }

    // An expression's first letters, and a character that is not allowed, can only hide behind \u escapes.
    private static bool MayHoldExpressions(ReadOnlySpan<byte> json) =>
        json.IndexOf("[js:"u8) >= 0 || json.IndexOf("[file:"u8) >= 0 || json.IndexOf("\\u"u8) >= 0;

    private ReadOnlySpan<byte> Evaluate(ReadOnlySpan<byte> json, string path, Action<ContentError> errors)
    {
        _buffer.ResetWrittenCount();
        var reader = new Utf8JsonReader(json, Reading);
        var tracker = new JsonPathTracker();
        using (var writer = new Utf8JsonWriter(_buffer, Writing))
        {
            while (reader.Read())
            {
                var isText = reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName;
                var text = isText ? reader.GetString()! : "";
                tracker.Move(reader.TokenType, text);
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
                        if (text.Contains('\0'))
                            errors(new(path, "json.text", "Holds a property whose name has the character U+0000, which is not allowed."));
                        writer.WritePropertyName(text);
                        break;
                    case JsonTokenType.String:
                        if (RecipeExpressions.IsExpression(text))
                            text = Evaluate(text, Join(path, tracker.ToString()), errors);
                        // PostgreSQL keeps no text with this character.
                        if (text.Contains('\0'))
                            errors(new(Join(path, tracker.ToString()), "json.text", "Holds the character U+0000, which is not allowed."));
                        writer.WriteStringValue(text);
                        break;
                    default:
                        writer.WriteRawValue(reader.ValueSpan, skipInputValidation: true);
                        break;
                }
            }
        }
        return _buffer.WrittenSpan;
    }

    private string Evaluate(string expression, string path, Action<ContentError> errors)
    {
        try
        {
            return expressions.Evaluate(expression, path);
        }
        catch (RecipeExpressionException exception)
        {
            errors(new(path, "expression", exception.Message));
            return expression;
        }
    }

    private static string Join(string path, string inner) =>
        inner.Length == 0 ? path : inner[0] == '[' ? path + inner : $"{path}.{inner}";
}
