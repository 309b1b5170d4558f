using System.Text.Json.Nodes;

namespace PilotHub.Web.Import;

/// <summary>A value of a field and the text that it was made from.</summary>
internal sealed record ReadValue(JsonNode Value, string Text);

/// <summary>Reads the values of fields from one row.</summary>
internal sealed class RowValues(ImportPlan plan, RowTexts texts, TermCatalogue terms, IReadOnlyDictionary<string, string> users)
{
    private const int MaxTermLength = 200;

    private readonly List<NewTerm> _newTerms = [];

    /// <summary>The terms that the row needs and the site does not have, parents before their children.</summary>
    public IReadOnlyList<NewTerm> NewTerms => _newTerms;

    /// <summary>The values of a field: of the first source that has any where the field takes one, of all of them where it takes many.</summary>
    public IReadOnlyList<ReadValue> Read(PlannedField field)
    {
        var values = new List<ReadValue>();
        foreach (var source in field.Field.Values)
        {
            foreach (var (text, value, problem) in Convert(source, field.Target))
            {
                if (problem is not null)
                    texts.Note(ImportOutcome.NotTaken, source.Columns, text, problem);
                else if (value is not null && !(field.Target.TakesMany && values.Exists(other => JsonNode.DeepEquals(other.Value, value))))
                    values.Add(new(value, text));
            }
            if (values.Count > 0 && !field.Target.TakesMany)
                break;
        }
        return values;
    }

    private IEnumerable<(string Text, JsonNode? Value, string? Problem)> Convert(ImportValue source, ImportTarget target)
    {
        var read = texts.Read(source);
        // Where the smaller unit is not named, the larger one is meant.
        if (read.Count == 0 && target.Kind == TargetKind.Terms && FindParent(source, target.TaxonomyId!) is { } parent)
            yield return ("", parent, null);
        foreach (var text in read)
        {
            var (value, problem) = target.Kind switch
            {
                TargetKind.Terms => FindTerm(text, source, target.TaxonomyId!) is { } id
                    ? ((JsonNode?)id, (string?)null)
                    : (null, $"Is not a term of \"{terms.NameOf(target.TaxonomyId!)}\""),
                TargetKind.Users => users.TryGetValue(CellText.Fold(text), out var userId)
                    ? (userId, null)
                    : (null, "Is not the name or the address of a person with an account"),
                _ => ImportConversion.Convert(text, source, target, plan.Map.Culture),
            };
            yield return (text, value, problem);
        }
    }

    private string? FindTerm(string name, ImportValue source, string taxonomyId)
    {
        name = CellText.Shorten(CellText.OneLine(name), source.MaxLength ?? MaxTermLength);
        var parentId = FindParent(source, taxonomyId);
        if (parentId is not null && (terms.IsNamed(parentId, name) || _newTerms.Exists(term => term.TermId == parentId && term.IsNamed(name))))
            return parentId;
        if (terms.Find(taxonomyId, parentId, name) is { } known)
            return known;
        if (source.Terms is not { Create: true } || terms.NameOf(taxonomyId) is null)
            return null;
        var added = TermCatalogue.Propose(taxonomyId, parentId, name, source.Terms.Synonyms is { } synonyms ? texts.Read(synonyms) : []);
        _newTerms.Add(added);
        return added.TermId;
    }

    private string? FindParent(ImportValue source, string taxonomyId) => source.Terms?.Parent is not { } parent ? null
        : texts.Read(parent) is [var name, ..] ? FindTerm(name, parent, taxonomyId)
        : FindParent(parent, taxonomyId);
}
