using PilotHub.Content;
using PilotHub.Content.Definitions;

namespace PilotHub.Web.Import;

/// <summary>A field of the map with the place in the item that it fills.</summary>
internal sealed record PlannedField(ImportTarget Target, ImportField Field)
{
    /// <summary>The columns that feed the field.</summary>
    public IEnumerable<string> Columns => Field.Values.SelectMany(value => value.Columns).Distinct();

    /// <summary>Whether a row (in a bag: an item) without it is not made.</summary>
    public bool Required => Field.Values.Any(value => value.Required);

    /// <summary>Whether nothing of the row goes into it.</summary>
    public bool IsConstant => !Columns.Any();
}

/// <summary>An entry of a bag with the type of the items that it makes.</summary>
internal sealed record PlannedEntry(string Bag, int Index, string ContentType, IReadOnlyList<ImportCondition> When, IReadOnlyList<PlannedField> Fields);

/// <summary>A map applied to the columns of a file and the definitions of a site: everything that it names is there.</summary>
internal sealed record ImportPlan(
    ImportMap Map, ImportColumns Columns, ContentDefinitions Definitions, IReadOnlyList<PlannedField> Fields, IReadOnlyList<PlannedEntry> Entries)
{
    /// <summary>The taxonomies that fields take terms from.</summary>
    public IEnumerable<string> TaxonomyIds =>
        Fields.Concat(Entries.SelectMany(entry => entry.Fields)).Select(planned => planned.Target.TaxonomyId).OfType<string>().Distinct();

    /// <summary>Plans an import and adds what does not fit to <paramref name="errors"/>; with any, the plan must not be used.</summary>
    public static ImportPlan Create(ImportMap map, ImportColumns columns, ContentDefinitions definitions, ICollection<ContentError> errors) =>
        new ImportPlanner(map, columns, definitions, errors).Plan();
}

/// <summary>Finds the place in the item for every field of a map, and checks everything that the map names.</summary>
internal sealed class ImportPlanner(ImportMap map, ImportColumns columns, ContentDefinitions definitions, ICollection<ContentError> errors)
{
    public ImportPlan Plan()
    {
        if (definitions.Type(map.ContentType) is not { } type)
        {
            Fail("contentType", definitions.Types.Any()
                ? $"There is no content type \"{map.ContentType}\". Types are {string.Join(", ", definitions.Types.Select(known => known.Name))}."
                : "The site has no content types yet. Start it once, or run a recipe that brings them.");
            return new(map, columns, definitions, [], []);
        }
        CheckColumns(map.Key.Template.Columns, "key.template");
        var fields = PlanFields(type, map.Fields);
        foreach (var missing in type.Parts.Where(part => part.PartName == "TitlePart" && !map.Fields.Any(field => field.Target == $"{part.Name}.Title")))
            Fail("fields", $"\"{missing.Name}.Title\" is missing: items of the type {type.Name} have a title.");
        return new(map, columns, definitions, fields, [.. map.Bags.SelectMany(bag => PlanBag(type, bag))]);
    }

    private List<PlannedField> PlanFields(ContentTypeDefinition type, IReadOnlyList<ImportField> fields)
    {
        var planned = new List<PlannedField>(fields.Count);
        foreach (var field in fields)
        {
            foreach (var value in field.Values)
                CheckColumns(value);
            if (!ImportTarget.TryFind(field.Target, type, definitions, out var target, out var problem))
            {
                Fail(field.Place, problem);
                continue;
            }
            if (target.Kind == TargetKind.Terms && target.TaxonomyId is null)
                Fail(field.Place, "The field's definition does not say which taxonomy its terms come from.");
            foreach (var value in field.Values)
                CheckFits(value, target);
            planned.Add(new(target, field));
        }
        return planned;
    }

    private IEnumerable<PlannedEntry> PlanBag(ContentTypeDefinition type, ImportBag bag)
    {
        if (type.Part(bag.Name) is not { PartName: "BagPart" } part)
        {
            Fail(bag.Place, $"The type {type.Name} has no bag of that name, only {string.Join(", ", type.Parts.Where(other => other.PartName == "BagPart").Select(other => other.Name))}.");
            yield break;
        }
        foreach (var (entry, index) in bag.Entries.Select((entry, index) => (entry, index)))
        {
            foreach (var condition in entry.When)
                CheckColumns([condition.Column], condition.Place);
            var name = entry.ContentType ?? (part.ContainedContentTypes is [var only] ? only : null);
            if (name is null || definitions.Type(name) is not { } contained || (part.ContainedContentTypes.Count > 0 && !part.ContainedContentTypes.Contains(name)))
            {
                Fail($"{entry.Place}.type", $"Must be one of {string.Join(", ", part.ContainedContentTypes)}, the types of items in this bag.");
                continue;
            }
            yield return new(bag.Name, index, name, entry.When, PlanFields(contained, entry.Fields));
        }
    }

    private void CheckColumns(ImportValue value)
    {
        CheckColumns(value.Source.Columns, value.Place);
        foreach (var nested in value.Sections.Select(section => section.Value).Append(value.Terms?.Parent).Append(value.Terms?.Synonyms).OfType<ImportValue>())
            CheckColumns(nested);
    }

    private void CheckColumns(IEnumerable<string> references, string place)
    {
        foreach (var reference in references)
        {
            if (!columns.TryFind(reference, out _, out var problem))
                Fail(place, problem);
        }
    }

    private void CheckFits(ImportValue value, ImportTarget target)
    {
        if (value.Sections.Count > 0 && target.Kind != TargetKind.Markdown)
            Fail($"{value.Place}.sections", $"Make a Markdown text, which {target.Path} does not take.");
        if (value.Terms is not null && target.Kind != TargetKind.Terms)
            Fail($"{value.Place}.terms", $"{target.Path} does not take terms.");
        if (target.Kind is TargetKind.Day or TargetKind.Moment && value.Columns.Any() && value.Dates.Formats.Count == 0)
            Fail($"{value.Place}.dates", "Needs \"formats\", here or for the whole map: how dates are written, such as \"M/d/yyyy\".");
        // What a table or a constant gives is known before any row is read.
        foreach (var text in value.Values?.Entries.SelectMany(texts => texts) ?? (value.Columns.Any() ? [] : [value.Source.Render(_ => "")]))
        {
            if (target.Kind is not (TargetKind.Terms or TargetKind.Users) && ImportConversion.Convert(text, value, target, map.Culture).Problem is { } problem)
                Fail(value.Values is null ? value.Place : $"{value.Place}.values", $"\"{CellText.Shorten(text, 60)}\": {char.ToLowerInvariant(problem[0])}{problem[1..]}.");
        }
    }

    private void Fail(string place, string message) => errors.Add(new(place, "map", message));
}
