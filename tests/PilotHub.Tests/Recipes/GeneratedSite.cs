using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace PilotHub.Tests.Recipes;

/// <summary>A recipe for a site with something of everything, in odd values: definitions, accounts, settings, files, taxonomies and items.</summary>
internal static class GeneratedSite
{
    private const int Count = 60;

    private static readonly JsonSerializerOptions Writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = 128 };

    private static readonly string[] PermissionNames = ["ViewContent", "EditContent", "Publish_Type0", "QueryLuceneCasesIndex", "View Users", "ManageRoles"];

    /// <summary>One for each site.</summary>
    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, Count)];

    public static string Recipe(int seed)
    {
        var values = new GeneratedValues(seed);
        string[] roles = [.. Enumerable.Range(0, values.Count(4)).Select(index => $"Rolle {index} ü")];
        string[] users = [.. Enumerable.Range(0, values.Count(5)).Select(_ => values.Id())];
        string[] taxonomies = [.. Enumerable.Range(0, values.Count(2)).Select(_ => values.Id())];
        var types = new GeneratedTypes(values, taxonomies);
        var (contained, standing) = (types.MakeContained(), types.Make());
        var items = new GeneratedItems(values, contained, users);
        var taxonomyItems = new JsonArray([.. taxonomies.Select(items.Taxonomy)]);
        var (content, drafts) = items.Make(standing);

        var steps = new JsonArray { Roles(values, roles), Users(values, users, roles) };
        // Features bring types of their own, before those of the site or after.
        var features = new JsonObject { ["name"] = "feature", ["enable"] = Texts(values.Some((string[])["OrchardCore.Taxonomies", "OrchardCore.Menu", "OrchardCore.Title", "My_Module.X1"], 50)) };
        var definitions = types.Step([.. contained, .. standing]);
        if (taxonomies.Length > 0)
            AddTaxonomy(definitions);
        foreach (var step in values.Flag() ? (JsonNode[])[features, definitions] : [definitions, features])
            steps.Add(step);
        if (values.Chance(20))
            steps.Add(new JsonObject { ["name"] = "DeleteContentDefinition", ["ContentTypes"] = new JsonArray("Menu") });
        if (values.Flag())
            steps.Add(new JsonObject { ["name"] = "themes", ["site"] = "TheTheme", ["admin"] = "TheAdmin" });
        steps.Add(Settings(values));
        AddSearch(values, standing, steps);
        steps.Add(new JsonObject { ["name"] = "media", ["Files"] = Files(values) });
        foreach (var data in (JsonArray[])[taxonomyItems, content, drafts])
            steps.Add(new JsonObject { ["name"] = "Content", ["Data"] = data });
        var recipe = new JsonObject { ["name"] = $"Site {seed}", ["steps"] = steps };
        return AsWritten(recipe)!.ToJsonString(Writing);
    }

    private static JsonObject Roles(GeneratedValues values, string[] roles) => new()
    {
        ["name"] = "Roles",
        ["Roles"] = new JsonArray([.. roles.Select(role => new JsonObject { ["Name"] = role, ["Description"] = values.Text(), ["Permissions"] = Texts(values.Some(PermissionNames)) })]),
    };

    private static JsonObject Users(GeneratedValues values, string[] users, string[] roles) => new()
    {
        ["name"] = "Users",
        ["Users"] = new JsonArray([.. users.Select((id, index) => new JsonObject
        {
            ["UserId"] = id,
            ["UserName"] = $"{values.Pick((string[])["anna", "Zoë", "李", "[js: user]", "o'neil"])} {index}",
            ["DisplayName"] = values.Text(),
            ["Email"] = values.Pick((string[])["", "anna@example.test", "zoe+x@example.test"]),
            ["EmailConfirmed"] = values.Flag(),
            ["IsEnabled"] = values.Flag(),
            ["Culture"] = values.Pick((string[])["", "de", "en"]),
            ["PasswordHash"] = "a hash that stays at home",
            ["SecurityStamp"] = "stamp",
            ["RoleNames"] = Texts(values.Some(roles)),
        })]),
    };

    private static JsonObject Settings(GeneratedValues values)
    {
        var settings = new JsonObject { ["name"] = "Settings" };
        if (values.Flag())
            settings["SiteName"] = values.Title();
        for (var section = values.Count(4); section > 0; section--)
            settings[$"Section{section} ü"] = values.Json();
        if (values.Flag())
            settings["PilotHubSettings"] = new JsonObject { ["Tagline"] = new JsonObject { ["en"] = values.Text(), ["de"] = values.Text() }, ["ReviewMonths"] = 6, ["Unknown"] = values.Json() };
        return settings;
    }

    private static void AddSearch(GeneratedValues values, IReadOnlyList<GeneratedType> types, JsonArray steps)
    {
        if (values.Flag())
            return;
        steps.Add(new JsonObject
        {
            ["name"] = "lucene-index",
            ["Indices"] = new JsonArray(new JsonObject { ["Zettel"] = Index(), ["Akten"] = Index() }),
        });
        steps.Add(new JsonObject
        {
            ["name"] = "Queries",
            ["Queries"] = new JsonArray(new JsonObject { ["Source"] = "Lucene", ["Name"] = values.Title(), ["Index"] = "Akten", ["Template"] = "{ \"x\": {{ y }} }", ["Unknown"] = values.Json() }),
        });

        JsonObject Index() => new() { ["IndexedContentTypes"] = Texts(types.Select(type => type.Name)), ["Culture"] = values.Text(), ["IndexLatest"] = values.Flag() };
    }

    private static JsonArray Files(GeneratedValues values) => new([.. values.Some((string[])["a.txt", "bilder/größe.png", "bilder/tief/b c.bin", "[js: file].txt"])
        .Select(path => new JsonObject { ["TargetPath"] = path.Replace(':', '-'), ["Base64"] = Convert.ToBase64String(values.Bytes(3_000)) })]);

    private static void AddTaxonomy(JsonObject definitions)
    {
        definitions["ContentTypes"]!.AsArray().Add(Type("Taxonomy", "TitlePart", "TaxonomyPart"));
        definitions["ContentTypes"]!.AsArray().Add(Type("Term", "TitlePart"));
    }

    private static JsonObject Type(string name, params string[] parts) => new()
    {
        ["Name"] = name,
        ["ContentTypePartDefinitionRecords"] = new JsonArray([.. parts.Select(part => new JsonObject { ["PartName"] = part, ["Name"] = part })]),
    };

    private static JsonArray Texts(IEnumerable<string> texts) => new([.. texts.Select(text => JsonValue.Create(text))]);

    // A text that looks like an expression is meant as a text here.
    private static JsonNode? AsWritten(JsonNode? node) => node switch
    {
        JsonObject json => new JsonObject(json.Select(property => KeyValuePair.Create(property.Key, AsWritten(property.Value)))),
        JsonArray list => new JsonArray([.. list.Select(AsWritten)]),
        JsonValue value when value.GetValueKind() == JsonValueKind.String && value.GetValue<string>() is ['[', .., ']'] text => $"[js: {JsonSerializer.Serialize(text)}]",
        _ => node?.DeepClone(),
    };
}
