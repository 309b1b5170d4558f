using System.Buffers;
using System.Text.Json;
using PilotHub.Content.Definitions;
using PilotHub.Content.Store;
using PilotHub.Recipes.Steps;

namespace PilotHub.Recipes.Export;

/// <summary>
/// Writes the content: one step with every published version, or the draft of what was never published, then one with the drafts
/// that stand beside a published version. Taxonomies come first, since content refers to their terms.
/// </summary>
internal sealed class RecipeContentExport(IContentReader reader, ContentDefinitions definitions, Utf8JsonWriter writer)
{
    /// <summary>The type whose items hold the terms.</summary>
    public const string Taxonomy = "Taxonomy";

    private const int FlushAt = 64 * 1024;

    private readonly ArrayBufferWriter<byte> _buffer = new(16 * 1024);

    public int Items { get; private set; }

    public int Drafts { get; private set; }

    public async Task WriteAsync(IReadOnlyCollection<string>? types, CancellationToken cancellationToken)
    {
        Items = await WriteStepAsync(ReadAsync(types, drafts: false, cancellationToken), cancellationToken);
        Drafts = await WriteStepAsync(ReadAsync(types, drafts: true, cancellationToken), cancellationToken);
    }

    private async IAsyncEnumerable<ContentItem> ReadAsync(
        IReadOnlyCollection<string>? types, bool drafts, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (types?.Contains(Taxonomy) != false)
        {
            await foreach (var item in SelectAsync([Taxonomy], drafts, cancellationToken))
                yield return item;
        }
        await foreach (var item in SelectAsync(types, drafts, cancellationToken))
        {
            if (item.ContentType != Taxonomy)
                yield return item;
        }
    }

    // An item's published version comes right before its draft.
    private async IAsyncEnumerable<ContentItem> SelectAsync(
        IReadOnlyCollection<string>? types, bool drafts, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ContentItem? published = null;
        await foreach (var item in reader.ReadAllAsync(types, cancellationToken))
        {
            var beside = published is { } other && other.ContentItemId == item.ContentItemId;
            // A draft that says nothing else than the published version is no version of its own to an import.
            var says = beside && ContentHash.Of(item) != ContentHash.Of(published!);
            if (published is { } before && !drafts)
                yield return beside && !says ? before with { Latest = true } : before;
            published = item.Published ? item : null;
            if (item.Published)
                continue;
            if (beside ? drafts && says : !drafts)
                yield return item;
        }
        if (published is not null && !drafts)
            yield return published;
    }

    private async Task<int> WriteStepAsync(IAsyncEnumerable<ContentItem> items, CancellationToken cancellationToken)
    {
        var count = 0;
        var references = new ContentReferenceCheck(reader);
        await foreach (var item in items.WithCancellation(cancellationToken))
        {
            await references.CheckAsync(item.ContentItemId, ContentInspection.Of(item, definitions).References, cancellationToken);
            if (count++ == 0)
            {
                writer.WriteStartObject();
                writer.WriteString("name", "Content");
                writer.WriteStartArray("Data");
            }
            Write(item);
            if (writer.BytesPending > FlushAt)
                await writer.FlushAsync(cancellationToken);
        }
        if (count > 0)
        {
            writer.WriteEndArray();
            var removed = (await references.FindMissingByItemAsync(cancellationToken)).Select(missing => missing.Reference.TargetId).ToHashSet();
            if (removed.Count > 0)
            {
                writer.WriteStartArray(ContentStep.RemovedIds);
                foreach (var id in removed.Order(StringComparer.Ordinal))
                    writer.WriteStringValue(id);
                writer.WriteEndArray();
            }
            writer.WriteEndObject();
        }
        return count;
    }

    private void Write(ContentItem item)
    {
        _buffer.ResetWrittenCount();
        using (var compact = new Utf8JsonWriter(_buffer))
            ContentItemJson.Write(item, compact);
        RecipeTokens.Copy(_buffer.WrittenSpan, writer);
    }
}
