namespace PilotHub.Rendering.HtmlImport;

/// <summary>What an imported document is made of, between the HTML it came in and the Markdown it becomes.</summary>
internal abstract record Block;

/// <summary>A bare paragraph is a run of text that stood directly in its container, as in the items of a tight list.</summary>
internal sealed record Paragraph(IReadOnlyList<Inline> Text, bool IsBare) : Block;

internal sealed record Heading(int Level, IReadOnlyList<Inline> Text) : Block;

/// <summary>A quotation, or a note of the kind (<c>NOTE</c>, <c>TIP</c>, …) that Markdown knows.</summary>
internal sealed record Quote(IReadOnlyList<Block> Blocks, string? NoteKind = null) : Block;

internal sealed record ItemList(int? Start, IReadOnlyList<ListItem> Items) : Block;

internal sealed record ListItem(bool? IsDone, IReadOnlyList<Block> Blocks);

internal sealed record CodeListing(string Language, string Text) : Block;

internal sealed record Rule : Block;

internal sealed record Table(IReadOnlyList<ColumnAlignment> Columns, IReadOnlyList<IReadOnlyList<IReadOnlyList<Inline>>> Rows) : Block;

internal enum ColumnAlignment
{
    None,
    Left,
    Center,
    Right,
}

internal sealed record Definitions(IReadOnlyList<DefinitionGroup> Groups) : Block;

internal sealed record DefinitionGroup(IReadOnlyList<IReadOnlyList<Inline>> Terms, IReadOnlyList<IReadOnlyList<Block>> Meanings);

internal sealed record Details(IReadOnlyList<Inline> Summary, IReadOnlyList<Block> Blocks) : Block;

internal sealed record Footnote(string Label, IReadOnlyList<Block> Blocks) : Block;
