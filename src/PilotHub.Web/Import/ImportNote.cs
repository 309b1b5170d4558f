namespace PilotHub.Web.Import;

/// <summary>What the report says about a row or a value.</summary>
internal enum ImportOutcome
{
    /// <summary>The row did not arrive.</summary>
    Refused,

    /// <summary>The row arrived without the value.</summary>
    NotTaken,

    /// <summary>The value arrived, but not as it stands in the file.</summary>
    Changed,

    /// <summary>The row says what an earlier one says and became the same item.</summary>
    Merged,

    /// <summary>The row has an earlier one's key and other content, and became an item of its own.</summary>
    Numbered,

    /// <summary>The site has changed the item since the import before; its own state stays.</summary>
    Kept,

    /// <summary>The row holds nothing to import.</summary>
    Skipped,
}

/// <summary>One entry of the report. <see cref="Reason"/> does not repeat the value, so that entries can be counted by it.</summary>
internal sealed record ImportNote(long Row, long Line, ImportOutcome Outcome, string Column, string Value, string Reason);
