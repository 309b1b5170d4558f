using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using PilotHub.Content.Definitions;
using PilotHub.Content.Store;

namespace PilotHub.Recipes.Export;

/// <summary>What an export holds.</summary>
public sealed record RecipeExportOptions
{
    /// <summary>
    /// The types whose items are exported, with the definitions that these need and nothing else; null for the whole site. What
    /// the items refer to (people, terms, other items, files) is not added and must be where they are brought to.
    /// </summary>
    public IReadOnlyCollection<string>? ContentTypes { get; init; }
}

/// <summary>What was exported.</summary>
/// <param name="Items">How many items have a version in the file.</param>
/// <param name="Drafts">How many drafts stand beside a published version.</param>
/// <param name="Users">How many accounts; their passwords are not exported.</param>
/// <param name="Files">How many media files.</param>
/// <param name="Left">What was left out, and why.</param>
public sealed record RecipeExportResult(int Items, int Drafts, int Users, int Files, IReadOnlyList<string> Left);

/// <summary>
/// Writes a recipe that brings the site, or some types of it, back: on an empty site it restores the same versions, and exporting
/// that site gives the same file. Passwords, tokens, the history of items and their former addresses are not in it. What is changed
/// while the export runs may be in it or not.
/// </summary>
public sealed class RecipeExport(IContentStore store, IMediaStore media)
{
    internal static readonly JsonWriterOptions Writing = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Writes the recipe as UTF-8, item by item.</summary>
    /// <exception cref="ContentValidationException">There is no type of a name that was asked for.</exception>
    public async Task<RecipeExportResult> WriteAsync(Stream output, RecipeExportOptions options, CancellationToken cancellationToken)
    {
        var definitions = await ContentManager.ReadDefinitionsAsync(store, cancellationToken);
        var selection = options.ContentTypes is { } types ? await RecipeExportSelection.OfAsync(store, definitions, types, cancellationToken) : null;
        await using var writer = new Utf8JsonWriter(output, Writing);
        var steps = new RecipeExportSteps(store, media, writer);
        WriteHeader(writer);
        if (selection is null)
            await steps.WriteSiteAsync(cancellationToken);
        steps.WriteDefinitions(selection?.Definitions ?? definitions);
        if (selection is null)
            await steps.WriteDocumentsAsync(cancellationToken);
        if (selection is null)
            await steps.WriteMediaAsync(cancellationToken);
        var content = new RecipeContentExport(store, definitions, writer);
        await content.WriteAsync(selection?.Types, cancellationToken);
        writer.WriteEndArray();
        writer.WriteEndObject();
        await writer.FlushAsync(cancellationToken);
        await output.WriteAsync("\n"u8.ToArray(), cancellationToken);
        return new(content.Items, content.Drafts, steps.Users, steps.Files, steps.Left);
    }

    private static void WriteHeader(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("name", "PilotHubExport");
        writer.WriteString("displayName", "PilotHub export");
        writer.WriteString("description", "Brings back what was exported. Accounts come without their passwords.");
        writer.WriteString("author", "PilotHub");
        writer.WriteString("website", "");
        writer.WriteString("version", "1.0.0");
        writer.WriteBoolean("issetuprecipe", false);
        writer.WriteStartArray("categories");
        writer.WriteEndArray();
        writer.WriteStartArray("tags");
        writer.WriteEndArray();
        writer.WriteStartArray("steps");
    }
}

/// <summary>Some types of a site, and what of its definitions they need.</summary>
internal sealed record RecipeExportSelection(IReadOnlyCollection<string> Types, ContentDefinitions Definitions)
{
    /// <exception cref="ContentValidationException">There is no type of a name that was asked for.</exception>
    public static async Task<RecipeExportSelection> OfAsync(
        IContentReader reader, ContentDefinitions definitions, IReadOnlyCollection<string> types, CancellationToken cancellationToken)
    {
        var missing = types.Where(type => definitions.Type(type) is null)
            .Select(type => new ContentError("", "type.unknown", $"There is no content type '{type}'. There are {string.Join(", ", definitions.Types.Select(known => known.Name))}.")).ToList();
        if (missing.Count > 0)
            throw new ContentValidationException(missing);
        var needed = ContentDefinitions.Empty;
        var open = new Queue<string>(types);
        // What type its terms have only a taxonomy itself says.
        if (types.Contains(RecipeContentExport.Taxonomy))
        {
            await foreach (var taxonomy in reader.ReadAllAsync([RecipeContentExport.Taxonomy], cancellationToken))
                open.Enqueue(taxonomy.Text("TaxonomyPart", "TermContentType") ?? "");
        }
        while (open.TryDequeue(out var name))
        {
            if (needed.Type(name) is not null || definitions.Type(name) is not { } type)
                continue;
            needed = needed.With(type);
            foreach (var part in type.Parts)
            {
                if (definitions.Part(part.PartName) is { } definition)
                    needed = needed.With(definition);
                foreach (var contained in part.ContainedContentTypes)
                    open.Enqueue(contained);
            }
        }
        return new([.. types.Distinct()], needed);
    }
}
