using System.Globalization;
using System.Text.Json;
using PilotHub.Content;
using PilotHub.Content.Store;

namespace PilotHub.Tests.Data;

/// <summary>Content for tests of the store.</summary>
internal static class StoreContent
{
    public static readonly ContentActor Actor = new("user-anna", "anna", "web");

    private static int _count;

    /// <summary>An id that no other test uses.</summary>
    public static string NewId(string prefix = "item") => string.Create(CultureInfo.InvariantCulture, $"{prefix}-{Interlocked.Increment(ref _count)}");

    public static ContentItem Item(string id, string version, string title = "A pilot", string type = "PilotCase") => new()
    {
        ContentItemId = id,
        ContentItemVersionId = version,
        ContentType = type,
        DisplayText = title,
        Latest = true,
        Published = true,
        Owner = "user-anna",
        Author = "anna",
        CreatedUtc = new DateTime(2026, 1, 15, 8, 30, 0, DateTimeKind.Utc),
        ModifiedUtc = new DateTime(2026, 1, 16, 8, 30, 0, DateTimeKind.Utc),
        PublishedUtc = new DateTime(2026, 1, 17, 8, 30, 0, DateTimeKind.Utc),
        Content = JsonElement.Parse($$"""{ "TitlePart": { "Title": {{JsonSerializer.Serialize(title)}} }, "PilotCase": { "Budget": { "Value": 1.50 } } }"""),
    };

    public static ContentWrite Add(ContentItem item, string? expected = null, string? path = null, params ContentIndexEntry[] index) =>
        new(ContentWriteKind.AddVersion, item) { Event = "Saved", ExpectedVersionId = expected, Hash = ContentHash.Of(item), Path = path, Index = index };

    public static ContentWrite SetState(ContentItem item, string? expected, string? path = null) =>
        new(ContentWriteKind.SetState, item) { Event = "Published", ExpectedVersionId = expected, Path = path };

    public static ContentWrite Remove(ContentItem item, string? expected) =>
        new(ContentWriteKind.Remove, item with { Latest = false, Published = false }) { Event = "Removed", ExpectedVersionId = expected };

    /// <summary>Writes and commits.</summary>
    public static async Task WriteAsync(this IContentStore store, params ContentWrite[] writes)
    {
        await using var transaction = await store.BeginAsync(Actor, TestContext.Current.CancellationToken);
        await transaction.WriteAsync(writes, TestContext.Current.CancellationToken);
        await transaction.CommitAsync(TestContext.Current.CancellationToken);
    }
}
