using System.Collections.Frozen;
using PilotHub.Content.Accounts;
using PilotHub.Content.Definitions;
using PilotHub.Content.Taxonomies;

namespace PilotHub.Web.Site;

/// <summary>
/// What nearly every page needs of the site, as it stood at one moment: small, in memory, immutable. Accounts carry neither
/// password hash nor security stamp here.
/// </summary>
internal sealed record SiteSnapshot
{
    public static SiteSnapshot Empty { get; } = new() { Generation = -1 };

    /// <summary>Grows with every committed change, whatever changed; what was made from an older one may be out of date.</summary>
    public required long Generation { get; init; }

    public ContentDefinitions Definitions { get; init; } = ContentDefinitions.Empty;

    public SiteSettings Settings { get; init; } = new();

    public IReadOnlyList<Taxonomy> Taxonomies { get; init; } = [];

    /// <summary>The main menu; null where the site has none, which is not the same as an empty one.</summary>
    public IReadOnlyList<MenuEntry>? Menu { get; init; }

    /// <summary>The accounts by user id.</summary>
    public IReadOnlyDictionary<string, UserAccount> Users { get; init; } = FrozenDictionary<string, UserAccount>.Empty;

    /// <summary>The roles by name.</summary>
    public IReadOnlyDictionary<string, Role> Roles { get; init; } = FrozenDictionary<string, Role>.Empty;

    /// <summary>The taxonomy of that alias, such as <c>domains</c>, or null.</summary>
    public Taxonomy? FindTaxonomy(string alias) => Taxonomies.FirstOrDefault(taxonomy => taxonomy.Alias == alias);

    /// <summary>The term of that id in whichever taxonomy it is, or null.</summary>
    public TaxonomyTerm? FindTerm(string termId)
    {
        foreach (var taxonomy in Taxonomies)
        {
            if (taxonomy.Find(termId) is { } term)
                return term;
        }
        return null;
    }

    /// <summary>The account of that id, or null.</summary>
    public UserAccount? FindUser(string userId) => Users.GetValueOrDefault(userId);
}
