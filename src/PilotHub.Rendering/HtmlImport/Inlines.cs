namespace PilotHub.Rendering.HtmlImport;

internal abstract record Inline;

internal sealed record Text(string Value) : Inline;

internal sealed record Code(string Value) : Inline;

/// <summary>Text in an element: <c>strong</c>, <c>em</c> and <c>del</c> have marks in Markdown, others are written as tags.</summary>
internal sealed record Span(string Element, IReadOnlyList<Inline> Content) : Inline;

internal sealed record Link(string Address, string? Title, IReadOnlyList<Inline> Content) : Inline;

internal sealed record Image(string Address, string? Title, string Alternative) : Inline;

internal sealed record LineBreak : Inline;

internal sealed record FootnoteReference(string Label) : Inline;
