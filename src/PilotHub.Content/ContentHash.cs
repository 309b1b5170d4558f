using System.Buffers;
using System.Security.Cryptography;
using System.Text.Json;

namespace PilotHub.Content;

/// <summary>
/// A fingerprint of what an item says, equal for equal content: the order of properties, the notation of numbers, version ids,
/// flags and times do not count.
/// </summary>
public static class ContentHash
{
    /// <summary>The fingerprint of <paramref name="item"/>: 32 lower-case hexadecimal characters.</summary>
    public static string Of(ContentItem item)
    {
        var buffer = new ArrayBufferWriter<byte>(4096);
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartArray();
            writer.WriteStringValue(item.ContentType);
            writer.WriteStringValue(item.DisplayText);
            writer.WriteStringValue(item.Owner);
            writer.WriteStringValue(item.Author);
            WriteCanonical(item.Content, writer);
            writer.WriteEndArray();
        }
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(buffer.WrittenSpan, hash);
        return Convert.ToHexStringLower(hash[..16]);
    }

    private static void WriteCanonical(JsonElement element, Utf8JsonWriter writer)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (var property in element.EnumerateObject().OrderBy(property => property.Name, StringComparer.Ordinal))
                {
                    writer.WritePropertyName(property.Name);
                    WriteCanonical(property.Value, writer);
                }
                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var value in element.EnumerateArray())
                    WriteCanonical(value, writer);
                writer.WriteEndArray();
                break;
            case JsonValueKind.Number when element.TryGetDecimal(out var number):
                // Dividing by one with 28 zeros drops a decimal's trailing zeros: 1.50 and 1.5 are one number.
                writer.WriteNumberValue(number / 1.0000000000000000000000000000m);
                break;
            default:
                element.WriteTo(writer);
                break;
        }
    }
}
