using System.Text.Json;
using System.Text.Json.Nodes;
using PilotHub.Content.Definitions;

namespace PilotHub.Recipes.Steps;

/// <summary><c>ContentDefinition</c> merges types and parts into those that are there, <c>ReplaceContentDefinition</c> puts them in their place.</summary>
internal sealed class ContentDefinitionStep(string name, bool replace) : RecipeStep(name)
{
    public override async Task RunAsync(RecipeStepContext context, CancellationToken cancellationToken)
    {
        context.Body.RefuseOthers("ContentTypes", "ContentParts");
        var step = new JsonObject();
        foreach (var property in (string[])["ContentTypes", "ContentParts"])
            step[property] = context.Body.Find(property) is { } list ? JsonNode.Parse(list.GetRawText()) : new JsonArray();
        var before = context.Session.Definitions;
        var errors = new List<ContentError>();
        var after = ContentDefinitionsJson.Read(JsonSerializer.SerializeToElement(step), before, replace, errors);
        foreach (var error in errors)
            context.Report.Fail(error.Under(context.Path));
        if (errors.Count > 0)
            return;

        foreach (var name in Names(step, "ContentTypes"))
            Count(context, $"Type {name}", before.Type(name) is { } known ? Write(known) : null, Write(after.Type(name)!));
        foreach (var name in Names(step, "ContentParts"))
            Count(context, $"Part {name}", before.Part(name) is { } known ? Write(known) : null, Write(after.Part(name)!));
        WarnOfLoss(context, before, after);
        if (context.Report.Changed)
            await context.Session.WriteDefinitionsAsync(after, cancellationToken);
    }

    private static IEnumerable<string> Names(JsonObject step, string list) =>
        step[list]!.AsArray().Select(definition => definition!["Name"]!.GetValue<string>()).Distinct();

    private static void Count(RecipeStepContext context, string what, JsonElement? before, JsonElement after) =>
        context.Report.Count(before is not null, before is { } known && !JsonElement.DeepEquals(known, after), what);

    private static JsonElement Write(ContentTypeDefinition type) =>
        JsonElement.Parse(ContentDefinitionsJson.Write(ContentDefinitions.Empty.With(type)));

    private static JsonElement Write(ContentPartDefinition part) =>
        JsonElement.Parse(ContentDefinitionsJson.Write(ContentDefinitions.Empty.With(part)));

    // Items keep the values of a field that is gone, but nobody can edit them, and their next version is refused.
    private static void WarnOfLoss(RecipeStepContext context, ContentDefinitions before, ContentDefinitions after)
    {
        foreach (var part in before.Parts.Where(part => after.Part(part.Name) is { } left && !ReferenceEquals(left, part)))
        {
            foreach (var field in part.Fields.Where(field => after.Field(part.Name, field.Name) is null))
                context.Report.Warn(new(context.Path, "definition.lost", $"The part '{part.Name}' no longer has the field '{field.Name}'."));
        }
        foreach (var type in before.Types.Where(type => after.Type(type.Name) is { } left && !ReferenceEquals(left, type)))
        {
            foreach (var part in type.Parts.Where(part => after.Type(type.Name)!.Part(part.Name) is null))
                context.Report.Warn(new(context.Path, "definition.lost", $"The type '{type.Name}' no longer has the part '{part.Name}'."));
        }
    }
}

/// <summary><c>DeleteContentDefinition</c>: takes types and parts away that nothing uses.</summary>
internal sealed class DeleteContentDefinitionStep() : RecipeStep("DeleteContentDefinition")
{
    public override async Task RunAsync(RecipeStepContext context, CancellationToken cancellationToken)
    {
        context.Body.RefuseOthers("ContentTypes", "ContentParts");
        var definitions = context.Session.Definitions;
        foreach (var name in (context.Body.Texts("ContentTypes") ?? []).Distinct())
        {
            var exists = definitions.Type(name) is not null;
            if (exists && await CountItemsAsync(context, name, cancellationToken) is > 0 and var items)
                context.Report.Fail($"{context.Path}.ContentTypes", "definition.used", $"The type '{name}' cannot be deleted: there are {items} items of it.");
            definitions = definitions.WithoutType(name);
            Count(context, exists, $"Type {name} deleted");
        }
        foreach (var name in (context.Body.Texts("ContentParts") ?? []).Distinct())
        {
            var exists = definitions.Part(name) is not null;
            if (definitions.UserOf(name) is { } user)
                context.Report.Fail($"{context.Path}.ContentParts", "definition.used", $"The part '{name}' cannot be deleted: the type '{user}' has it.");
            definitions = definitions.WithoutPart(name);
            Count(context, exists, $"Part {name} deleted");
        }
        if (context.Report is { Changed: true, Errors.Count: 0 })
            await context.Session.WriteDefinitionsAsync(definitions, cancellationToken);
    }

    private static async Task<int> CountItemsAsync(RecipeStepContext context, string type, CancellationToken cancellationToken) =>
        (await context.Transaction.ListAsync(new([type]) { Version = Content.Store.ContentVersion.Latest, Take = 0 }, cancellationToken)).Total;

    private static void Count(RecipeStepContext context, bool exists, string message)
    {
        if (!exists)
        {
            context.Report.Unchanged++;
            return;
        }
        context.Report.Updated++;
        context.Report.Say(message);
    }
}
