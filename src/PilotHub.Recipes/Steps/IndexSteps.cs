using System.Text.Json;
using System.Text.Json.Nodes;
using PilotHub.Content.Store;

namespace PilotHub.Recipes.Steps;

/// <summary>Writes search indexes into the site's document of them, in the shape of the <c>lucene-index</c> step.</summary>
internal abstract class IndexDefinitionStep(string name) : RecipeStep(name)
{
    public override async Task RunAsync(RecipeStepContext context, CancellationToken cancellationToken)
    {
        var document = await SiteDocument.ReadAsync(context.Transaction, SiteDocuments.Indexes, cancellationToken);
        var seen = new HashSet<string>();
        foreach (var (indexName, index) in Read(context))
        {
            if (!seen.Add(indexName))
                context.Report.Fail(index.Path, "index.twice", $"The index '{indexName}' is in this step twice.");
            Check(context, indexName, index);
            var json = JsonSerializer.SerializeToElement(new JsonObject(index.Properties.Select(property => KeyValuePair.Create(property.Name, JsonNode.Parse(property.Value.GetRawText())))));
            context.Report.Count(document.ContainsKey(indexName), !SiteDocument.Same(document[indexName], json), $"Index {indexName}");
            document[indexName] = JsonObject.Create(json);
        }
        await SiteDocument.WriteAsync(context, SiteDocuments.Indexes, document, cancellationToken);
    }

    /// <summary>The step's indexes, each as the object that <c>lucene-index</c> has under its name.</summary>
    protected abstract IEnumerable<(string Name, RecipeObject Index)> Read(RecipeStepContext context);

    private static void Check(RecipeStepContext context, string name, RecipeObject index)
    {
        if (name.Length is 0 or > 128 || !name.All(c => char.IsLetterOrDigit(c) || c is '-' or '_'))
            context.Report.Fail(index.Path, "index", $"'{name}' cannot be the name of an index: 1 to 128 letters, digits, hyphens or underscores.");
        index.RefuseOthers("AnalyzerName", "IndexLatest", "IndexedContentTypes", "Culture", "StoreSourceData");
        index.Text("AnalyzerName");
        index.Flag("IndexLatest");
        index.Flag("StoreSourceData");
        index.Text("Culture");
        var types = index.Texts("IndexedContentTypes");
        if (types is not { Count: > 0 })
            context.Report.Fail($"{index.Path}.IndexedContentTypes", "required", "An index needs at least one content type.");
        foreach (var type in (types ?? []).Where(type => context.Session.Definitions.Type(type) is null))
            context.Report.Fail($"{index.Path}.IndexedContentTypes", "type.unknown", $"There is no content type '{type}'.");
    }
}

/// <summary><c>lucene-index</c>: <c>Indices: [{ PilotCases: { … } }]</c>.</summary>
internal sealed class LuceneIndexStep() : IndexDefinitionStep("lucene-index")
{
    protected override IEnumerable<(string Name, RecipeObject Index)> Read(RecipeStepContext context)
    {
        context.Body.RefuseOthers("Indices");
        foreach (var entry in context.Body.Objects("Indices"))
        {
            foreach (var (name, index) in entry.Properties)
            {
                if (index.ValueKind == JsonValueKind.Object)
                    yield return (name, RecipeObject.Of(index, $"{entry.Path}.{name}", context.Report));
                else
                    entry.Refuse<string>(name, "an object", index);
            }
        }
    }
}

