using System.Text.Json;
using System.Text.Json.Nodes;
using PilotHub.Content;
using PilotHub.Content.Store;
using PilotHub.Content.Taxonomies;
using PilotHub.Web.CommandLine;

namespace PilotHub.Web.Import;

/// <summary>A term that a row needs and the site does not have.</summary>
internal sealed record NewTerm(string TaxonomyId, string TermId, string? ParentId, string Name, IReadOnlyList<string> Synonyms)
{
    /// <summary>Whether that is the term's name or a synonym of it.</summary>
    public bool IsNamed(string name) => Synonyms.Prepend(Name).Select(CellText.Fold).Contains(CellText.Fold(name));
}

/// <summary>The terms of the site's taxonomies, and those that rows add to them.</summary>
internal sealed class TermCatalogue
{
    private readonly Dictionary<string, Taxonomy> _taxonomies = [];
    private readonly Dictionary<(string TaxonomyId, string? ParentId, string Name), string> _byName = [];
    private readonly HashSet<(string TermId, string Name)> _names = [];
    private readonly HashSet<(string TaxonomyId, string TermId)> _ids = [];
    private readonly List<NewTerm> _added = [];

    /// <summary>How many terms have been added.</summary>
    public int Added => _added.Count;

    private TermCatalogue(IEnumerable<ContentItem> items)
    {
        foreach (var taxonomy in items.Select(Taxonomy.Of))
        {
            _taxonomies.Add(taxonomy.TaxonomyId, taxonomy);
            // A term's own name goes before another one's synonym.
            foreach (var term in taxonomy.Terms)
                Index(taxonomy.TaxonomyId, term.ParentId, term.TermId, [term.Name]);
            foreach (var term in taxonomy.Terms)
                Index(taxonomy.TaxonomyId, term.ParentId, term.TermId, term.AllNames);
        }
    }

    /// <summary>The terms of taxonomies.</summary>
    public static TermCatalogue Of(IEnumerable<ContentItem> taxonomies) => new(taxonomies);

    /// <summary>Reads taxonomies; those that do not exist are left out.</summary>
    public static async Task<TermCatalogue> LoadAsync(IContentReader reader, IEnumerable<string> taxonomyIds, CancellationToken cancellationToken) =>
        new(await reader.FindManyAsync([.. taxonomyIds.Distinct()], ContentVersion.Latest, cancellationToken));

    /// <summary>The name of a taxonomy, or null where there is none of that id.</summary>
    public string? NameOf(string taxonomyId) => _taxonomies.GetValueOrDefault(taxonomyId)?.Item.DisplayText;

    /// <summary>The term of that name or synonym under the parent (anywhere where that is null), or null.</summary>
    public string? Find(string taxonomyId, string? parentId, string name)
    {
        if (_byName.TryGetValue((taxonomyId, parentId, CellText.Fold(name)), out var id))
            return id;
        // The site may have renamed a term that an import brought: it is still the same one.
        var derived = DerivedId(taxonomyId, parentId, name);
        return _ids.Contains((taxonomyId, derived)) ? derived : null;
    }

    /// <summary>Whether that is the term's name or a synonym of it.</summary>
    public bool IsNamed(string termId, string name) => _names.Contains((termId, CellText.Fold(name)));

    /// <summary>The term as it would be added.</summary>
    public static NewTerm Propose(string taxonomyId, string? parentId, string name, IReadOnlyList<string> synonyms) =>
        new(taxonomyId, DerivedId(taxonomyId, parentId, name), parentId, name,
            [.. synonyms.Where(synonym => CellText.Fold(synonym) != CellText.Fold(name)).DistinctBy(CellText.Fold)]);

    /// <summary>Adds a term, unless it is there already.</summary>
    public void Add(NewTerm term)
    {
        if (_ids.Contains((term.TaxonomyId, term.TermId)))
            return;
        _added.Add(term);
        Index(term.TaxonomyId, term.ParentId, term.TermId, [term.Name, .. term.Synonyms]);
    }

    /// <summary>Writes the taxonomies that have got terms.</summary>
    /// <exception cref="CommandRefusedException">A taxonomy has a draft, which publishing the new terms would publish too.</exception>
    public async Task WriteAsync(ContentSession session, CancellationToken cancellationToken)
    {
        foreach (var (taxonomyId, terms) in _added.GroupBy(term => term.TaxonomyId).Select(group => (group.Key, group.ToList())))
        {
            var item = _taxonomies[taxonomyId].Item;
            if (!item.Published)
                throw new CommandRefusedException($"The taxonomy \"{item.DisplayText}\" has a draft that is not published. Publish or discard it first: {terms.Count} new terms would publish it too.");
            var draft = await session.SaveDraftAsync(WithTerms(item, terms, session), item.ContentItemVersionId, cancellationToken);
            await session.PublishAsync(taxonomyId, draft.ContentItemVersionId, cancellationToken);
        }
    }

    private static string DerivedId(string taxonomyId, string? parentId, string name) => ContentItemIds.Derived($"{taxonomyId}/{parentId}/{CellText.Fold(name)}");

    private void Index(string taxonomyId, string? parentId, string termId, IEnumerable<string> names)
    {
        _ids.Add((taxonomyId, termId));
        foreach (var name in names.Select(CellText.Fold))
        {
            _names.Add((termId, name));
            _byName.TryAdd((taxonomyId, null, name), termId);
            if (parentId is not null)
                _byName.TryAdd((taxonomyId, parentId, name), termId);
        }
    }

    private static ContentItem WithTerms(ContentItem item, List<NewTerm> added, ContentSession session)
    {
        var part = JsonObject.Create(item.Part("TaxonomyPart")!.Value)!.DeepClone().AsObject();
        var termType = (string?)part["TermContentType"] ?? "";
        var hasNames = session.Definitions.Type(termType)?.Part("TermNames") is not null;
        var owners = new Dictionary<string, JsonObject>();
        Collect(part);
        // Parents are added before their children, because a row names them in that order.
        foreach (var term in added)
        {
            var owner = term.ParentId is { } parentId ? owners[parentId] : part;
            if (owner["Terms"] is not JsonArray siblings)
                owner["Terms"] = siblings = [];
            var node = Write(term, termType, hasNames);
            siblings.Add(node);
            owners[term.TermId] = node;
        }
        return item.WithPart("TaxonomyPart", part);

        void Collect(JsonObject owner)
        {
            foreach (var term in owner["Terms"] is JsonArray terms ? terms.OfType<JsonObject>() : [])
            {
                if ((string?)term["ContentItemId"] is { } id)
                    owners[id] = term;
                Collect(term);
            }
        }
    }

    private static JsonObject Write(NewTerm term, string termType, bool hasNames)
    {
        var json = new JsonObject
        {
            ["ContentItemId"] = term.TermId,
            ["ContentType"] = termType,
            ["DisplayText"] = term.Name,
            ["TitlePart"] = new JsonObject { ["Title"] = term.Name },
            ["TermPart"] = new JsonObject { ["TaxonomyContentItemId"] = term.TaxonomyId },
        };
        if (hasNames && term.Synonyms.Count > 0)
            json["TermNames"] = new JsonObject { ["Synonyms"] = new JsonObject { ["Values"] = JsonSerializer.SerializeToNode(term.Synonyms) } };
        return json;
    }
}
