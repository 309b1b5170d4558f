using PilotHub.Content;

namespace PilotHub.Web.Import;

/// <summary>What a row became: an item, or nothing where the notes refuse it; and the terms that it needs and the site does not have.</summary>
internal sealed record MappedRow(string Key, ContentItem? Item, IReadOnlyList<ImportNote> Notes, IReadOnlyList<NewTerm> NewTerms);

/// <summary>Makes items of rows. The same row becomes the same item every time.</summary>
internal sealed class RowMapper(ImportPlan plan, TermCatalogue terms, IReadOnlyDictionary<string, string> users)
{
    // Each round takes out at least one value, and what is left over in the end refuses the row.
    private const int MaxRounds = 20;

    /// <summary>The name that marks items as an import's; another author's version is the site's own.</summary>
    public static string AuthorOf(ImportMap map) => $"import {map.Name}";

    /// <summary>Makes the item of a row that is the <paramref name="occurrence"/>th of its key with content of its own.</summary>
    public MappedRow Map(CsvRow row, int occurrence)
    {
        var texts = new RowTexts(plan.Map, plan.Columns, row);
        var key = CellText.Fold(plan.Map.Key.Template.Render(texts.Cell));
        if (key.Length == 0)
        {
            texts.Note(ImportOutcome.Refused, plan.Map.Key.Template.Columns.Where(column => texts.Cell(column).Length == 0), "", "Is empty, and identifies the row");
            return new(key, null, texts.Notes, []);
        }
        if (row.Oddity is { } oddity)
            texts.Note(ImportOutcome.Changed, [], "", oddity);
        if (row.Cells.Count < plan.Columns.Count)
            texts.Note(ImportOutcome.Changed, [], "", $"Has {row.Cells.Count} of {plan.Columns.Count} columns; the last ones were taken for empty");

        var id = ContentItemIds.Derived(occurrence == 1 ? $"{plan.Map.Name}:{key}" : $"{plan.Map.Name}:{key}#{occurrence}");
        var values = new RowValues(plan, texts, terms, users);
        var draft = new ItemDraft();
        foreach (var field in plan.Fields)
            Place(draft, null, field, values.Read(field));
        foreach (var entry in plan.Entries.Where(entry => entry.When.All(condition => condition.Texts.TryFind(texts.Cell(condition.Column), out _))))
            PlaceItems(draft, entry, values, texts, id);
        var item = Check(draft, texts, new ContentItem
        {
            ContentItemId = id,
            ContentType = plan.Map.ContentType,
            Author = AuthorOf(plan.Map),
            Latest = true,
            Published = plan.Map.Publish,
        });
        return new(key, texts.IsRefused ? null : item, texts.Notes, values.NewTerms);

        void Place(ItemDraft target, BagDraft? owner, PlannedField field, IReadOnlyList<ReadValue> read)
        {
            if (read.Count > 0)
                target.Add(new(owner, field, [.. (field.Target.TakesMany ? read : read.Take(1)).Select(value => value.Value)], read[0].Text));
            foreach (var extra in owner is null && !field.Target.TakesMany ? read.Skip(1) : [])
                texts.Note(ImportOutcome.NotTaken, field.Columns, extra.Text, "Is one value too many: the field takes one");
            if (read.Count == 0 && field.Required && owner is null)
                texts.Note(ImportOutcome.Refused, field.Columns, "", "Is empty, and the map requires it");
        }
    }

    private static void PlaceItems(ItemDraft draft, PlannedEntry entry, RowValues values, RowTexts texts, string itemId)
    {
        var read = entry.Fields.Select(field => (Field: field, Values: values.Read(field))).ToList();
        if (read.TrueForAll(field => field.Field.IsConstant || field.Values.Count == 0) || read.Exists(field => field.Field.Required && field.Values.Count == 0))
            return;
        // A cell that the map splits makes an item of each piece; what stands once counts for all of them.
        var count = read.Max(field => field.Field.Target.TakesMany ? 1 : field.Values.Count);
        for (var piece = 0; piece < count; piece++)
        {
            var owner = new BagDraft(entry.Bag, entry.ContentType, ContentItemIds.Derived($"{itemId}/{entry.Bag}/{entry.Index}/{piece}"));
            foreach (var (field, found) in read)
            {
                IReadOnlyList<ReadValue> own = field.Target.TakesMany || found.Count == 0 ? found : [found[Math.Min(piece, found.Count - 1)]];
                if (own.Count > 0)
                    draft.Add(new(owner, field, [.. own.Select(value => value.Value)], own[0].Text));
                else if (field.Target.IsEssential)
                    texts.Note(ImportOutcome.NotTaken, read.SelectMany(other => other.Field.Columns).Distinct(), "", $"{entry.Bag}: no item was made, because {field.Target.Path} is empty");
            }
        }
    }

    // The definitions judge what the map made; what they do not take goes, one round after the other, and the row stays if it can.
    private ContentItem? Check(ItemDraft draft, RowTexts texts, ContentItem item)
    {
        for (var round = 0; round < MaxRounds; round++)
        {
            var (content, byPath) = draft.Compose();
            item = item with { Content = content };
            var errors = ContentInspection.Of(item, plan.Definitions).Errors;
            if (errors.Count == 0)
                return item;
            var removed = false;
            foreach (var error in errors)
            {
                if (Find(byPath, error.Path) is { } value)
                {
                    texts.Note(ImportOutcome.NotTaken, value.Field.Columns, value.Text, error.Message.TrimEnd('.'));
                    draft.Remove(value);
                    removed = true;
                }
            }
            if (removed)
                continue;
            foreach (var error in errors)
                texts.Note(ImportOutcome.Refused, ColumnsOf(error.Path), "", $"{error.Path}: {error.Message.TrimEnd('.')}");
            return null;
        }
        texts.Note(ImportOutcome.Refused, [], "", "Has too many values that do not fit");
        return null;
    }

    // An error may lie inside a value (PilotCase.Tags.TermContentItemIds[0]), or say that an item in a bag lacks one.
    private static PlacedValue? Find(IReadOnlyDictionary<string, PlacedValue> byPath, string path) =>
        byPath.FirstOrDefault(placed => path == placed.Key || path.StartsWith(placed.Key + ".", StringComparison.Ordinal)).Value
        ?? byPath.FirstOrDefault(placed => placed.Value.Owner is not null && placed.Value.Field.Target.IsEssential
            && path.StartsWith(placed.Key[..(placed.Key.IndexOf("].", StringComparison.Ordinal) + 2)], StringComparison.Ordinal)).Value;

    private IEnumerable<string> ColumnsOf(string path) =>
        plan.Fields.FirstOrDefault(field => path == field.Target.Path || path.StartsWith(field.Target.Path + ".", StringComparison.Ordinal))?.Columns ?? [];
}
