using PilotHub.Content.Store;
using PilotHub.Content.Taxonomies;

namespace PilotHub.Content;

/// <summary>
/// Checks that the users, terms and items that content names exist. Items may name each other before both are written, so what
/// is not there yet is remembered and looked for again at the end.
/// </summary>
public sealed class ContentReferenceCheck(IContentReader reader)
{
    private readonly HashSet<string> _assumed = [];
    private readonly HashSet<string> _users = [];
    private readonly HashSet<string> _items = [];
    private readonly Dictionary<string, HashSet<string>> _terms = [];
    private readonly List<(string ItemId, ContentReference Reference)> _missing = [];
    private readonly HashSet<string> _incomplete = [];

    /// <summary>Takes what has those ids for existing.</summary>
    public void Assume(IEnumerable<string> ids) => _assumed.UnionWith(ids);

    /// <summary>Notes the references of an item.</summary>
    public Task CheckAsync(string contentItemId, IReadOnlyList<ContentReference> references, CancellationToken cancellationToken) =>
        CheckAsync([(contentItemId, references)], cancellationToken);

    /// <summary>Notes the references of items that are written together, asking the store once for all of them.</summary>
    public async Task CheckAsync(IReadOnlyList<(string ItemId, IReadOnlyList<ContentReference> References)> items, CancellationToken cancellationToken)
    {
        foreach (var (itemId, _) in items)
            _items.Add(itemId);
        await LearnAsync([.. items.SelectMany(item => item.References)], cancellationToken);
        foreach (var (itemId, references) in items)
        {
            foreach (var reference in references.Where(reference => !IsKnown(reference)))
            {
                _missing.Add((itemId, reference));
                _incomplete.Add(itemId);
            }
        }
    }

    /// <summary>Whether the item named something that is not there yet.</summary>
    public bool HasMissing(string contentItemId) => _incomplete.Contains(contentItemId);

    /// <summary>The references that lead nowhere, now that everything is written; forgets them.</summary>
    public async Task<IReadOnlyList<ContentError>> FindMissingAsync(CancellationToken cancellationToken) =>
        [.. (await FindMissingByItemAsync(cancellationToken)).Select(missing => ErrorOf(missing.Reference))];

    /// <summary>The same, each with the item that names it.</summary>
    public async Task<IReadOnlyList<(string ItemId, ContentReference Reference)>> FindMissingByItemAsync(CancellationToken cancellationToken)
    {
        _terms.Clear();
        await LearnAsync([.. _missing.Select(missing => missing.Reference)], cancellationToken);
        var missing = _missing.Where(entry => !IsKnown(entry.Reference)).ToList();
        _missing.Clear();
        _incomplete.Clear();
        return missing;
    }

    /// <summary>What to say of a reference that leads nowhere.</summary>
    public static ContentError ErrorOf(ContentReference reference) => new(reference.Path, "reference.missing", reference.Kind switch
    {
        ContentReferenceKind.User => $"There is no user '{reference.TargetId}'.",
        ContentReferenceKind.Term => $"There is no term '{reference.TargetId}' in the taxonomy '{reference.TaxonomyId}'.",
        _ => $"There is no item '{reference.TargetId}'.",
    });

    private bool IsKnown(ContentReference reference) => _assumed.Contains(reference.TargetId) || reference.Kind switch
    {
        ContentReferenceKind.User => _users.Contains(reference.TargetId),
        ContentReferenceKind.Term => _terms.GetValueOrDefault(reference.TaxonomyId ?? "")?.Contains(reference.TargetId) == true,
        _ => _items.Contains(reference.TargetId),
    };

    private async Task LearnAsync(IReadOnlyList<ContentReference> references, CancellationToken cancellationToken)
    {
        foreach (var ids in Unknown(ContentReferenceKind.User).Chunk(1000))
            _users.UnionWith((await reader.FindUsersAsync(ids, cancellationToken)).Select(user => user.UserId));
        foreach (var ids in Unknown(ContentReferenceKind.Item).Chunk(1000))
            _items.UnionWith((await reader.FindHeadsAsync(ids, cancellationToken)).Values.Where(head => head.LatestVersionId is not null).Select(head => head.ContentItemId));
        foreach (var taxonomyId in references.Where(reference => reference.Kind == ContentReferenceKind.Term).Select(reference => reference.TaxonomyId ?? "").Distinct())
        {
            if (!_terms.ContainsKey(taxonomyId))
                _terms[taxonomyId] = await ReadTermsAsync(taxonomyId, cancellationToken);
        }

        IEnumerable<string> Unknown(ContentReferenceKind kind) => references
            .Where(reference => reference.Kind == kind && !IsKnown(reference)).Select(reference => reference.TargetId).Distinct();
    }

    private async Task<HashSet<string>> ReadTermsAsync(string taxonomyId, CancellationToken cancellationToken)
    {
        var item = taxonomyId.Length == 0 ? null : await reader.FindAsync(taxonomyId, ContentVersion.Latest, cancellationToken);
        return item is null ? [] : [.. Taxonomy.Of(item).Terms.Select(term => term.TermId)];
    }
}
