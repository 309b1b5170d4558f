namespace PilotHub.Rendering.HtmlImport;

/// <summary>A paragraph that Word marks as an item of a list: its level, counted from one, and its number unless it has a bullet.</summary>
internal sealed record WordListItem(int Level, int? Number, IReadOnlyList<Inline> Text);
