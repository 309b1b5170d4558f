using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace PilotHub.Benchmarks;

/// <summary>
/// Makes recipes of pilot cases that look like real ones: all fields filled, three learnings, metrics, risks, some 4 kB of JSON each. Their
/// sentences are made of a few words, or taken from texts that are handed in.
/// </summary>
internal static class CaseGenerator
{
    private static readonly string[] Words =
        ("assistant invoice triage forecast maintenance patient claim network inspection document summary translation routing customer energy "
        + "sensor quality planning schedule review contract search model data team office weekly savings baseline target accuracy effort risk").Split(' ');

    private static readonly string[] Stages = ["Idea", "Running", "Completed", "Decided", "Scaling", "Adopted", "Stopped"];

    /// <summary>Writes a recipe with <paramref name="count"/> cases; the same for the same numbers.</summary>
    public static Task WriteRecipeAsync(string file, int count, IReadOnlyList<string>? texts = null) =>
        WriteRecipeAsync(file, Enumerable.Range(0, count).Select(number => Case(number, texts)));

    /// <summary>Writes a recipe with these cases.</summary>
    public static async Task WriteRecipeAsync(string file, IEnumerable<byte[]> cases)
    {
        await using var stream = File.Create(file);
        await stream.WriteAsync("{ \"name\": \"GeneratedCases\", \"displayName\": \"Generated cases\", \"steps\": [ { \"name\": \"Content\", \"Data\": [\n"u8.ToArray());
        var separator = ReadOnlyMemory<byte>.Empty;
        foreach (var item in cases)
        {
            await stream.WriteAsync(separator);
            await stream.WriteAsync(item);
            separator = ",\n"u8.ToArray();
        }
        await stream.WriteAsync("] } ] }"u8.ToArray());
    }

    /// <summary>The path of the case with that number.</summary>
    public static string PathOf(int number) => string.Create(CultureInfo.InvariantCulture, $"/cases/generated-{number}");

    /// <summary>The JSON of the case with that number.</summary>
    public static byte[] Case(int number, IReadOnlyList<string>? texts = null)
    {
        // The same case in every run, so that runs can be compared.
        var random = new Random(number);
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
            Write(writer, number, random, texts);
        return buffer.ToArray();
    }

    private static void Write(Utf8JsonWriter writer, int number, Random random, IReadOnlyList<string>? texts)
    {
        var title = $"{Sentence(random, texts, 5)} {number}";
        writer.WriteStartObject();
        writer.WriteString("ContentItemId", string.Create(CultureInfo.InvariantCulture, $"generated-case-{number:D11}"));
        writer.WriteString("ContentType", "PilotCase");
        writer.WriteString("DisplayText", title);
        writer.WriteBoolean("Latest", true);
        writer.WriteBoolean("Published", true);
        Part("TitlePart", () => writer.WriteString("Title", title));
        Part("AutoroutePart", () => writer.WriteString("Path", PathOf(number).TrimStart('/')));
        Part("LocalizationPart", () => writer.WriteString("Culture", number % 2 == 0 ? "en" : "de"));
        Part("PilotCase", () =>
        {
            Field("Summary", "Text", Clip(Sentence(random, texts, 25), 280));
            Field("Goal", "Markdown", Paragraphs(random, texts, 2));
            Number("StrategicPotential", random.Next(1, 6));
            Number("LearningSpeed", random.Next(1, 20));
            Field("Stage", "Text", Stages[random.Next(Stages.Length)]);
            Field("Hypothesis", "Markdown", Paragraphs(random, texts, 1));
            Field("ScaleIf", "Text", Sentence(random, texts, 12));
            Field("StopIf", "Text", Sentence(random, texts, 12));
            Field("AiClass", "Text", "Generative");
            Field("Method", "Markdown", Paragraphs(random, texts, 2));
            Field("Result", "Text", "Achieved");
            Number("EvidenceLevel", random.Next(0, 6));
            Field("DoDifferently", "Markdown", Paragraphs(random, texts, 1));
            Number("CostOneOff", random.Next(1000, 200_000));
        });
        Bag("Learnings", "Learning", 3, index =>
        {
            Field("Kind", "Text", index == 0 ? "DidNotWork" : "Worked");
            Field("Statement", "Text", Sentence(random, texts, 14));
            Field("Context", "Markdown", Paragraphs(random, texts, 1));
        });
        Bag("Metrics", "Metric", 2, _ =>
        {
            Field("Name", "Text", Sentence(random, texts, 3));
            Number("Baseline", random.Next(10, 50));
            Number("Target", random.Next(50, 90));
            Number("Actual", random.Next(40, 95));
        });
        writer.WriteEndObject();

        void Part(string name, Action content)
        {
            writer.WriteStartObject(name);
            content();
            writer.WriteEndObject();
        }

        void Field(string name, string property, string value) => Part(name, () => writer.WriteString(property, value));

        void Number(string name, int value) => Part(name, () => writer.WriteNumber("Value", value));

        void Bag(string name, string type, int count, Action<int> content) => Part(name, () =>
        {
            writer.WriteStartArray("ContentItems");
            for (var i = 0; i < count; i++)
            {
                writer.WriteStartObject();
                writer.WriteString("ContentItemId", string.Create(CultureInfo.InvariantCulture, $"gen-{type}-{number}-{i}"));
                writer.WriteString("ContentType", type);
                Part(type, () => content(i));
                writer.WriteEndObject();
            }
            writer.WriteEndArray();
        });
    }

    private static string Clip(string text, int length) => text.Length <= length ? text : text[..length].TrimEnd();

    private static string Paragraphs(Random random, IReadOnlyList<string>? texts, int count) =>
        string.Join("\n\n", Enumerable.Range(0, count).Select(_ => string.Join(' ', Enumerable.Range(0, 3).Select(_ => $"{Sentence(random, texts, 12)}."))));

    private static string Sentence(Random random, IReadOnlyList<string>? texts, int words)
    {
        var sentence = new StringBuilder(string.Join(' ', texts is null ? Enumerable.Range(0, words).Select(_ => Words[random.Next(Words.Length)]) : Excerpt(random, texts, words)));
        sentence[0] = char.ToUpperInvariant(sentence[0]);
        return sentence.ToString();
    }

    private static IEnumerable<string> Excerpt(Random random, IReadOnlyList<string> texts, int words)
    {
        var all = texts[random.Next(texts.Count)].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return all.Skip(random.Next(Math.Max(1, all.Length - words))).Take(words);
    }
}
