using System.Data.Common;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using PilotHub.Content;
using PilotHub.Content.Accounts;
using PilotHub.Content.Store;
using PilotHub.Data.Feed;
using PilotHub.Data.Model;

namespace PilotHub.Data.Store;

/// <summary>A database transaction on a context of its own. Once a write has failed, nothing of the transaction can be committed.</summary>
internal sealed class ContentTransaction : ContentReader, IContentTransaction
{
    private const int MaxBatch = 1000;

    private readonly HubContext _context;
    private readonly IDbContextTransaction _transaction;
    private readonly IDisposable _writeTurn;
    private readonly ChangeFeed _feed;
    private readonly BulkInsert _insert;
    private readonly ChangeLog _log;
    private readonly ContentWriter _writer;
    private State _state;

    public ContentTransaction(
        HubContext context, IDbContextTransaction transaction, IDisposable writeTurn, ChangeFeed feed, ContentActor actor, TimeProvider time)
    {
        (_context, _transaction, _writeTurn, _feed) = (context, transaction, writeTurn, feed);
        _insert = context.CreateBulkInsert();
        _log = new(_insert, actor, time);
        _writer = new(context, _insert, _log);
    }

    private enum State
    {
        Open,
        Failed,
        Ended,
    }

    public Task WriteAsync(IReadOnlyList<ContentWrite> writes, CancellationToken cancellationToken) =>
        GuardAsync(writes.Count == 0 ? null : writes[0].Item.ContentItemId, async () =>
        {
            foreach (var batch in Batches(writes))
                await _writer.WriteAsync(batch, cancellationToken);
        });

    public Task WriteDocumentAsync(string name, JsonElement? json, CancellationToken cancellationToken) => GuardAsync(name, async () =>
    {
        var stored = _context.Set<DocumentRow>().Where(document => document.Name == name);
        if (json is { } value)
        {
            var text = value.GetRawText();
            if (await stored.ExecuteUpdateAsync(set => set.SetProperty(document => document.Json, text), cancellationToken) == 0)
                await _insert.InsertAsync([new DocumentRow { Name = name, Json = text }], cancellationToken);
        }
        else if (await stored.ExecuteDeleteAsync(cancellationToken) == 0)
        {
            return;
        }
        await _log.AddAsync([new(ChangeSubject.Document, name, json is null ? "Removed" : "Saved")], cancellationToken);
    });

    public Task WriteUserAsync(UserAccount user, CancellationToken cancellationToken) => GuardAsync(user.UserId, async () =>
    {
        await AccountRows.WriteUserAsync(_context, user, cancellationToken);
        await _log.AddAsync([new(ChangeSubject.User, user.UserId, "Saved", Detail: user.UserName)], cancellationToken);
    });

    public Task WriteRoleAsync(Role role, CancellationToken cancellationToken) => GuardAsync(role.Name, async () =>
    {
        await AccountRows.WriteRoleAsync(_context, role, cancellationToken);
        await _log.AddAsync([new(ChangeSubject.Role, role.Name, "Saved")], cancellationToken);
    });

    public async Task CommitAsync(CancellationToken cancellationToken)
    {
        if (_state != State.Open)
            throw new InvalidOperationException(_state == State.Failed ? "A write failed; the transaction cannot be committed." : "The transaction has ended.");
        if (_log.HasChanges)
            await _context.AnnounceChangesAsync(cancellationToken);
        await _transaction.CommitAsync(cancellationToken);
        _state = State.Ended;
        if (_log.HasChanges)
            _feed.Announce();
    }

    public async ValueTask DisposeAsync()
    {
        _state = State.Ended;
        try
        {
            await _insert.DisposeAsync();
            await _transaction.DisposeAsync();
            await _context.DisposeAsync();
        }
        finally
        {
            _writeTurn.Dispose();
        }
    }

    protected override ValueTask<ContextLease> LeaseAsync(CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_state == State.Ended, this);
        return new(new ContextLease(_context, Owned: false));
    }

    private async Task GuardAsync(string? key, Func<Task> write)
    {
        ObjectDisposedException.ThrowIf(_state == State.Ended, this);
        try
        {
            await write();
        }
        catch (Exception exception)
        {
            _state = State.Failed;
            _context.ChangeTracker.Clear();
            if (exception is DbException or DbUpdateException && _context.IsConflict(exception))
                throw new ContentConflictException(key ?? "", null, null);
            throw;
        }
    }

    /// <summary>Batches of bounded size, in the order of the writes, in none of which an item is twice.</summary>
    private static IEnumerable<IReadOnlyList<ContentWrite>> Batches(IReadOnlyList<ContentWrite> writes)
    {
        var batch = new List<ContentWrite>();
        var items = new HashSet<string>();
        foreach (var write in writes)
        {
            if (batch.Count == MaxBatch || !items.Add(write.Item.ContentItemId))
            {
                yield return batch;
                batch = [];
                items = [write.Item.ContentItemId];
            }
            batch.Add(write);
        }
        if (batch.Count > 0)
            yield return batch;
    }
}
