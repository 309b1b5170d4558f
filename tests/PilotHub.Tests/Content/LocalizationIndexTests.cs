using System.Text.Json;
using PilotHub.Content;
using PilotHub.Content.Definitions;

namespace PilotHub.Tests.Content;

public sealed class LocalizationIndexTests
{
    [Fact]
    public void Items_are_indexed_by_their_language_and_their_set_of_translations()
    {
        var index = ContentInspection.Of(Page("""{ "LocalizationSet": "set-1", "Culture": "DE" }"""), Definitions()).Index;

        Assert.Equal([new("LocalizationPart.LocalizationSet", "set-1", null), new("LocalizationPart.Culture", "de", null)], index);
    }

    [Fact]
    public void An_item_without_a_language_is_not_indexed_by_it() =>
        Assert.Empty(ContentInspection.Of(Page("""{ "LocalizationSet": "", "Culture": null }"""), Definitions()).Index);

    private static ContentItem Page(string localization) => new()
    {
        ContentItemId = "p",
        ContentType = "Page",
        Content = JsonElement.Parse($$"""{ "LocalizationPart": {{localization}} }"""),
    };

    private static ContentDefinitions Definitions() =>
        ContentDefinitions.Empty.With(new ContentTypeDefinition("Page", "Page", DefinitionSettings.Empty, [new("LocalizationPart", "LocalizationPart", DefinitionSettings.Empty)]));
}
