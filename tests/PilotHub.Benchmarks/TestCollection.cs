using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace PilotHub.Benchmarks;

/// <summary>A document of a collection.</summary>
internal sealed record TestDocument(string Id, string Title, string Text, string Lang);

/// <summary>A question of a collection.</summary>
internal sealed record TestQuery(string Id, string Text, string Lang);

/// <summary>A collection of documents and questions with people's judgments of which document answers which question, from <c>data/ir</c> in the folder <c>shared</c> beside the repository.</summary>
internal sealed record TestCollection(
    string Name, IReadOnlyList<TestDocument> Documents, IReadOnlyList<TestQuery> Queries, IReadOnlyDictionary<string, Dictionary<string, int>> Judgments)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);
    private static readonly JsonWriterOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Where the collections lie; they are no part of the repository.</summary>
    public static string Folder { get; } =
        Path.Combine(Environment.GetEnvironmentVariable("PILOTHUB_SHARED") ?? Path.Combine(Repository.Root, "..", "shared"), "data", "ir");

    /// <summary>The names of those that are there.</summary>
    public static IReadOnlyList<string> FindNames() =>
        Directory.Exists(Folder) ? [.. Directory.GetDirectories(Folder).Select(folder => Path.GetFileName(folder)).Order(StringComparer.Ordinal)] : [];

    /// <summary>Reads one; its queries are those that a document answers.</summary>
    public static TestCollection Read(string name)
    {
        var judgments = new Dictionary<string, Dictionary<string, int>>();
        foreach (var columns in File.ReadLines(Path.Combine(Folder, name, "qrels.tsv")).Skip(1).Select(line => line.Split('\t')))
        {
            if (int.Parse(columns[2], CultureInfo.InvariantCulture) is not (> 0 and var relevance))
                continue;
            if (!judgments.TryGetValue(columns[0], out var judged))
                judgments[columns[0]] = judged = [];
            judged[columns[1]] = relevance;
        }
        return new(name, ReadLines<TestDocument>(name, "docs.jsonl"), [.. ReadLines<TestQuery>(name, "queries.jsonl").Where(query => judgments.ContainsKey(query.Id))], judgments);
    }

    /// <summary>The address of the page that a document becomes.</summary>
    public static string PathOf(int number) => string.Create(CultureInfo.InvariantCulture, $"/document-{number}");

    /// <summary>Writes a recipe in which every document is a page.</summary>
    public async Task WriteRecipeAsync(string file)
    {
        await using var stream = File.Create(file);
        await using var writer = new Utf8JsonWriter(stream, Relaxed);
        writer.WriteStartObject();
        writer.WriteString("name", "TestCollection");
        writer.WriteStartArray("steps");
        writer.WriteStartObject();
        writer.WriteString("name", "Content");
        writer.WriteStartArray("Data");
        for (var number = 0; number < Documents.Count; number++)
            Write(writer, number, Documents[number]);
        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, int number, TestDocument document)
    {
        // A page needs a title; this one has no word in it.
        var title = document.Title.Length > 0 ? document.Title : "–";
        writer.WriteStartObject();
        writer.WriteString("ContentItemId", string.Create(CultureInfo.InvariantCulture, $"document-{number:D17}"));
        writer.WriteString("ContentType", "Page");
        writer.WriteString("DisplayText", title);
        writer.WriteBoolean("Latest", true);
        writer.WriteBoolean("Published", true);
        WritePart(writer, "TitlePart", "Title", title);
        WritePart(writer, "AutoroutePart", "Path", PathOf(number)[1..]);
        WritePart(writer, "LocalizationPart", "Culture", document.Lang);
        WritePart(writer, "MarkdownBodyPart", "Markdown", string.Concat(document.Text.Select(c => "\\`*_{}[]<>#|~&!".Contains(c, StringComparison.Ordinal) ? $"\\{c}" : $"{c}")));
        writer.WriteEndObject();
    }

    private static void WritePart(Utf8JsonWriter writer, string part, string property, string value)
    {
        writer.WriteStartObject(part);
        writer.WriteString(property, value);
        writer.WriteEndObject();
    }

    private static T[] ReadLines<T>(string name, string file) =>
        [.. File.ReadLines(Path.Combine(Folder, name, file)).Where(line => line.Length > 0).Select(line => JsonSerializer.Deserialize<T>(line, Json)!)];
}
