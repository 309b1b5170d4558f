using System.Collections.Frozen;

namespace PilotHub.Content.Fields;

/// <summary>The kinds of fields there are. A new kind is added here.</summary>
public static class ContentFields
{
    private static readonly FrozenDictionary<string, ContentField> Kinds = new ContentField[]
    {
        new TextField(), new MultiTextField(), new LongTextField("MarkdownField", "Markdown"), new LongTextField("HtmlField", "Html"),
        new NumericField(), new BooleanField(), new DateField(), new DateTimeField(), new TimeField(), new LinkField(),
        new TaxonomyField(), new UserPickerField(), new ContentPickerField(), new MediaField(),
    }.ToFrozenDictionary(kind => kind.Name);

    /// <summary>The kinds' technical names, sorted.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Kinds.Keys.Order(StringComparer.Ordinal)];

    /// <summary>Whether there is a kind of field of that name.</summary>
    public static bool IsKnown(string name) => Kinds.ContainsKey(name);

    internal static ContentField Of(string name) => Kinds[name];
}
