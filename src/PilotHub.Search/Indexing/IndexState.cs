namespace PilotHub.Search.Indexing;

/// <summary>
/// What an index knows of itself, kept in each of its commits: how far the changes were followed, the fingerprint of the source, and how
/// many documents there were when it was built, from whose words it learned to split compounds.
/// </summary>
internal sealed record IndexState(string Cursor, string Fingerprint, int Built)
{
    private const string SchemaKey = "schema";
    private const string CursorKey = "cursor";
    private const string FingerprintKey = "fingerprint";
    private const string BuiltKey = "built";

    /// <summary>Whether a commit was written by this version of the program.</summary>
    public static bool IsOfThisSchema(IDictionary<string, string> commit) => commit.TryGetValue(SchemaKey, out var schema) && schema == IndexFields.SchemaVersion;

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    public static IndexState Read(IDictionary<string, string> commit) =>
        new(commit[CursorKey], commit[FingerprintKey], int.Parse(commit[BuiltKey], System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>The state as a commit keeps it.</summary>
    public Dictionary<string, string> Write() => new()
    {
        [SchemaKey] = IndexFields.SchemaVersion,
        [CursorKey] = Cursor,
        [FingerprintKey] = Fingerprint,
        [BuiltKey] = Built.ToString(System.Globalization.CultureInfo.InvariantCulture),
    };
}
