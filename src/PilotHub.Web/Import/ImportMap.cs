using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace PilotHub.Web.Import;

/// <summary>What the columns of a file mean: which of them feed which field of which content type. README.md beside this file describes it.</summary>
internal sealed record ImportMap
{
    /// <summary>Names the source; with a row's key it identifies the item that the row becomes.</summary>
    public required string Name { get; init; }

    public required string ContentType { get; init; }

    /// <summary>How the file writes dates and numbers.</summary>
    public required CultureInfo Culture { get; init; }

    /// <summary>Null to find out.</summary>
    public Encoding? Encoding { get; init; }

    /// <summary>Null to find out.</summary>
    public char? Delimiter { get; init; }

    /// <summary>Whether readers see what is imported at once; otherwise it waits as drafts.</summary>
    public bool Publish { get; init; } = true;

    /// <summary>Cells that say nothing.</summary>
    public required FoldedTable<bool> Empty { get; init; }

    public required ImportKey Key { get; init; }

    public required IReadOnlyList<ImportField> Fields { get; init; }

    public required IReadOnlyList<ImportBag> Bags { get; init; }
}

/// <summary>What identifies a row, and whether a second row of the same key but of other content is refused or gets a number.</summary>
internal sealed record ImportKey(ImportTemplate Template, bool RefuseDuplicates);

/// <summary>
/// A field and what feeds it. Of several values, a field that takes one gets the first that a row has, a field that takes many gets all.
/// <see cref="Place"/> is where the map says so.
/// </summary>
internal sealed record ImportField(string Target, IReadOnlyList<ImportValue> Values, string Place);

/// <summary>A bag and the items that a row puts into it.</summary>
internal sealed record ImportBag(string Name, IReadOnlyList<ImportBagEntry> Entries, string Place);

/// <summary>One kind of item in a bag: it is made where every column in <see cref="When"/> has one of the texts given for it.</summary>
internal sealed record ImportBagEntry(
    string? ContentType, IReadOnlyList<ImportCondition> When, IReadOnlyList<ImportField> Fields, string Place);

/// <summary>Texts that a column must have one of.</summary>
internal sealed record ImportCondition(string Column, FoldedTable<bool> Texts, string Place);

/// <summary>What happens to a text that the table of values does not know.</summary>
internal enum UnknownValue
{
    /// <summary>The field stays empty and the report says so.</summary>
    Report,

    /// <summary>The text is taken as it is.</summary>
    Keep,

    /// <summary>The field stays empty.</summary>
    Ignore,

    /// <summary>The row is refused.</summary>
    Refuse,
}

/// <summary>A value made from a row: a text from columns (or a long text of sections), then what is done with it, in the order of the members.</summary>
internal sealed record ImportValue(string Place)
{
    /// <summary>Where the text comes from; for sections, unused.</summary>
    public ImportTemplate Source { get; init; } = ImportTemplate.OfConstant("");

    /// <summary>A Markdown text of several, each with a heading or none.</summary>
    public IReadOnlyList<ImportSection> Sections { get; init; } = [];

    /// <summary>What separates several values in one cell.</summary>
    public IReadOnlyList<string> Split { get; init; } = [];

    /// <summary>Only what this finds is taken.</summary>
    public Regex? Match { get; init; }

    /// <summary>What each text becomes: nothing, one value or several. Null where there is no table.</summary>
    public FoldedTable<IReadOnlyList<string>>? Values { get; init; }

    public UnknownValue Otherwise { get; init; }

    public ImportDates Dates { get; init; } = new([], null, null);

    /// <summary>A longer text is cut at a word; null for no limit but the field's own.</summary>
    public int? MaxLength { get; init; }

    /// <summary>Whether the cells hold Markdown already.</summary>
    public bool Markdown { get; init; }

    /// <summary>Whether a row without it is refused (in a bag: the item is not made).</summary>
    public bool Required { get; init; }

    /// <summary>For a field of terms; null for the site's terms only.</summary>
    public ImportTerms? Terms { get; init; }

    /// <summary>The columns that feed the value, those of sections included.</summary>
    public IEnumerable<string> Columns => Source.Columns.Concat(Sections.SelectMany(section => section.Value.Columns)).Distinct();
}

/// <summary>A part of a long text.</summary>
internal sealed record ImportSection(string? Heading, ImportValue Value);

/// <summary>How dates are written (tried in order), and the first and the last that can be meant.</summary>
internal sealed record ImportDates(IReadOnlyList<string> Formats, DateOnly? Earliest, DateOnly? Latest);

/// <summary>What becomes of a term that the site does not have, which term it stands under, and other names that a new one gets.</summary>
internal sealed record ImportTerms(bool Create, ImportValue? Parent, ImportValue? Synonyms);
