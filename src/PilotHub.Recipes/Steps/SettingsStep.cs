using System.Text.Json;
using System.Text.Json.Nodes;
using PilotHub.Content.Store;

namespace PilotHub.Recipes.Steps;

/// <summary><c>Settings</c>: replaces each section that it names. PilotHub's own section is checked, others are kept as they come.</summary>
internal sealed class SettingsStep() : RecipeStep("Settings")
{
    public override async Task RunAsync(RecipeStepContext context, CancellationToken cancellationToken)
    {
        var document = await SiteDocument.ReadAsync(context.Transaction, SiteDocuments.Settings, cancellationToken);
        foreach (var (name, value) in context.Body.Properties)
        {
            var section = document.Select(known => known.Key).FirstOrDefault(known => known.Equals(name, StringComparison.OrdinalIgnoreCase)) ?? name;
            Check(context, section, value);
            context.Report.Count(document.ContainsKey(section), !SiteDocument.Same(document[section], value), $"Settings {section}");
            document[section] = JsonNode.Parse(value.GetRawText());
        }
        await SiteDocument.WriteAsync(context, SiteDocuments.Settings, document, cancellationToken);
    }

    private static void Check(RecipeStepContext context, string section, JsonElement value)
    {
        var path = $"{context.Path}.{section}";
        if (section == "SiteName" && (value.ValueKind != JsonValueKind.String || string.IsNullOrWhiteSpace(value.GetString())))
            context.Report.Fail(path, "settings", "The site's name must be a text.");
        else if (section == PilotHubSettingsCheck.Section && value.ValueKind != JsonValueKind.Object)
            context.Report.Fail(path, "settings", "Must be an object.");
        else if (section == PilotHubSettingsCheck.Section)
            PilotHubSettingsCheck.Check(RecipeObject.Of(value, path, context.Report), context.Report);
    }
}
