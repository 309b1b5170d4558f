using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using PilotHub.Content.Store;

namespace PilotHub.Recipes.Steps;

/// <summary><c>feature</c>: what a stock Orchard Core site needs switched on. Here only the content types hang on it that come with a feature.</summary>
internal sealed partial class FeatureStep() : RecipeStep("feature")
{
    public override async Task RunAsync(RecipeStepContext context, CancellationToken cancellationToken)
    {
        context.Body.RefuseOthers("enable", "disable");
        var enable = Read(context, "enable");
        var disable = Read(context, "disable");
        foreach (var id in enable.Intersect(disable))
            context.Report.Fail(context.Path, "feature", $"'{id}' cannot be enabled and disabled.");
        var document = await SiteDocument.ReadAsync(context.Transaction, SiteDocuments.Features, cancellationToken);
        var enabled = new SortedSet<string>((document["Enabled"] as JsonArray ?? []).Select(id => id!.GetValue<string>()), StringComparer.Ordinal);
        var definitions = context.Session.Definitions;
        foreach (var id in enable)
        {
            var added = enabled.Add(id);
            context.Report.Count(existed: !added, changed: false, $"Feature {id}");
            definitions = added ? FeatureDefinitions.Add(definitions, id) : definitions;
        }
        foreach (var id in disable)
            context.Report.Count(existed: true, changed: enabled.Remove(id), $"Feature {id}");
        document["Enabled"] = new JsonArray([.. enabled.Select(id => JsonValue.Create(id))]);
        await SiteDocument.WriteAsync(context, SiteDocuments.Features, document, cancellationToken);
        if (!ReferenceEquals(definitions, context.Session.Definitions) && context.Report.Errors.Count == 0)
            await context.Session.WriteDefinitionsAsync(definitions, cancellationToken);
    }

    private static List<string> Read(RecipeStepContext context, string property)
    {
        var ids = (context.Body.Texts(property) ?? []).Distinct().ToList();
        foreach (var id in ids.Where(id => !FeatureId().IsMatch(id)))
            context.Report.Fail($"{context.Path}.{property}", "feature", $"'{id}' cannot be the id of a feature.");
        return ids;
    }

    [GeneratedRegex(@"^[A-Za-z_][A-Za-z0-9_]{0,63}(\.[A-Za-z0-9_]{1,64}){0,9}$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex FeatureId();
}

/// <summary><c>themes</c>: which themes a stock Orchard Core site wears. PilotHub's comes from its configuration.</summary>
internal sealed class ThemesStep() : RecipeStep("themes")
{
    public override async Task RunAsync(RecipeStepContext context, CancellationToken cancellationToken)
    {
        context.Body.RefuseOthers("site", "admin");
        var document = await SiteDocument.ReadAsync(context.Transaction, SiteDocuments.Themes, cancellationToken);
        foreach (var (property, key) in ((string, string)[])[("site", "Site"), ("admin", "Admin")])
        {
            if (context.Body.Text(property) is not { } theme)
                continue;
            var current = document[key]?.GetValue<string>();
            context.Report.Count(existed: current is not null, changed: current != theme, $"Theme {theme}");
            document[key] = theme;
        }
        await SiteDocument.WriteAsync(context, SiteDocuments.Themes, document, cancellationToken);
    }
}

/// <summary><c>Templates</c>: Liquid for stock Orchard Core. Pages here are Razor.</summary>
internal sealed class TemplatesStep() : RecipeStep("Templates")
{
    public override Task RunAsync(RecipeStepContext context, CancellationToken cancellationToken)
    {
        context.Report.Skip("Liquid templates are for stock Orchard Core sites; PilotHub's pages are its theme's.");
        return Task.CompletedTask;
    }
}
