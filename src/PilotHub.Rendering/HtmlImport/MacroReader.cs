using AngleSharp.Dom;

namespace PilotHub.Rendering.HtmlImport;

/// <summary>Reads the macros that are blocks on a page of Confluence.</summary>
internal sealed class MacroReader(BlockReader blocks)
{
    public IReadOnlyList<Block> Read(IElement macro)
    {
        var name = ConfluenceMacro.NameOf(macro);
        if (name is "code" or "noformat")
        {
            return [CodeReader.ReadMacro(macro)];
        }

        // A macro without a body lists pages or headings: made by Confluence, of what is not here.
        if (ConfluenceMacro.Body(macro) is not { } body)
        {
            return [];
        }

        return name == "expand"
            ? [new Details([new Text(ConfluenceMacro.Parameter(macro, "title") ?? "…")], blocks.Read(body))]
            : ConfluenceMacro.NoteKind(macro) is { } kind
                ? blocks.Quoted(kind, () => ReadTitled(macro, body))
                : ReadTitled(macro, body);
    }

    private List<Block> ReadTitled(IElement macro, IElement body) =>
        ConfluenceMacro.Parameter(macro, "title") is { Length: > 0 } title
            ? [new Paragraph([new Span("strong", [new Text(title)])], IsBare: false), .. blocks.Read(body)]
            : blocks.Read(body);
}
