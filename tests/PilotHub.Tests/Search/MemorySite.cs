using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging.Abstractions;
using PilotHub.Content.Store;
using PilotHub.Search;
using PilotHub.Search.Querying;

namespace PilotHub.Tests.Search;

/// <summary>A site in memory for the engine to follow: its documents by item, and the changes that led to them.</summary>
internal sealed class MemorySite : IChangeFeed, ISearchSource, IDisposable
{
    private readonly Dictionary<string, IReadOnlyList<SearchDocument>> _items = [];
    private readonly List<ContentChange> _changes = [];

    public event Action? Committed;

    /// <summary>The folder of the index.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("pilothub-index-").FullName;

    public string Fingerprint { get; set; } = "one";

    /// <summary>How often everything was read.</summary>
    public int Readings { get; private set; }

    /// <summary>What reading everything waits for.</summary>
    public Task Reading { get; set; } = Task.CompletedTask;

    public SearchEngine NewEngine() => new(Folder, new RankingOptions(), this, this, TimeProvider.System, NullLogger<SearchEngine>.Instance);

    /// <summary>An engine that has taken in everything.</summary>
    public async Task<SearchEngine> FollowAsync()
    {
        var engine = NewEngine();
        await engine.FollowAsync(TestContext.Current.CancellationToken);
        return engine;
    }

    /// <summary>Publishes documents, each an item of its own; those of a same item together.</summary>
    public void Put(params SearchDocument[] documents)
    {
        foreach (var item in documents.GroupBy(document => document.ContentItemId))
        {
            _items[item.Key] = [.. item];
            Change(ChangeSubject.Item, item.Key);
        }
    }

    public void Remove(string item)
    {
        _items.Remove(item);
        Change(ChangeSubject.Item, item);
    }

    public void Change(ChangeSubject subject, string key)
    {
        _changes.Add(new(new(0, _changes.Count + 1), subject, key, null, DateTime.UnixEpoch));
        Committed?.Invoke();
    }

    /// <summary>Replaces what an item's documents are without saying so.</summary>
    public void PutSilently(params SearchDocument[] documents) => _items[documents[0].ContentItemId] = documents;

    public void Forget() => _changes.Clear();

    public Task<IReadOnlyList<ContentChange>> ReadAsync(ChangeCursor after, int max, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<ContentChange>>([.. _changes.Where(change => change.Cursor > after).Take(max)]);

    public Task<ChangeCursor> FindHeadAsync(CancellationToken cancellationToken) => Task.FromResult(_changes.Count == 0 ? ChangeCursor.Start : _changes[^1].Cursor);

    public Task WaitAsync(ChangeCursor after, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<string> FindFingerprintAsync(CancellationToken cancellationToken) => Task.FromResult(Fingerprint);

    public Task<IReadOnlyList<SearchDocument>> FindAsync(IReadOnlyCollection<string> contentItemIds, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<SearchDocument>>([.. contentItemIds.SelectMany(id => _items.GetValueOrDefault(id, []))]);

    public async IAsyncEnumerable<IReadOnlyList<SearchDocument>> ReadAllAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Readings++;
        await Reading.WaitAsync(cancellationToken);
        foreach (var documents in _items.Values.ToList())
            yield return documents;
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}

/// <summary>Writes documents and asks for them.</summary>
internal static class MemoryDocuments
{
    public const string Everybody = "everybody";

    public static SearchReader Anybody { get; } = new("anybody", access => access == Everybody);

    public static SearchDocument Document(string title, string body = "") => new()
    {
        Id = title,
        ContentItemId = title,
        ContentType = "Page",
        Url = "/" + title,
        Title = title,
        Texts = body.Length == 0 ? [] : [new("Body", body)],
        Access = Everybody,
    };

    public static SearchDocument With(this SearchDocument document, string facet, params string[] values) => document with
    {
        Facets = new Dictionary<string, IReadOnlyList<string>>(document.Facets) { [facet] = values },
    };

    public static SearchDocument With(this SearchDocument document, SearchNumber number, int value) => document with
    {
        Numbers = new Dictionary<SearchNumber, int>(document.Numbers) { [number] = value },
    };

    public static SearchRequest Request(string words) => new()
    {
        Reader = Anybody,
        Words = TypedSearch.Parse(words, _ => false).Words,
        Today = new(2026, 1, 1),
    };

    /// <summary>The titles of what is found, in their order.</summary>
    public static IReadOnlyList<string> Find(this SearchEngine engine, string words) => engine.Search(Request(words)).Titles();

    public static IReadOnlyList<string> Titles(this SearchResults results) => [.. results.Hits.Select(hit => hit.Document.Title)];
}
