using System.Text.Json.Nodes;

namespace PilotHub.Tests.Recipes;

/// <summary>Values from the edges of what content may hold. The same seed gives the same values.</summary>
internal sealed class GeneratedValues(int seed)
{
    private static readonly string[] Texts =
    [
        "", " ", "\t\r\n", "Größe, Maß & Öl", "e\u0301 is not \u00e9 to a computer", "👩‍🔬 🇨🇭 \U0001D11E", "שלום عالم", "\u2028\u2029\ufeff", "\u0001\u001f\u007f\u0085\u00ad",
        "\uffff\ufffe\ufffd", "\\u0041 \\ / \" '", "[js: 1 + 1]", "[js:]", "[js: \"[js: 2]\"]", "[note: kept]", "[x]", "[]", "[file:text('/etc/hostname')]", "[ js: spaced ]",
        "{{ Model.ContentItem | display_text }}", "<script>alert(1)</script>", "007", "null", "// no comment /* nor this */", "a,]}", "Ein Satz.\n\nUnd ein zweiter.", new string('ü', 5_000),
    ];

    private static readonly string[] Numbers =
    [
        "0", "-0", "1.50", "-1.0", "1e400", "1E5", "0.1e-30", "123456789012345678901234567890", "79228162514264337593543950335", "-79228162514264337593543950335", "9007199254740993",
        "0.30000000000000000000000000000000004",
    ];

    private static readonly string[] Decimals = ["0", "1.50", "-1.0", "3", "5.000", "123456789.123456", "79228162514264337593543950335", "0.0000001"];

    // The second of them is finer than a microsecond, which is as fine as PostgreSQL gets.
    private static readonly string[] Times =
    [
        "2026-01-15T00:00:00Z", "2026-01-15T09:30:00.1234567Z", "2025-12-31T23:59:59.9999999Z", "2026-06-01T12:00:00+02:00", "1970-01-01T00:00:00Z", "2026-02-03T04:05:06.1Z",
        "0001-01-01T00:00:00Z", "9999-12-31T23:59:59.9999999Z",
    ];

    private static readonly string[] Names = ["a", "B", "", "with space", "with.dot", "[0]", "Größe", "😀", "[js: name]", "\"", "\u0001", "ContentType", "Settings", "$ref"];

    private readonly Random _random = new(seed);
    private int _identifiers;

    public bool Chance(int percent) => _random.Next(100) < percent;

    public int Count(int most) => _random.Next(most + 1);

    public T Pick<T>(IReadOnlyList<T> from) => from[_random.Next(from.Count)];

    /// <summary>Some of them, each at most once, in their order.</summary>
    public T[] Some<T>(IReadOnlyList<T> from, int percent = 40) => [.. from.Where(_ => Chance(percent))];

    public string Text() => Chance(30) ? $"{Pick(Texts)} {_random.Next(1_000)}" : Pick(Texts);

    /// <summary>A text that is neither blank nor long; not always another.</summary>
    public string Title() => $"{Pick(Texts[..^1])}{_random.Next(20)}";

    public JsonNode Number() => JsonNode.Parse(Pick(Numbers))!;

    /// <summary>A number that a field may hold.</summary>
    public JsonNode Decimal() => JsonNode.Parse(Pick(Decimals))!;

    public string Time() => Pick(Times);

    public bool Flag() => Chance(50);

    public byte[] Bytes(int most)
    {
        var bytes = new byte[Count(most)];
        _random.NextBytes(bytes);
        return bytes;
    }

    /// <summary>An identifier that no other thing has.</summary>
    public string Id() => $"{Pick((string[])["a", "A", "z", "Z", "0", "-", "_", "id-"])}{++_identifiers}{Pick((string[])["", "-x", "_Y", "-0000000000000"])}";

    /// <summary>Any JSON, as deep as that at most.</summary>
    public JsonNode? Json(int depth = 4)
    {
        switch (_random.Next(depth > 0 ? 8 : 5))
        {
            case 0:
                return null;
            case 1 or 2:
                return Text();
            case 3:
                return Number();
            case 4:
                return Flag();
            case 5:
                return new JsonArray([.. Enumerable.Range(0, Count(4)).Select(_ => Json(depth - 1))]);
            default:
                return Object(depth - 1);
        }
    }

    /// <summary>An object of anything.</summary>
    public JsonObject Object(int depth = 3)
    {
        var json = new JsonObject();
        foreach (var name in Some(Names, percent: 20))
            json[name] = Json(depth);
        return json;
    }
}
