using System.Text.Json.Nodes;

namespace PilotHub.Tests.Recipes;

/// <summary>Generates content: taxonomies, and items of generated types in all their states.</summary>
internal sealed class GeneratedItems(GeneratedValues values, IReadOnlyList<GeneratedType> contained, IReadOnlyList<string> users)
{
    private readonly Dictionary<string, IReadOnlyList<string>> _terms = [];
    private string[] _ids = [];

    /// <summary>A taxonomy whose terms nest. <paramref name="id"/> may be named by fields before it is generated.</summary>
    public JsonObject Taxonomy(string id)
    {
        var terms = new List<string>();
        var item = new JsonObject
        {
            ["ContentItemId"] = id,
            ["ContentType"] = "Taxonomy",
            ["Latest"] = true,
            ["Published"] = true,
            ["TitlePart"] = new JsonObject { ["Title"] = values.Title() },
            ["TaxonomyPart"] = new JsonObject { ["TermContentType"] = "Term", ["Terms"] = Terms(id, terms, depth: 3) },
        };
        _terms[id] = terms;
        return item;
    }

    /// <summary>Items for the first <c>Content</c> step, and drafts of some of them for the second.</summary>
    public (JsonArray Items, JsonArray Drafts) Make(IReadOnlyList<GeneratedType> types)
    {
        _ids = [.. Enumerable.Range(0, values.Count(12)).Select(_ => values.Id())];
        var (items, drafts) = (new JsonArray(), new JsonArray());
        foreach (var id in _ids)
        {
            var type = values.Pick(types);
            var published = values.Chance(70);
            items.Add(Item(id, type, published, latest: values.Flag() || !published));
            if (published && values.Chance(40))
                drafts.Add(Item(id, type, published: false, latest: true));
        }
        return (items, drafts);
    }

    private JsonObject Item(string id, GeneratedType type, bool published, bool latest)
    {
        var item = new JsonObject { ["ContentItemId"] = id, ["ContentType"] = type.Name, ["Latest"] = latest, ["Published"] = published };
        Sometimes(item, "ContentItemVersionId", values.Id);
        Sometimes(item, "Author", values.Text);
        Sometimes(item, "CreatedUtc", values.Time);
        Sometimes(item, "ModifiedUtc", values.Time);
        if (published)
            Sometimes(item, "PublishedUtc", values.Time);
        if (users.Count > 0)
            Sometimes(item, "Owner", () => values.Pick(users));
        Fill(item, type, depth: 4);
        if (values.Chance(25))
            item["UnknownPart"] = values.Json();
        return item;
    }

    private void Fill(JsonObject item, GeneratedType type, int depth)
    {
        if (!type.Parts.Contains("TitlePart") || values.Flag())
            item["DisplayText"] = values.Text();
        foreach (var part in type.Parts)
        {
            if (Part(part) is { } json)
                item[part] = json;
        }
        var own = new JsonObject();
        foreach (var field in type.Fields)
        {
            if (values.Chance(80))
                own[field.Name] = values.Chance(10) ? null : Field(field);
        }
        if (values.Chance(20))
            own["UnknownField"] = values.Json();
        if (own.Count > 0 || values.Flag())
            item[type.Name] = own;
        foreach (var bag in type.Bags)
        {
            if (depth > 0 && values.Chance(70))
                item[bag] = new JsonObject { ["ContentItems"] = new JsonArray([.. Enumerable.Range(0, values.Count(3)).Select(_ => Contained(depth - 1))]) };
        }
    }

    private JsonObject Contained(int depth)
    {
        var type = values.Pick(contained);
        var item = new JsonObject { ["ContentType"] = type.Name };
        Sometimes(item, "ContentItemId", values.Id);
        Fill(item, type, depth);
        return item;
    }

