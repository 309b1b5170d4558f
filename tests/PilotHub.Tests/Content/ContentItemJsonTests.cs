using System.Text.Json;
using PilotHub.Content;

namespace PilotHub.Tests.Content;

public sealed class ContentItemJsonTests
{
    [Fact]
    public void What_nobody_knows_comes_out_as_it_went_in()
    {
        const string json = """{"ContentItemId":"a","ContentItemVersionId":"v","ContentType":"T","DisplayText":"Ü","Latest":true,"Published":false,"CreatedUtc":"2026-01-15T08:00:00Z","Owner":"o","Surprise":{"z":1.50,"a":[null,1e3,"<é>"]},"TitlePart":{"Title":"Ü"}}""";
        Assert.Equal(json, ContentItemJson.Write(ContentItemJson.Parse(json)));
    }

    [Fact]
    public void An_update_returns_a_copy_and_leaves_the_item_alone()
    {
        var item = ContentItemJson.Parse("""{"ContentItemId":"a","ContentType":"T","T":{"A":{"Text":"1"}}}""");
        var changed = item.WithField("T", "B", new System.Text.Json.Nodes.JsonObject { ["Value"] = 2 });
        Assert.Equal("""{"A":{"Text":"1"}}""", item.Part("T")!.Value.GetRawText());
        Assert.Equal("""{"A":{"Text":"1"},"B":{"Value":2}}""", changed.Part("T")!.Value.GetRawText());
        Assert.Null(changed.WithPart("T", null).Part("T"));
    }

    [Theory]
    [InlineData("""{"ContentItemId":1,"ContentType":"T"}""", "ContentItemId")]
    [InlineData("""{"ContentItemId":"a","ContentType":"T","Latest":"yes"}""", "Latest")]
    [InlineData("""{"ContentItemId":"a","ContentType":"T","CreatedUtc":"yesterday"}""", "CreatedUtc")]
    [InlineData("[]", "")]
    public void Metadata_of_the_wrong_kind_is_refused_by_name(string json, string path) =>
        Assert.Equal(path, Assert.Single(Assert.Throws<ContentValidationException>(() => ContentItemJson.Parse(json)).Errors).Path);

    [Fact]
    public void A_property_named_twice_is_refused() =>
        Assert.ThrowsAny<JsonException>(() => ContentItemJson.Parse("""{"ContentItemId":"a","ContentType":"T","T":{},"T":{}}"""));

    [Fact]
    public void Equal_content_has_an_equal_hash_however_it_is_written()
    {
        Assert.Equal(Hash("""{"A":{"x":1.50,"y":"2"}}"""), Hash("""{"A":{"y":"2","x":1.5}}"""));
        Assert.NotEqual(Hash("""{"A":{"x":1}}"""), Hash("""{"A":{"x":"1"}}"""));
        Assert.NotEqual(Hash("""{"A":[1,2]}"""), Hash("""{"A":[2,1]}"""));

        static string Hash(string content) => ContentHash.Of(new ContentItem { ContentItemId = "a", ContentType = "T", Content = JsonElement.Parse(content) });
    }

    [Fact]
    public void Identifiers_sort_by_time_and_derived_ones_repeat()
    {
        var clock = new Microsoft.Extensions.Time.Testing.FakeTimeProvider();
        var first = ContentItemIds.New(clock);
        clock.Advance(TimeSpan.FromMilliseconds(1));
        var second = ContentItemIds.New(clock);
        Assert.True(string.CompareOrdinal(first, second) < 0);
        Assert.True(ContentItemIds.IsValid(first) && first.Length == 26);
        Assert.Equal(ContentItemIds.Derived("x"), ContentItemIds.Derived("x"));
        Assert.NotEqual(ContentItemIds.Derived("x"), ContentItemIds.Derived("y"));
    }
}