/// <summary><c>CreateOrUpdateIndexProfile</c>, which takes the place of <c>lucene-index</c> in Orchard Core 3.</summary>
internal sealed class IndexProfileStep() : IndexDefinitionStep("CreateOrUpdateIndexProfile")
{
    protected override IEnumerable<(string Name, RecipeObject Index)> Read(RecipeStepContext context)
    {
        context.Body.RefuseOthers("indexes");
        foreach (var entry in context.Body.Objects("indexes"))
        {
            entry.RefuseOthers("Id", "Name", "IndexName", "ProviderName", "Type", "Properties");
            if (entry.Text("ProviderName") is { } provider and not "Lucene")
                context.Report.Fail($"{entry.Path}.ProviderName", "index", $"The provider '{provider}' is not available; PilotHub's is Lucene.");
            if (entry.Text("Type") is { } type and not "Content")
                context.Report.Fail($"{entry.Path}.Type", "index", $"'{type}' cannot be indexed; PilotHub indexes Content.");
            if ((entry.Text("IndexName") ?? entry.Required("Name")) is not { } name)
                continue;
            var properties = entry.Find("Properties") is { ValueKind: JsonValueKind.Object } json ? json : default;
            yield return (name, new(
                [.. Section(properties, "ContentIndexMetadata"), .. Section(properties, "LuceneIndexMetadata")], $"{entry.Path}.Properties", context.Report));
        }
    }

    private static IEnumerable<(string, JsonElement)> Section(JsonElement properties, string name) =>
        properties.ValueKind == JsonValueKind.Object && properties.TryGetProperty(name, out var section) && section.ValueKind == JsonValueKind.Object
            // What Orchard Core notes there about its own files is not the index's definition.
            ? section.EnumerateObject().Where(property => property.Name is not ("IndexMappings" or "AnalyzerNames")).Select(property => (property.Name, property.Value))
            : [];
}

/// <summary>The steps that start an index over. PilotHub's indexes follow the change feed from its beginning by themselves.</summary>
internal sealed class IndexRestartStep(string name, string list) : RecipeStep(name)
{
    public override async Task RunAsync(RecipeStepContext context, CancellationToken cancellationToken)
    {
        context.Body.RefuseOthers(list, "includeAll");
        var known = await SiteDocument.ReadAsync(context.Transaction, SiteDocuments.Indexes, cancellationToken);
        foreach (var index in (context.Body.Texts(list) ?? []).Where(index => !known.ContainsKey(index)))
            context.Report.Fail($"{context.Path}.{list}", "index.unknown", $"There is no index '{index}'.");
        context.Report.Skip("Indexes follow every change by themselves and need no restart.");
    }
}

/// <summary><c>Queries</c>: named queries, kept with what they say.</summary>
internal sealed class QueriesStep() : RecipeStep("Queries")
{
    public override async Task RunAsync(RecipeStepContext context, CancellationToken cancellationToken)
    {
        context.Body.RefuseOthers("Queries");
        var document = await SiteDocument.ReadAsync(context.Transaction, SiteDocuments.Queries, cancellationToken);
        var indexes = await SiteDocument.ReadAsync(context.Transaction, SiteDocuments.Indexes, cancellationToken);
        var seen = new HashSet<string>();
        foreach (var query in context.Body.Objects("Queries"))
        {
            var name = query.Required("Name");
            query.Text("Schema");
            query.Flag("ReturnContentItems");
            if (query.Required("Source") == "Lucene")
            {
                query.Required("Template");
                if (query.Required("Index") is { } index && !indexes.ContainsKey(index))
                    context.Report.Fail($"{query.Path}.Index", "index.unknown", $"There is no index '{index}'.");
            }
            if (name is null)
                continue;
            if (!seen.Add(name))
                context.Report.Fail($"{query.Path}.Name", "query.twice", $"The query '{name}' is in this step twice.");
            var json = new JsonObject(query.Properties.Select(property => KeyValuePair.Create(property.Name, JsonNode.Parse(property.Value.GetRawText()))));
            context.Report.Count(document.ContainsKey(name), !SiteDocument.Same(document[name], JsonSerializer.SerializeToElement(json)), $"Query {name}");
            document[name] = json;
        }
        await SiteDocument.WriteAsync(context, SiteDocuments.Queries, document, cancellationToken);
    }
}