    private JsonObject? Part(string part)
    {
        JsonObject json = part switch
        {
            "TitlePart" => new() { ["Title"] = values.Title() },
            "AutoroutePart" when values.Chance(30) => new() { ["Path"] = $"chosen/{values.Id()}" },
            "LocalizationPart" => new() { ["LocalizationSet"] = values.Id(), ["Culture"] = values.Pick((string[])["de", "en", "de-CH", ""]) },
            "MarkdownBodyPart" => new() { ["Markdown"] = values.Text() },
            "HtmlBodyPart" => new() { ["Html"] = values.Text() },
            "AliasPart" => new() { ["Alias"] = values.Text() },
            _ => [],
        };
        if (values.Chance(10))
            json["UnknownProperty"] = values.Json();
        return json.Count > 0 || values.Flag() ? json : null;
    }

    private JsonObject Field(GeneratedField field)
    {
        var value = new JsonObject();
        if (values.Chance(10))
            return value;
        switch (field.Kind)
        {
            case "TextField":
                value["Text"] = Choice(field);
                break;
            case "MultiTextField":
                value["Values"] = new JsonArray([.. Enumerable.Range(0, values.Count(3)).Select(_ => JsonValue.Create(Choice(field)))]);
                break;
            case "MarkdownField" or "HtmlField":
                value[field.Kind[..^"Field".Length]] = values.Text();
                break;
            case "NumericField":
                value["Value"] = field.WholeNumber ? JsonNode.Parse(values.Pick((string[])["0", "-7", "4.0", "5e3", "12345678901234567890"])) : values.Decimal();
                break;
            case "BooleanField":
                value["Value"] = values.Flag();
                break;
            case "DateField" or "DateTimeField":
                value["Value"] = values.Pick((string[])["2026-01-15", "2026-01-15T00:00:00Z", "2026-01-15T09:30:00.1234567+01:00"]);
                break;
            case "TimeField":
                value["Value"] = "09:30:00.1234567";
                break;
            case "LinkField":
                value["Url"] = values.Pick((string[])["", "https://example.test/ä?b=1#c", "mailto:a@example.test", "/cases/one", "~/two"]);
                value["Text"] = values.Text();
                break;
            case "MediaField":
                value["Paths"] = new JsonArray("bilder/größe.png", "b.txt");
                value["MediaTexts"] = new JsonArray(values.Text());
                break;
            case "UserPickerField":
                value["UserIds"] = References(field, users);
                break;
            case "ContentPickerField":
                value["ContentItemIds"] = References(field, _ids);
                break;
            case "TaxonomyField" when field.Taxonomy is { } taxonomy:
                value["TaxonomyContentItemId"] = taxonomy;
                value["TermContentItemIds"] = References(field, _terms[taxonomy]);
                break;
        }
        if (values.Chance(10))
            value["UnknownProperty"] = values.Json();
        return value;
    }

    private string Choice(GeneratedField field) => field.Options.Count > 0 ? values.Pick(field.Options) : values.Text();

    private JsonArray References(GeneratedField field, IReadOnlyList<string> targets)
    {
        var some = values.Some(targets);
        return new([.. some.Take(field.Multiple ? some.Length : 1).Select(id => JsonValue.Create(id))]);
    }

    private JsonArray Terms(string taxonomy, List<string> ids, int depth)
    {
        var terms = new JsonArray();
        for (var count = values.Count(3); count > 0; count--)
        {
            var term = new JsonObject { ["ContentItemId"] = values.Id(), ["ContentType"] = "Term", ["DisplayText"] = values.Text() };
            ids.Add(term["ContentItemId"]!.GetValue<string>());
            term["TermPart"] = new JsonObject { ["TaxonomyContentItemId"] = taxonomy };
            if (values.Flag())
                term["TitlePart"] = new JsonObject { ["Title"] = values.Title() };
            if (depth > 0 && values.Flag())
                term["Terms"] = Terms(taxonomy, ids, depth - 1);
            terms.Add(term);
        }
        return terms;
    }

    private void Sometimes(JsonObject json, string property, Func<string> value)
    {
        if (values.Flag())
            json[property] = value();
    }
}
