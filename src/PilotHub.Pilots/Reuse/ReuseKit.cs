using PilotHub.Content;

namespace PilotHub.Pilots.Reuse;

/// <summary>What kind of thing can be reused.</summary>
public enum ArtefactKind
{
    /// <summary>A program or a part of one.</summary>
    Code,

    /// <summary>A prompt for a model.</summary>
    Prompt,

    /// <summary>A shape of data.</summary>
    Schema,

    /// <summary>Steps to tick off.</summary>
    Checklist,

    /// <summary>Something to read.</summary>
    Document,

    /// <summary>Data to work with.</summary>
    Data,
}

/// <summary>One thing that others can take: behind a link, as a file of the media store, as text, or several of these.</summary>
public sealed record ReuseArtefact(string Id, string Name, Choice<ArtefactKind> Kind, string LinkUrl, string LinkText, IReadOnlyList<string> Files, string Text)
{
    internal static IReadOnlyList<ReuseArtefact> ReadAll(ContentItem item) =>
    [
        .. PartReader.Bag(item, "ReuseKit", "ReuseArtefact").Select(entry => new ReuseArtefact(
            entry.Id, entry.Fields.Text("Name"), entry.Fields.Choice<ArtefactKind>("Kind"), entry.Fields.Text("Link", "Url"), entry.Fields.Text("Link"),
            entry.Fields.Texts("File", "Paths"), entry.Fields.Markdown("Text"))).Where(artefact => artefact.Name.Length > 0),
    ];
}

/// <summary>Everything that others can take from a pilot, under which licence and under which conditions.</summary>
public sealed record ReuseKit(string Licence, string Preconditions, IReadOnlyList<ReuseArtefact> Artefacts)
{
    /// <summary>Whether there is anything in it.</summary>
    public bool IsEmpty => Licence.Length == 0 && Preconditions.Length == 0 && Artefacts.Count == 0;

    internal static ReuseKit Read(PartReader fields, ContentItem item) =>
        new(fields.Text("ReuseLicence"), fields.Markdown("ReusePreconditions"), ReuseArtefact.ReadAll(item));
}
