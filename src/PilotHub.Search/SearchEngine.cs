using Lucene.Net.Search;
using Microsoft.Extensions.Logging;
using PilotHub.Content.Store;
using PilotHub.Search.Analysis;
using PilotHub.Search.Indexing;
using PilotHub.Search.Querying;

namespace PilotHub.Search;

/// <summary>
/// The search index and all that is asked of it. It follows the change feed; the database is the truth, so an index that is missing,
/// damaged, of another schema or fingerprint or ahead of the database is built anew beside the old one, which serves until then.
/// </summary>
public sealed partial class SearchEngine(string path, RankingOptions ranking, IChangeFeed feed, ISearchSource source, TimeProvider time, ILogger<SearchEngine> logger) : IDisposable
{
    // As many items as one read of the store may ask for; an account may be mentioned by more.
    private const int MaxItems = 1000;
    private const int MaxChanges = 500;

    // The first index learns its words from so many items, which are kept in memory until then; some tens of megabytes.
    private const int MaxLearned = 2500;

    // New words join in taking compounds apart when the index has doubled, which happens ever more seldom.
    private const int MinGrowth = 200;

    private readonly IndexFolders _folders = new(path);
    private readonly SemaphoreSlim _following = new(1);
    private TaskCompletionSource _damage = NewSignal();
    private SearchIndex? _index;
    private IndexState _state = new("", "", 0);

    /// <summary>Whether it can be searched.</summary>
    public bool IsReady => Volatile.Read(ref _index) is not null;

    /// <summary>How far the changes have been followed.</summary>
    public ChangeCursor Cursor => ChangeCursor.TryParse(Volatile.Read(ref _state).Cursor, out var cursor) ? cursor : ChangeCursor.Start;

    /// <summary>How many documents there are, whoever may see them.</summary>
    public int Count => Volatile.Read(ref _index)?.Count ?? 0;

    /// <summary>Whether another process, or another engine in this one, keeps the index.</summary>
    public bool IsKeptElsewhere => !IsReady && _folders.IsInUse();

    /// <summary>How many documents the newest index was built of, whoever keeps it; null where it was made before what documents are made of changed.</summary>
    public async Task<int?> FindBuiltAsync(CancellationToken cancellationToken) =>
        _folders.FindNewestState() is { } state && state.Fingerprint == await source.FindFingerprintAsync(cancellationToken) ? state.Built : null;

    /// <summary>Takes in what was changed, from wherever the index stands; opens or builds it first where need be.</summary>
    public async Task FollowAsync(CancellationToken cancellationToken)
    {
        await _following.WaitAsync(cancellationToken);
        try
        {
            await CatchUpAsync(cancellationToken);
        }
        catch (Exception e) when (_index is not null && e is not OperationCanceledException && SearchIndex.IsDamage(e))
        {
            _damage.TrySetResult();
            throw;
        }
        finally
        {
            _following.Release();
        }
    }

    /// <summary>Builds a new index from the database.</summary>
    public async Task RebuildAsync(CancellationToken cancellationToken)
    {
        await _following.WaitAsync(cancellationToken);
        try
        {
            await BuildAsync("it was asked for", cancellationToken);
        }
        finally
        {
            _following.Release();
        }
    }

