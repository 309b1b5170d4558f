using PilotHub.Content;

namespace PilotHub.Web.Import;

/// <summary>What became of the rows of a file. Keeps counts and the first notes; all notes go to <see cref="Noted"/>.</summary>
internal sealed class ImportReport
{
    /// <summary>How many notes on values are kept for the console.</summary>
    public const int MaxShown = 20;

    /// <summary>How many notes on refused rows are kept for the console.</summary>
    public const int MaxRefusedShown = 200;

    private readonly Dictionary<ContentImportOutcome, int> _items = [];
    private readonly Dictionary<ImportOutcome, HashSet<long>> _rows = [];
    private readonly Dictionary<(ImportOutcome Outcome, string Column, string Reason), int> _groups = [];
    private readonly List<ImportNote> _refused = [];
    private readonly List<ImportNote> _others = [];

    /// <summary>Gets every note as it is made.</summary>
    public Action<ImportNote>? Noted { get; init; }

    /// <summary>Rows below the headings.</summary>
    public int Rows { get; set; }

    /// <summary>Terms that were added to taxonomies.</summary>
    public int NewTerms { get; set; }

    /// <summary>How many notes there are.</summary>
    public int Notes { get; private set; }

    /// <summary>The first notes, those on refused rows before all others.</summary>
    public IReadOnlyList<ImportNote> First => [.. _refused, .. _others];

    /// <summary>How often what was noted of which column, most frequent first.</summary>
    public IEnumerable<(ImportOutcome Outcome, string Column, string Reason, int Count)> Groups => _groups
        .OrderBy(group => group.Key.Outcome).ThenByDescending(group => group.Value).ThenBy(group => group.Key.Column, StringComparer.Ordinal)
        .Select(group => (group.Key.Outcome, group.Key.Column, group.Key.Reason, group.Value));

    /// <summary>Items of that outcome.</summary>
    public int this[ContentImportOutcome outcome] => _items.GetValueOrDefault(outcome);

    /// <summary>Rows of which that is noted.</summary>
    public int this[ImportOutcome outcome] => _rows.GetValueOrDefault(outcome)?.Count ?? 0;

    public void Count(ContentImportOutcome outcome) => _items[outcome] = this[outcome] + 1;

    public void Add(ImportNote note)
    {
        Notes++;
        if (!_rows.TryGetValue(note.Outcome, out var rows))
            _rows.Add(note.Outcome, rows = []);
        rows.Add(note.Row);
        // Reasons with a row number in them stand for one and the same thing.
        var reason = note.Outcome is ImportOutcome.Merged ? "Says what an earlier row says" : note.Outcome is ImportOutcome.Numbered ? "Has the key of an earlier row and other content" : note.Reason;
        _groups[(note.Outcome, note.Column, reason)] = _groups.GetValueOrDefault((note.Outcome, note.Column, reason)) + 1;
        var (shown, most) = note.Outcome == ImportOutcome.Refused ? (_refused, MaxRefusedShown) : (_others, MaxShown);
        if (shown.Count < most)
            shown.Add(note);
        Noted?.Invoke(note);
    }
}
