using System.Text.Json;
using PilotHub.Content;
using PilotHub.Content.Definitions;
using PilotHub.Content.Store;
using PilotHub.Content.Taxonomies;
using PilotHub.Tests.Data;
using PilotHub.Web.CommandLine;
using PilotHub.Web.Import;

namespace PilotHub.Tests.Web.Import;

/// <summary>A site on a store of its own, with the types and taxonomies of the setup recipe and nothing else.</summary>
public sealed class ImportSite : IAsyncLifetime
{
    private readonly SqliteFixture _store = new();

    public IContentStore Store => _store.Store;

    /// <summary>The folder of the database.</summary>
    public string DataPath => _store.Options.DataPath;

    internal ContentManager Manager => _store.Manager;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await _store.InitializeAsync();
        var text = await File.ReadAllTextAsync(Path.Combine(SharedData.RepositoryRoot, "recipes", "pilothub.setup.recipe.json"), Token);
        using var recipe = JsonDocument.Parse(text, new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
        var errors = new List<ContentError>();
        var definitions = ContentDefinitions.Empty;
        foreach (var step in Steps(recipe, "ContentDefinition"))
            definitions = ContentDefinitionsJson.Read(step, definitions, replace: true, errors);
        var taxonomies = Steps(recipe, "content").SelectMany(step => step.EnumerateObject().First(property => property.NameEquals("data") || property.NameEquals("Data")).Value.EnumerateArray())
            .Where(item => item.GetProperty("ContentType").GetString() == "Taxonomy")
            .Select(item => new ContentImportEntry(ContentItemJson.Read(item) with { Owner = null, Author = null }, "setup")).ToList();
        await using var session = await Manager.BeginAsync(ContentActor.System("test"), Token);
        await session.WriteDefinitionsAsync(definitions, Token);
        var import = session.Import(new ContentImportOptions());
        await import.AddAsync(taxonomies, Token);
        errors.AddRange(await import.CompleteAsync(Token));
        Assert.Empty(errors);
        await session.CommitAsync(Token);
    }

    public ValueTask DisposeAsync() => _store.DisposeAsync();

    /// <summary>Imports a file, as the command does.</summary>
    internal async Task<ImportResult> ImportFileAsync(string csv, string map, bool dryRun = false, CancellationToken? cancellationToken = null)
    {
        var token = cancellationToken ?? Token;
        var read = await ImportMapReader.ReadAsync(map, token);
        using var file = await CsvFile.OpenAsync(csv, read.Encoding, read.Delimiter, token);
        var notes = new List<ImportNote>();
        var report = new ImportReport { Noted = notes.Add };
        await using var session = await Manager.BeginAsync(new ContentActor(null, RowMapper.AuthorOf(read), "import"), token);
        await new ImportRun(session, read, file, report, _ => { }).RunAsync(token);
        if (!dryRun)
            await session.CommitAsync(token);
        return new(report, notes);
    }

    /// <summary>Imports a text as a file.</summary>
    internal async Task<ImportResult> ImportAsync(string csv, string map, bool dryRun = false)
    {
        var folder = Directory.CreateTempSubdirectory("pilothub-import-");
        try
        {
            var (csvPath, mapPath) = (Path.Combine(folder.FullName, "file.csv"), Path.Combine(folder.FullName, "map.json"));
            await File.WriteAllTextAsync(csvPath, csv, Token);
            await File.WriteAllTextAsync(mapPath, map, Token);
            return await ImportFileAsync(csvPath, mapPath, dryRun);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Imports a text that must be refused as a whole, and tells why.</summary>
    internal async Task<CommandRefusedException> RefuseAsync(string csv, string map) =>
        await Assert.ThrowsAsync<CommandRefusedException>(() => ImportAsync(csv, map));

    /// <summary>The published pilot cases of that title.</summary>
    internal async Task<IReadOnlyList<ContentItem>> FindAsync(string title)
    {
        var found = new List<ContentItem>();
        await foreach (var item in Store.ReadAllAsync(["PilotCase"], Token))
        {
            if (item.DisplayText == title && item.Published)
                found.Add(item);
        }
        return found;
    }

    /// <summary>The published pilot case of that title.</summary>
    internal async Task<ContentItem> SingleAsync(string title) => Assert.Single(await FindAsync(title));

    internal async Task<int> CountAsync() => (await Store.ListAsync(new ContentQuery(["PilotCase"]) { Take = 0 }, Token)).Total;

    internal async Task<Taxonomy> TaxonomyAsync(string id) => Taxonomy.Of((await Store.FindAsync(id, ContentVersion.Published, Token))!);

    /// <summary>The names of the terms in a field, each with its parents: <c>Department of Justice / FBI</c>.</summary>
    internal async Task<IReadOnlyList<string>> TermsAsync(ContentItem item, string field)
    {
        if (item.Find("PilotCase", field) is not { } value)
            return [];
        var taxonomy = await TaxonomyAsync(value.GetProperty("TaxonomyContentItemId").GetString()!);
        return [.. value.GetProperty("TermContentItemIds").EnumerateArray().Select(id => PathOf(taxonomy.Find(id.GetString()!)))];

        string PathOf(TaxonomyTerm? term) => term is null ? "?" : term.ParentId is { } parent ? $"{PathOf(taxonomy.Find(parent))} / {term.Name}" : term.Name;
    }

    private static IEnumerable<JsonElement> Steps(JsonDocument recipe, string name) =>
        recipe.RootElement.GetProperty("steps").EnumerateArray().Where(step => string.Equals(step.GetProperty("name").GetString(), name, StringComparison.OrdinalIgnoreCase));
}

/// <summary>What an import did.</summary>
internal sealed record ImportResult(ImportReport Report, IReadOnlyList<ImportNote> Notes)
{
    public int Created => Report[ContentImportOutcome.Created];

    public int Updated => Report[ContentImportOutcome.Updated];

    public int Unchanged => Report[ContentImportOutcome.Unchanged];

    /// <summary>Where every row went; adds up to the rows of the file.</summary>
    public int Accounted => Created + Updated + Unchanged + Report[ContentImportOutcome.Kept]
        + Report[ImportOutcome.Kept] + Report[ImportOutcome.Merged] + Report[ImportOutcome.Refused] + Report[ImportOutcome.Skipped];
}
