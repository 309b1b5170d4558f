using PilotHub.Content.Store;
using PilotHub.Data.Model;

namespace PilotHub.Data.Store;

/// <summary>Something that was written: for the change feed and, with its event, for the audit.</summary>
internal sealed record LoggedChange(
    ChangeSubject Subject, string Key, string Event, string? ContentType = null, string? ContentItemVersionId = null, string? Detail = null);

/// <summary>Adds a row to the change feed and one to the audit for everything that a transaction writes.</summary>
internal sealed class ChangeLog(BulkInsert insert, ContentActor actor, TimeProvider time)
{
    /// <summary>Whether there is anything to announce.</summary>
    public bool HasChanges { get; private set; }

    public async Task AddAsync(IReadOnlyList<LoggedChange> changes, CancellationToken cancellationToken)
    {
        HasChanges |= changes.Count > 0;
        var now = ContentRows.Timestamp(time.GetUtcNow().UtcDateTime);
        await insert.InsertAsync([.. changes.Select(change => new ChangeRow
        {
            Subject = change.Subject,
            Key = change.Key,
            ContentType = change.ContentType,
            AtUtc = now,
        })], cancellationToken);
        await insert.InsertAsync([.. changes.Select(change => new AuditRow
        {
            AtUtc = now,
            UserId = actor.UserId,
            UserName = actor.UserName,
            Via = actor.Via,
            Event = change.Event,
            Subject = change.Subject,
            Key = change.Key,
            ContentItemVersionId = change.ContentItemVersionId,
            Detail = change.Detail,
        })], cancellationToken);
    }
}