    /// <summary>Returns when there may be something to follow or to mend.</summary>
    public async Task WaitAsync(CancellationToken cancellationToken)
    {
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var changed = feed.WaitAsync(Cursor, stopping.Token);
        await await Task.WhenAny(changed, _damage.Task);
        await stopping.CancelAsync();
        await changed.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <summary>Searches.</summary>
    /// <exception cref="InvalidOperationException">There is no index yet; see <see cref="IsReady"/>.</exception>
    public SearchResults Search(SearchRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return Read((searcher, words) => new SearchRun(searcher, words, ranking, request).Answer());
    }

    private T Read<T>(Func<IndexSearcher, WordAnalyzer, T> read)
    {
        SearchIndex? closed = null;
        while (true)
        {
            var index = Volatile.Read(ref _index) ?? throw new InvalidOperationException("There is no index yet.");
            try
            {
                if (index.TryRead(searcher => read(searcher, index.Words), out var answer))
                    return answer;
            }
            catch (IOException)
            {
                _damage.TrySetResult();
                throw;
            }
            // A new index has taken its place in this very moment.
            ObjectDisposedException.ThrowIf(index == closed, this);
            closed = index;
        }
    }

    /// <summary>Closes the index.</summary>
    public void Dispose()
    {
        Interlocked.Exchange(ref _index, null)?.Dispose();
        _following.Dispose();
    }

    private async Task CatchUpAsync(CancellationToken cancellationToken)
    {
        if ((_index is null ? await OpenAsync(cancellationToken) : ReasonToRebuild(await source.FindFingerprintAsync(cancellationToken))) is { } reason)
            await BuildAsync(reason, cancellationToken);
        while (await feed.ReadAsync(Cursor, MaxChanges, cancellationToken) is { Count: > 0 } changes)
        {
            if (ReasonToRebuild(await source.FindFingerprintAsync(cancellationToken)) is { } changed)
            {
                await BuildAsync(changed, cancellationToken);
                continue;
            }
            await TakeAsync(_index!, changes, cancellationToken);
            _index!.Refresh();
            Commit(_index, _state with { Cursor = changes[^1].Cursor.ToString() });
        }
    }

    private async Task TakeAsync(SearchIndex index, IReadOnlyList<ContentChange> changes, CancellationToken cancellationToken)
    {
        var items = changes.Where(change => change.Subject == ChangeSubject.Item).Select(change => change.Key);
        var mentioning = changes.Where(change => change.Subject == ChangeSubject.User).Select(change => change.Key).Distinct()
            .SelectMany(user => index.Read(searcher => Mentions.Find(searcher, user)));
        foreach (var ids in items.Concat(mentioning).Distinct().Chunk(MaxItems))
        {
            var documents = (await source.FindAsync(ids, cancellationToken)).ToLookup(document => document.ContentItemId);
            foreach (var id in ids)
                index.Put(id, [.. documents[id]]);
        }
    }

    // Opens what is there; the reason why it does not do, or null.
    private async Task<string?> OpenAsync(CancellationToken cancellationToken)
    {
        var found = new List<IndexCondition>();
        if (_folders.OpenNewest(found) is not { } index)
        {
            return found.Contains(IndexCondition.Damaged) ? "its files are damaged"
                : found.Contains(IndexCondition.OtherSchema) ? "it was made by another version"
                : "there is none";
        }
        Volatile.Write(ref _state, index.State);
        Volatile.Write(ref _index, index);
        _folders.DeleteOthers(index.Path);
        LogOpened(_state.Built, _state.Cursor);
        return await feed.FindHeadAsync(cancellationToken) < Cursor
            ? "it is ahead of the database"
            : ReasonToRebuild(await source.FindFingerprintAsync(cancellationToken));
    }

    private string? ReasonToRebuild(string fingerprint) =>
        _damage.Task.IsCompleted ? "its files are damaged"
        : _state.Fingerprint != fingerprint ? "what documents are made of has changed"
        : _index!.Count > (2 * _state.Built) + MinGrowth ? "it has doubled"
        : null;

    private async Task BuildAsync(string reason, CancellationToken cancellationToken)
    {
        LogBuilding(reason);
        var started = time.GetTimestamp();
        // Taken before reading: what is committed meanwhile is followed afterwards, whether it was read or not.
        var (head, fingerprint) = (await feed.FindHeadAsync(cancellationToken), await source.FindFingerprintAsync(cancellationToken));
        await using var items = source.ReadAllAsync(cancellationToken).GetAsyncEnumerator(cancellationToken);
        List<IReadOnlyList<SearchDocument>> first = [];
        var known = _index is { Count: > 0 } index && !_damage.Task.IsCompleted ? index.LearnVocabulary() : null;
        while (known is null && first.Count < MaxLearned && await items.MoveNextAsync())
            first.Add(items.Current);
        var next = _folders.Create(known ?? Learn(first.SelectMany(documents => documents)));
        try
        {
            await Parallel.ForEachAsync(first.ToAsyncEnumerable().Concat(RestOf(items)), cancellationToken, (documents, _) =>
            {
                next.Add(documents);
                return ValueTask.CompletedTask;
            });
            next.Refresh();
            Commit(next, new(head.ToString(), fingerprint, next.Count));
        }
        catch
        {
            next.Dispose();
            IndexFolders.Delete(next.Path);
            throw;
        }
        _damage = NewSignal();
        Interlocked.Exchange(ref _index, next)?.Dispose();
        _folders.DeleteOthers(next.Path);
        var elapsed = time.GetElapsedTime(started);
        LogBuilt(_state.Built, elapsed);
    }

    private static CompoundVocabulary Learn(IEnumerable<SearchDocument> documents)
    {
        var words = new WordAnalyzer(CompoundVocabulary.Empty);
        return CompoundVocabulary.Learn(documents.SelectMany(document => DocumentMapping.WordsOf(document, words)).CountBy(word => word));
    }

    private static async IAsyncEnumerable<T> RestOf<T>(IAsyncEnumerator<T> items)
    {
        while (await items.MoveNextAsync())
            yield return items.Current;
    }

    private void Commit(SearchIndex index, IndexState state)
    {
        index.Commit(state);
        Volatile.Write(ref _state, state);
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    [LoggerMessage(EventId = 2001, EventName = "search.index.opened", Level = LogLevel.Information, Message = "Opened the search index, built from {Documents} documents, at change {Cursor}")]
    private partial void LogOpened(int documents, string cursor);

    [LoggerMessage(EventId = 2002, EventName = "search.index.building", Level = LogLevel.Information, Message = "Building the search index because {Reason}")]
    private partial void LogBuilding(string reason);

    [LoggerMessage(EventId = 2003, EventName = "search.index.built", Level = LogLevel.Information, Message = "Built the search index with {Documents} documents in {Elapsed}")]
    private partial void LogBuilt(int documents, TimeSpan elapsed);
}
