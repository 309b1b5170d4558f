using System.Text;
using CsCheck;
using PilotHub.Content;
using PilotHub.Recipes;
using PilotHub.Recipes.Reading;

namespace PilotHub.Tests.Recipes;

public sealed class RecipeScannerTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static Task<RecipeOutline> ScanAsync(byte[] bytes, int chunk = int.MaxValue) =>
        RecipeScanner.ScanAsync(new ChunkedStream(bytes, chunk), "fallback", Token);

    private static Task<RecipeOutline> ScanAsync(string json) => ScanAsync(Encoding.UTF8.GetBytes(json));

    private static async Task<ContentError> RefuseAsync(string json) =>
        (await Assert.ThrowsAsync<RecipeFormatException>(() => ScanAsync(json))).Error;

    [Fact]
    public async Task A_recipe_is_read_whatever_the_order_of_its_properties()
    {
        var outline = await ScanAsync("""
            { "steps": [ { "Data": [1, 2], "name": "Content" }, /* so far */ { "name": "themes", "site": "x", }, ],
              // afterwards
              "variables": { "a": "[js: 1]" }, "name": "N", "displayName": "D", "description": "E", "author": "A", "website": "W", "version": "1.2",
              "issetuprecipe": true, "categories": ["c"], "tags": ["t", "u"], }
            """);
        Assert.Equal(new RecipeDescriptor("N") with { DisplayName = "D", Description = "E", Author = "A", Website = "W", Version = "1.2", IsSetupRecipe = true, Categories = outline.Descriptor.Categories, Tags = outline.Descriptor.Tags }, outline.Descriptor);
        Assert.Equal((string[])["t", "u"], outline.Descriptor.Tags);
        Assert.Equal((string[])["Content", "themes"], outline.Steps.Select(step => step.Name));
        Assert.Equal("[js: 1]", outline.Variables!.Value.GetProperty("a").GetString());
        Assert.Empty(outline.Warnings);
    }

    [Fact]
    public async Task A_property_that_recipes_do_not_have_is_a_warning()
    {
        var outline = await ScanAsync("""{ "name": "N", "$schema": "s", "colour": { "red": [1] }, "tags": "one", "author": 1, "steps": [] }""");
        Assert.Equal((string[])["colour", "tags", "author"], outline.Warnings.Select(warning => warning.Path));
    }

    [Fact]
    public async Task A_recipe_without_a_name_is_called_after_its_file_with_a_warning()
    {
        var outline = await ScanAsync("""{ "steps": [] }""");
        Assert.Equal("fallback", outline.Descriptor.Name);
        Assert.Equal("name", Assert.Single(outline.Warnings).Path);
    }

    [Theory]
    [InlineData("""{ "name": "N" }""", "steps", "recipe.steps")]
    [InlineData("""{ "name": "N", "steps": {} }""", "steps", "recipe.steps")]
    [InlineData("""{ "name": 4, "steps": [] }""", "name", "recipe.name")]
    [InlineData("""{ "variables": [], "steps": [] }""", "variables", "recipe.variables")]
    [InlineData("""{ "name": "N", "steps": [ { "name": "feature" }, 4 ] }""", "steps[1]", "step.object")]
    [InlineData("""{ "steps": [ { "enable": [] } ] }""", "steps[0].name", "step.name")]
    [InlineData("""{ "steps": [ { "name": null } ] }""", "steps[0].name", "step.name")]
    [InlineData("""{ "steps": [ ], "steps": [ ] }""", "steps", "json.duplicate")]
    [InlineData("""{ "steps": [ { "name": "a", "x": 1, "X": 2 } ] }""", "steps[0].X", "json.duplicate")]
    [InlineData("[]", "", "recipe.object")]
    [InlineData("\"text\"", "", "recipe.object")]
    [InlineData("", "", "json.syntax")]
    public async Task What_is_no_recipe_is_refused_with_its_path(string json, string path, string code)
    {
        var error = await RefuseAsync(json);
        Assert.Equal((path, code), (error.Path, error.Code));
    }

    [Fact]
    public async Task A_syntax_error_is_told_by_path_line_and_column_in_characters()
    {
        var error = await RefuseAsync("{ \"name\": \"N\",\n  \"steps\": [ { \"name\": \"Content\", \"Data\": [ {},\n  { \"PilotCase\": { \"Größe\": \"ä\" \"x\" } } ] } ] }");
        Assert.Equal("steps[0].Data[1].PilotCase.Größe", error.Path);
        Assert.StartsWith("Line 3, column 33: The file is not JSON:", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{ \"steps\": [ { \"name\": \"Content\", \"Data\": [ 1, { \"T\": [ \"\\ud800\" ] } ] } ] }", "steps[0].Data[1].T[0]")]
    [InlineData("{ \"steps\": [ { \"name\": \"Content\", \"Data\": [ { \"T\": { \"Text\": \"x\\udc00\\ud800\" } } ] } ] }", "steps[0].Data[0].T.Text")]
    [InlineData("{ \"steps\": [ { \"name\": \"Content\", \"Data\": [ { \"T\": { \"\\udfff\": 1 } } ] } ] }", "steps[0].Data[0].T")]
    [InlineData("{ \"variables\": { \"a\": \"\\ud83d\" }, \"steps\": [] }", "variables.a")]
    public async Task Half_a_surrogate_pair_is_refused_with_its_path(string json, string path)
    {
        var error = await RefuseAsync(json);
        Assert.Equal((path, "json.text"), (error.Path, error.Code));
        Assert.StartsWith("Line 1, column ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Text_that_is_not_UTF8_is_refused_with_its_path()
    {
        byte[] bytes = [.. "{ \"steps\": [ { \"name\": \"x\", \"a\": \""u8, 0xC3, 0x28, .. "\" } ] }"u8];
        var error = (await Assert.ThrowsAsync<RecipeFormatException>(() => ScanAsync(bytes))).Error;
        Assert.Equal(("steps[0].a", "json.text"), (error.Path, error.Code));
    }

    [Fact]
    public async Task Whole_surrogate_pairs_and_a_byte_order_mark_are_fine()
    {
        byte[] bytes = [.. Encoding.UTF8.Preamble, .. "{ \"name\": \"\\ud83d\\ude00 😀\", \"steps\": [] }"u8];
        Assert.Equal("😀 😀", (await ScanAsync(bytes)).Descriptor.Name);
        Assert.Equal("😀 😀", (await ScanAsync(bytes, chunk: 1)).Descriptor.Name);
    }

    [Fact]
    public async Task An_item_may_be_as_deep_as_items_are_and_no_deeper()
    {
        static string Nested(int depth) => $$"""{ "steps": [ { "name": "Content", "Data": [ {{new string('[', depth)}}{{new string(']', depth)}} ] } ] }""";
        Assert.Single((await ScanAsync(Nested(RecipeLimits.MaxDepth))).Steps);
        Assert.Equal("json.syntax", (await RefuseAsync(Nested(RecipeLimits.MaxDepth + 1))).Code);
        Assert.Equal("json.syntax", (await RefuseAsync(new string('[', 1_000_000))).Code);
    }

    [Fact]
    public async Task More_steps_than_a_recipe_has_are_refused()
    {
        var error = await RefuseAsync($$"""{ "steps": [ {{string.Join(',', Enumerable.Repeat("""{ "name": "x" }""", RecipeLimits.MaxSteps + 1))}} ] }""");
        Assert.Equal($"steps[{RecipeLimits.MaxSteps}]", error.Path);
    }

    [Fact]
    public async Task A_value_larger_than_any_may_be_is_refused_and_not_kept_in_memory()
    {
        var error = await RefuseAsync($$"""{ "steps": [ { "name": "Content", "Data": [ "{{new string('x', 100_000_000)}}" ] } ] }""");
        Assert.Equal(("steps[0].Data[0]", "json.size"), (error.Path, error.Code));
    }

    // However the bytes of a file come, the same is read from it: a token may end anywhere.
    [Fact]
    public void The_pieces_in_which_a_file_arrives_do_not_matter() => Gen.Select(Gen.String[0, 40], Gen.Int[1, 40]).Sample((text, chunk) =>
    {
        if (text.Any(char.IsSurrogate))
            return;
        var json = $$"""
            { "name": "N", // {{string.Concat(text.Where(char.IsAsciiLetter))}}
              "variables": { "v": {{System.Text.Json.JsonSerializer.Serialize(text)}} }, "steps": [ { "name": "Content", "Data": [ { "a": [1.5e3, true, null, {{System.Text.Json.JsonSerializer.Serialize(text)}}] } ] } ] }
            """;
        var bytes = Encoding.UTF8.GetBytes(json);
        var whole = RecipeScanner.ScanAsync(new MemoryStream(bytes), "f", Token).GetAwaiter().GetResult();
        var pieces = ScanAsync(bytes, chunk).GetAwaiter().GetResult();
        Assert.Equal(text, pieces.Variables!.Value.GetProperty("v").GetString());
        Assert.Equal(whole.Steps[0].Properties, pieces.Steps[0].Properties);
        Assert.Equal(whole.ContentHash, pieces.ContentHash);
    }, iter: 500);

    /// <summary>Gives at most so many bytes at a time.</summary>
    private sealed class ChunkedStream(byte[] bytes, int chunk) : MemoryStream(bytes)
    {
        public override int Read(Span<byte> buffer) => base.Read(buffer.Length > chunk ? buffer[..chunk] : buffer);

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer.Length > chunk ? buffer[..chunk] : buffer, cancellationToken);
    }
}
