using PilotHub.Content;
using PilotHub.Content.Store;
using static PilotHub.Tests.Data.StoreContent;

namespace PilotHub.Tests.Data;

public abstract class ContentRouteTests<TFixture>(TFixture fixture) : StoreTests<TFixture>(fixture)
    where TFixture : StoreFixture
{
    private readonly string _id = NewId();

    [Fact]
    public async Task A_path_is_found_whatever_its_letter_case()
    {
        var path = $"cases/Übung-{_id}";
        await Store.WriteAsync(Add(Item(_id, NewId("v")), path: path));

        var routes = await Store.FindRoutesAsync([path.ToUpperInvariant(), "cases/nothing"], Token);

        Assert.Equal(new ContentRoute(path, _id, true), Assert.Single(routes).Value);
        Assert.Equal(_id, routes[path.ToLowerInvariant()].ContentItemId);
        Assert.Equal(path, (await Store.FindHeadsAsync([_id], Token))[_id].Path);
    }

    [Fact]
    public async Task An_address_that_was_left_still_leads_to_its_item()
    {
        var (first, second, third) = (NewId("v"), NewId("v"), NewId("v"));
        var (before, after) = ($"cases/{_id}-before", $"cases/{_id}-after");
        await Store.WriteAsync(Add(Item(_id, first), path: before));
        await Store.WriteAsync(Add(Item(_id, second), first, after));

        var routes = await Store.FindRoutesAsync([before, after], Token);
        Assert.Equal((false, true), (routes[before].Current, routes[after].Current));

        await Store.WriteAsync(Add(Item(_id, third), second, before));
        routes = await Store.FindRoutesAsync([before, after], Token);
        Assert.Equal((true, false), (routes[before].Current, routes[after].Current));
    }

    [Fact]
    public async Task An_address_may_change_its_letter_case()
    {
        var (first, second) = (NewId("v"), NewId("v"));
        await Store.WriteAsync(Add(Item(_id, first), path: $"cases/{_id}"));
        await Store.WriteAsync(Add(Item(_id, second), first, $"Cases/{_id}"));

        Assert.Equal(new ContentRoute($"Cases/{_id}", _id, true), Assert.Single(await Store.FindRoutesAsync([$"cases/{_id}"], Token)).Value);
    }

    [Fact]
    public async Task A_draft_leaves_the_published_versions_address_alone()
    {
        var (first, second) = (NewId("v"), NewId("v"));
        await Store.WriteAsync(Add(Item(_id, first), path: $"cases/{_id}"));
        await Store.WriteAsync(Add(Item(_id, second) with { Published = false }, first));

        Assert.True((await Store.FindRoutesAsync([$"cases/{_id}"], Token))[$"cases/{_id}"].Current);
    }

    [Fact]
    public async Task An_address_of_another_item_old_or_current_is_refused()
    {
        var (first, second) = (NewId("v"), NewId("v"));
        await Store.WriteAsync(Add(Item(_id, first), path: $"cases/{_id}-old"));
        await Store.WriteAsync(Add(Item(_id, second), first, $"cases/{_id}"));

        foreach (var path in new[] { $"cases/{_id}-old", $"cases/{_id}", $"CASES/{_id}" })
        {
            var refused = await Assert.ThrowsAsync<ContentValidationException>(() => Store.WriteAsync(Add(Item(NewId(), NewId("v")), path: path)));
            Assert.Equal("route.taken", Assert.Single(refused.Errors).Code);
        }
    }

    [Fact]
    public async Task Two_items_of_one_write_cannot_have_one_address()
    {
        var other = NewId();
        var refused = await Assert.ThrowsAsync<ContentValidationException>(() =>
            Store.WriteAsync(Add(Item(_id, NewId("v")), path: $"cases/{_id}"), Add(Item(other, NewId("v")), path: $"CASES/{_id}")));

        Assert.Equal("route.taken", Assert.Single(refused.Errors).Code);
        Assert.Empty(await Store.FindHeadsAsync([_id, other], Token));
    }

    [Fact]
    public async Task The_address_of_a_removed_item_is_free_again()
    {
        var (version, other) = (NewId("v"), NewId());
        await Store.WriteAsync(Add(Item(_id, version), path: $"cases/{_id}"));
        await Store.WriteAsync(Remove(Item(_id, version), version));
        await Store.WriteAsync(Add(Item(other, NewId("v")), path: $"cases/{_id}"));

        Assert.Equal(other, (await Store.FindRoutesAsync([$"cases/{_id}"], Token))[$"cases/{_id}"].ContentItemId);
    }

    [Fact]
    public async Task The_longest_path_is_kept()
    {
        // Letters of three bytes, which are the largest for their length, in an order that does not compress.
        var random = new Random(7);
        var rest = PilotHub.Content.Routing.AutoroutePattern.MaxPathLength - _id.Length - 1;
        var path = _id + "/" + string.Concat(Enumerable.Range(0, rest).Select(_ => (char)random.Next('一', '龥')));
        await Store.WriteAsync(Add(Item(_id, NewId("v")), path: path));

        Assert.Equal(path, Assert.Single(await Store.FindRoutesAsync([path], Token)).Value.Path);
    }
}

public sealed class SqliteContentRouteTests(SqliteFixture fixture) : ContentRouteTests<SqliteFixture>(fixture);

public sealed class PostgresContentRouteTests(PostgresFixture fixture) : ContentRouteTests<PostgresFixture>(fixture);
