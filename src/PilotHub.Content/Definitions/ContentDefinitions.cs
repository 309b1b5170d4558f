using System.Collections.Frozen;
using System.Collections.Immutable;

namespace PilotHub.Content.Definitions;

/// <summary>All content types and parts of a site at one moment. Immutable; a change returns a copy.</summary>
public sealed class ContentDefinitions
{
    private readonly ImmutableSortedDictionary<string, ContentTypeDefinition> _types;
    private readonly ImmutableSortedDictionary<string, ContentPartDefinition> _parts;
    private readonly FrozenDictionary<string, string> _referencedBy;

    private ContentDefinitions(
        ImmutableSortedDictionary<string, ContentTypeDefinition> types, ImmutableSortedDictionary<string, ContentPartDefinition> parts)
    {
        (_types, _parts) = (types, parts);
        _referencedBy = types.Values.SelectMany(type => type.Parts.Select(part => (part.PartName, type.Name)))
            .DistinctBy(use => use.PartName).ToFrozenDictionary(use => use.PartName, use => use.Name);
    }

    /// <summary>A site without types.</summary>
    public static ContentDefinitions Empty { get; } = new(
        ImmutableSortedDictionary.Create<string, ContentTypeDefinition>(StringComparer.Ordinal),
        ImmutableSortedDictionary.Create<string, ContentPartDefinition>(StringComparer.Ordinal));

    /// <summary>The types, by name.</summary>
    public IEnumerable<ContentTypeDefinition> Types => _types.Values;

    /// <summary>The parts that have fields of their own, by name.</summary>
    public IEnumerable<ContentPartDefinition> Parts => _parts.Values;

    /// <summary>The type of that name, or null.</summary>
    public ContentTypeDefinition? Type(string name) => _types.GetValueOrDefault(name);

    /// <summary>The part of that name, or null. Parts without fields of their own need not be here.</summary>
    public ContentPartDefinition? Part(string name) => _parts.GetValueOrDefault(name);

    /// <summary>A field of a part, or null.</summary>
    public ContentPartFieldDefinition? Field(string part, string field) => Part(part)?.Field(field);

    /// <summary>A copy in which <paramref name="type"/> replaces the type of its name.</summary>
    public ContentDefinitions With(ContentTypeDefinition type) => new(_types.SetItem(type.Name, type), _parts);

    /// <summary>A copy in which <paramref name="part"/> replaces the part of its name.</summary>
    public ContentDefinitions With(ContentPartDefinition part) => new(_types, _parts.SetItem(part.Name, part));

    /// <summary>A copy without the type of that name.</summary>
    public ContentDefinitions WithoutType(string name) => new(_types.Remove(name), _parts);

    /// <summary>A copy without the part of that name.</summary>
    public ContentDefinitions WithoutPart(string name) => new(_types, _parts.Remove(name));

    /// <summary>A type that uses the part, or null.</summary>
    public string? UserOf(string part) => _referencedBy.GetValueOrDefault(part);
}
