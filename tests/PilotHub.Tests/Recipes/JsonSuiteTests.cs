using PilotHub.Content;

namespace PilotHub.Tests.Recipes;

/// <summary>Good, bad and undefined JSON, as whole recipes and as the bodies of items in a recipe.</summary>
public sealed class JsonSuiteTests(JsonSuiteTests.Site site) : IClassFixture<JsonSuiteTests.Site>
{
    // Bad JSON that is good with comments and trailing commas, which recipes may have.
    private static readonly HashSet<string> Tolerated =
    [
        "n_array_extra_comma.json", "n_array_number_and_comma.json", "n_object_trailing_comma.json", "n_object_trailing_comment.json",
        "n_object_trailing_comment_slash_open.json", "n_structure_object_with_comment.json", "n_object_trailing_comment_open.json",
    ];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string> Files
    {
        get
        {
            var shared = Environment.GetEnvironmentVariable("PILOTHUB_SHARED") ?? Path.Combine(SharedData.RepositoryRoot, "..", "shared");
            var folder = Path.Combine(shared, "data", "security", "json");
            return Directory.Exists(folder) ? [.. Directory.GetFiles(folder, "*.json").Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)] : [""];
        }
    }

    [Theory]
    [MemberData(nameof(Files))]
    public async Task As_a_recipe_it_is_refused_for_what_it_is(string file)
    {
        var bytes = await ReadAsync(file);
        var result = await site.Recipes.Runner.RunAsync(new MemoryStream(bytes), RecipeSite.Options, null, Token);
        // None of them is a recipe.
        var error = Assert.Single(result.Errors);
        Assert.Empty(result.Steps);
        if (file[0] == 'y')
            Assert.NotEqual("json.syntax", error.Code);
        else if (file[0] == 'n' && !Tolerated.Contains(file))
            AssertClear(error);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public async Task As_an_item_in_a_recipe_it_is_refused_for_what_it_is(string file)
    {
        var bytes = Around("{ \"name\": \"N\", \"steps\": [ { \"name\": \"Content\", \"Data\": [\n", await ReadAsync(file), "\n] } ] }");
        var changes = await site.Recipes.CountChangesAsync();
        var result = await site.Recipes.Runner.RunAsync(new MemoryStream(bytes), RecipeSite.Options, null, Token);
        Assert.Equal(changes, await site.Recipes.CountChangesAsync());
        if (file[0] == 'y')
            Assert.DoesNotContain(result.Errors, error => error.Code == "json.syntax");
        // Some fragments make another, sound list between the brackets, such as a single comma after a value.
        else if (file[0] == 'n' && result.Errors.Count > 0)
            AssertClear(Assert.Single(result.Errors));
        Assert.False(result.Changed);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public async Task As_a_part_of_an_item_it_never_harms(string file)
    {
        var bytes = Around(
            "{ \"name\": \"N\", \"steps\": [ { \"name\": \"Content\", \"Data\": [ { \"ContentItemId\": \"x\", \"ContentType\": \"Unknown\", \"Part\":\n",
            await ReadAsync(file), "\n} ] } ] }");
        var result = await site.Recipes.Runner.RunAsync(new MemoryStream(bytes), RecipeSite.Options, null, Token);
        Assert.False(result.Succeeded);
        Assert.NotEmpty(result.Errors.Concat(result.Steps.SelectMany(step => step.Errors)));
        if (file[0] == 'y')
            Assert.DoesNotContain(result.Errors, error => error.Code == "json.syntax");
    }

    private static void AssertClear(ContentError error)
    {
        Assert.Contains(error.Code, (string[])["json.syntax", "json.text"]);
        Assert.Matches("^Line [0-9]+, column [0-9]+: ", error.Message);
    }

    private static byte[] Around(string before, byte[] json, string after) => [.. System.Text.Encoding.UTF8.GetBytes(before), .. json, .. System.Text.Encoding.UTF8.GetBytes(after)];

    private static async Task<byte[]> ReadAsync(string file) =>
        await File.ReadAllBytesAsync(SharedData.Require("data", "security", "json", file), Token);

    public sealed class Site : IAsyncLifetime
    {
        internal RecipeSite Recipes { get; private set; } = null!;

        public async ValueTask InitializeAsync() => Recipes = await RecipeSite.CreateAsync();

        public ValueTask DisposeAsync() => Recipes.DisposeAsync();
    }
}
