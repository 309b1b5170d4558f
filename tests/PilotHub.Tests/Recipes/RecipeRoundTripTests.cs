using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using PilotHub.Content;
using PilotHub.Content.Store;
using PilotHub.Recipes;
using PilotHub.Tests.Data;

namespace PilotHub.Tests.Recipes;

public sealed class SqliteRecipeRoundTripTests(SqliteFixture fixture) : RecipeRoundTripTests<SqliteFixture>(fixture), IClassFixture<SqliteFixture>;

public sealed class PostgresRecipeRoundTripTests(PostgresFixture fixture) : RecipeRoundTripTests<PostgresFixture>(fixture), IClassFixture<PostgresFixture>;

/// <summary>Export, run on an empty site, export: the same file, whatever the site holds. Each seed is a site.</summary>
public abstract class RecipeRoundTripTests<TFixture> : StoreTests<TFixture>
    where TFixture : StoreFixture, new()
{
    // A generated site also holds what its definitions do not know.
    private static readonly RecipeRunOptions Lenient = RecipeSite.Options with { Lenient = true };

    protected RecipeRoundTripTests(TFixture fixture)
        : base(fixture)
    {
    }

    [Theory]
    [MemberData(nameof(GeneratedSite.Seeds), MemberType = typeof(GeneratedSite))]
    public async Task What_was_exported_comes_back_on_an_empty_site_and_is_exported_the_same(int seed)
    {
        await EmptyAsync();
        var site = RecipeSite.On(Fixture);
        AssertAccepted(await site.RunAsync(GeneratedSite.Recipe(seed), Lenient));
        await EditAsync(new(-seed));
        var export = await site.ExportAsync();
        AssertUnchanged(await site.RunAsync(export, Lenient));

        await using (var other = await RecipeSite.CreateAsync())
        {
            AssertAccepted(await other.RunAsync(export, Lenient));
            Assert.Equal(export, await other.ExportAsync());
        }

        await EmptyAsync();
        var nothing = await site.ExportAsync();
        var rehearsal = await site.RunAsync(export, Lenient with { DryRun = true });
        Assert.Equal((nothing, 0), (await site.ExportAsync(), await site.CountChangesAsync()));
        var run = await site.RunAsync(export, Lenient);
        AssertAccepted(run);
        Assert.Equal(run.Steps.Select(Told), rehearsal.Steps.Select(Told));
        Assert.Equal(export, await site.ExportAsync());
        var changes = await site.CountChangesAsync();
        AssertUnchanged(await site.RunAsync(export, Lenient));
        Assert.Equal(changes, await site.CountChangesAsync());
    }

    private static (string, RecipeStepOutcome, int, int, int, string) Told(RecipeStepResult step) =>
        (step.Name, step.Outcome, step.Created, step.Updated, step.Unchanged, string.Join('\n', step.Messages));

    private static void AssertAccepted(RecipeResult result) => Assert.Empty(result.Errors.Concat(result.Steps.SelectMany(step => step.Errors)));

    private static void AssertUnchanged(RecipeResult result)
    {
        AssertAccepted(result);
        Assert.Empty(result.Steps.Where(step => step.Outcome == RecipeStepOutcome.Done).SelectMany(step => step.Messages.Prepend($"{step.Path} {step.Name}: {step.Created} new, {step.Updated} changed")));
    }

    /// <summary>What people do to content after it came: states that no recipe brings.</summary>
    private async Task EditAsync(GeneratedValues values)
    {
        await using var session = await Fixture.Manager.BeginAsync(new(null, "editor", "web"), Token);
        var items = await session.Transaction.ReadAllAsync(null, Token).ToListAsync(Token);
        foreach (var item in items.Where(item => item.Latest && ContentInspection.Of(item, session.Definitions).Errors.Count == 0))
        {
            Fixture.Time.Advance(TimeSpan.FromTicks(12_345));
            var version = item.ContentItemVersionId;
            switch (values.Count(5))
            {
                case 0:
                    await session.SaveDraftAsync(item.WithPart("CommonPart", values.Object()), version, Token);
                    break;
                case 1:
                    var renamed = item.Part("TitlePart") is null ? item with { DisplayText = values.Text() } : item.WithPart("TitlePart", new JsonObject { ["Title"] = values.Title() });
                    await session.PublishAsync(item.ContentItemId, (await session.SaveDraftAsync(renamed, version, Token)).ContentItemVersionId, Token);
                    break;
                case 2 when item.Published:
                    await session.UnpublishAsync(item.ContentItemId, version, Token);
                    break;
                case 3:
                    await session.SaveDraftAsync(item, version, Token);
                    break;
                case 4 when item.ContentType != "Taxonomy":
                    await session.RemoveAsync(item.ContentItemId, version, Token);
                    break;
            }
        }
        await session.CommitAsync(Token);
    }

    /// <summary>Makes the site an empty one: quicker than another database.</summary>
    private async Task EmptyAsync()
    {
        await using var context = Fixture.CreateContext();
        // What refers to others first.
        var tables = context.Model.GetEntityTypes().OrderByDescending(Depth).Select(entity => entity.GetTableName()).OfType<string>().Distinct();
        var sql = string.Join('\n', tables.Select(table => $"DELETE FROM \"{table}\";"));
        await context.Database.ExecuteSqlRawAsync(sql, Token);
        var media = Path.Combine(Fixture.Options.DataPath, "media");
        if (Directory.Exists(media))
            Directory.Delete(media, recursive: true);

        static int Depth(IEntityType entity) => entity.GetForeignKeys().Select(key => Depth(key.PrincipalEntityType) + 1).DefaultIfEmpty(0).Max();
    }
}
