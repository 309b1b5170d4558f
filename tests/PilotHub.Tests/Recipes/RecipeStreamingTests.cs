using PilotHub.Content.Store;
using PilotHub.Recipes;

namespace PilotHub.Tests.Recipes;

/// <summary>Tests that look at the memory of the whole process and therefore run alone.</summary>
[CollectionDefinition(nameof(MeasuringMemory), DisableParallelization = true)]
public sealed class MeasuringMemory;

[Collection(nameof(MeasuringMemory))]
public sealed class RecipeStreamingTests
{
    private const int Items = 100_000;

    // What an item leaves behind until the step ends is its id and where it must be the only one, not what it says.
    private const int BytesKeptOfAnItem = 500;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_hundred_thousand_items_in_one_step_are_never_in_memory_together()
    {
        var folder = Directory.CreateTempSubdirectory("pilothub-stream");
        try
        {
            var path = Path.Combine(folder.FullName, "many.recipe.json");
            await WriteAsync(path);
            await using var site = await RecipeSite.CreateAsync();
            await site.RunStepsAsync("""
                { "name": "ContentDefinition",
                  "ContentTypes": [ { "Name": "Note", "DisplayName": "Note", "ContentTypePartDefinitionRecords": [ { "PartName": "TitlePart", "Name": "TitlePart" }, { "PartName": "Note", "Name": "Note" } ] } ],
                  "ContentParts": [ { "Name": "Note", "ContentPartFieldDefinitionRecords": [ { "FieldName": "TextField", "Name": "Text" }, { "FieldName": "ContentPickerField", "Name": "See" } ] } ] }
                """);
            var heap = new LiveHeap();

            var result = await site.Runner.RunFileAsync(path, RecipeSite.Options, heap, Token);

            Assert.Empty(result.Errors.Concat(result.Steps.SelectMany(step => step.Errors)));
            Assert.Equal(Items, Assert.Single(result.Steps).Created);
            Assert.Equal(Items, (await site.Store.ListAsync(new(["Note"]) { Take = 0 }, Token)).Total);
            TestContext.Current.TestOutputHelper?.WriteLine($"File {new FileInfo(path).Length:N0} bytes, live heap {heap.First:N0} bytes at first, {heap.Peak:N0} at most, {heap.Samples} samples.");
            Assert.True(heap.Samples > 10);
            Assert.InRange(heap.Peak - heap.First, long.MinValue, (long)Items * BytesKeptOfAnItem);
            // A reader that kept the items would hold at least what the file says.
            Assert.True(new FileInfo(path).Length > 2L * Items * BytesKeptOfAnItem);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task WriteAsync(string path)
    {
        var text = string.Concat(Enumerable.Repeat("Was wir gelernt haben, in zwei Sätzen. ", 25));
        await using var file = new StreamWriter(path);
        await file.WriteAsync("""{ "name": "Many", "steps": [ { "name": "Content", "Data": [""");
        for (var i = 0; i < Items; i++)
        {
            await file.WriteAsync(i == 0 ? "\n" : ",\n");
            await file.WriteAsync($$"""
                { "ContentItemId": "note-{{i:D6}}", "ContentType": "Note", "Latest": true, "Published": true, "TitlePart": { "Title": "Note {{i}}" }, "Note": { "Text": { "Text": "{{text}}" }, "See": { "ContentItemIds": [ "note-{{Items - 1 - i:D6}}" ] } } }
                """);
        }
        await file.WriteAsync("\n] } ] }");
    }

    /// <summary>Looks every 5,000 items at what the heap holds without its garbage.</summary>
    private sealed class LiveHeap : IProgress<RecipeProgress>
    {
        private int _next;

        public long First { get; private set; }

        public long Peak { get; private set; }

        public int Samples { get; private set; }

        public void Report(RecipeProgress value)
        {
            if (value.Entries < _next)
                return;
            _next = value.Entries + 5_000;
            var live = GC.GetTotalMemory(forceFullCollection: true);
            if (Samples++ == 0)
                First = live;
            Peak = Math.Max(Peak, live);
        }
    }
}
