using System.Text;
using Microsoft.EntityFrameworkCore;
using PilotHub.Content;
using PilotHub.Content.Accounts;
using PilotHub.Content.Store;
using PilotHub.Data.Model;
using PilotHub.Recipes;
using PilotHub.Recipes.Export;
using PilotHub.Tests.Data;

namespace PilotHub.Tests.Recipes;

/// <summary>A site of its own on a real database, to run recipes on and to export.</summary>
internal sealed class RecipeSite : IAsyncDisposable
{
    private readonly StoreFixture _fixture;

    private RecipeSite(StoreFixture fixture, string[] folders)
    {
        _fixture = fixture;
        Runner = new(Store, Media, new RecipeCatalog(folders), fixture.Time);
    }

    public IContentStore Store => _fixture.Store;

    public IMediaStore Media => _fixture.Get<IMediaStore>();

    public StoreFixture Fixture => _fixture;

    public RecipeRunner Runner { get; }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static Task<RecipeSite> CreateAsync(params string[] folders) => CreateAsync(new SqliteFixture(), folders);

    public static async Task<RecipeSite> CreateAsync(StoreFixture fixture, params string[] folders)
    {
        await fixture.InitializeAsync();
        return new(fixture, folders);
    }

    /// <summary>The site on a database that is there already, which its owner disposes.</summary>
    public static RecipeSite On(StoreFixture fixture) => new(fixture, []);

    public static RecipeRunOptions Options { get; } = new() { Actor = ContentActor.System("test") };

    public Task<RecipeResult> RunAsync(string json, RecipeRunOptions? options = null) =>
        Runner.RunAsync(new MemoryStream(Encoding.UTF8.GetBytes(json)), options ?? Options, null, Token);

    /// <summary>Runs steps and expects them to be accepted.</summary>
    public async Task<RecipeResult> RunStepsAsync(string steps, RecipeRunOptions? options = null)
    {
        var result = await RunAsync($$"""{ "name": "Test", "steps": [{{steps}}] }""", options);
        Assert.Empty(result.Errors);
        Assert.Empty(result.Steps.SelectMany(step => step.Errors));
        return result;
    }

    /// <summary>Runs steps and expects the last of them to be refused.</summary>
    public async Task<IReadOnlyList<ContentError>> RefuseAsync(string steps, RecipeRunOptions? options = null)
    {
        var result = await RunAsync($$"""{ "name": "Test", "steps": [{{steps}}] }""", options);
        Assert.Empty(result.Errors);
        Assert.False(result.Succeeded);
        Assert.Equal(RecipeStepOutcome.Failed, result.Steps[^1].Outcome);
        return result.Steps[^1].Errors;
    }

    public async Task<string> ExportAsync(params string[] types)
    {
        using var stream = new MemoryStream();
        await new RecipeExport(Store, Media).WriteAsync(stream, new() { ContentTypes = types.Length == 0 ? null : types }, Token);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    public async Task AddUserAsync(string userId, string userName, string role = Role.Administrator)
    {
        await using var transaction = await Store.BeginAsync(ContentActor.System("test"), Token);
        await transaction.WriteRoleAsync(new(role, role, []), Token);
        await transaction.WriteUserAsync(new(userId, userName) { SecurityStamp = "stamp", PasswordHash = "hash", RoleNames = [role] }, Token);
        await transaction.CommitAsync(Token);
    }

    /// <summary>How many changes there have been.</summary>
    public async Task<int> CountChangesAsync()
    {
        await using var context = _fixture.CreateContext();
        // Not through the feed: for a moment it holds back what was committed while a test on another database ended a transaction.
        return await context.Set<ChangeRow>().CountAsync(Token);
    }

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();
}
