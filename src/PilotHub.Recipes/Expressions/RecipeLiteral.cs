using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace PilotHub.Recipes.Expressions;

/// <summary>
/// The form in which an export writes a text that a recipe would take for an expression. Orchard Core evaluates a result that
/// looks like an expression once more, and drops the brackets of <c>[note: …]</c>, so no form gives it such a text exactly: there
/// the text gets an invisible space at its end, while here it comes back as it was.
/// </summary>
internal static class RecipeLiteral
{
    /// <summary>The global that tells an expression where it is evaluated.</summary>
    public const string Global = "pilothub";

    private const string Start = "[js: ";
    private const string End = " + (typeof " + Global + """ === "undefined" ? "\u200b" : "")]""";

    // A JSON text is a JavaScript text too.
    private static readonly JsonWriterOptions Writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Whether Orchard Core, or this engine, would evaluate <paramref name="text"/> instead of taking it as it is.</summary>
    public static bool IsNeededFor(string text)
    {
        if (text.Length < 3 || text[0] != '[' || text[^1] != ']')
            return false;
        // Orchard Core's test: nothing but letters, or nothing at all, before the first colon.
        foreach (var c in text.AsSpan(1))
        {
            if (c == ':')
                return true;
            if (!char.IsLetter(c))
                return false;
        }
        return false;
    }

    /// <summary>An expression whose result is <paramref name="text"/>.</summary>
    public static string Write(string text)
    {
        var buffer = new ArrayBufferWriter<byte>(text.Length + 16);
        using (var writer = new Utf8JsonWriter(buffer, Writing))
            writer.WriteStringValue(text);
        return Start + System.Text.Encoding.UTF8.GetString(buffer.WrittenSpan) + End;
    }

    /// <summary>Reads what <see cref="Write"/> wrote, and a script that is nothing but a text in double quotation marks.</summary>
    public static bool TryRead(string expression, [NotNullWhen(true)] out string? text)
    {
        text = null;
        if (!expression.StartsWith(Start + '"', StringComparison.Ordinal))
            return false;
        var end = expression.EndsWith(End, StringComparison.Ordinal) ? End.Length : 1;
        try
        {
            text = JsonSerializer.Deserialize<string>(expression.AsSpan()[Start.Length..^end]);
            return text is not null;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
