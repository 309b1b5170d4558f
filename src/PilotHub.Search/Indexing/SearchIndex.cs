using System.Diagnostics.CodeAnalysis;
using Lucene.Net.Analysis.Core;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Search.Similarities;
using Lucene.Net.Store;
using Lucene.Net.Util;
using PilotHub.Search.Analysis;

namespace PilotHub.Search.Indexing;

/// <summary>
/// One index in a folder. What is written is found after <see cref="Refresh"/> and durable after <see cref="Commit"/>, which also
/// keeps how far the changes were followed, so that after a crash the index knows what it missed.
/// </summary>
internal sealed class SearchIndex : IDisposable
{
    private const double BufferMegabytes = 64;

    private readonly IndexDirectory _directory;
    private readonly IndexWriter _writer;
    private readonly SearcherManager _searchers;

    // Not MMapDirectory, which is what FSDirectory.Open would choose: in this version it is ten times slower under load and not safe.
    private SearchIndex(IndexDirectory directory, OpenMode mode, CompoundVocabulary? vocabulary)
    {
        _directory = directory;
        _writer = new(directory, new(LuceneVersion.LUCENE_48, new KeywordAnalyzer())
        {
            OpenMode = mode,
            Similarity = Similarity,
            RAMBufferSizeMB = BufferMegabytes,
            // Whoever holds the lock is another process, which will not let go of it.
            WriteLockTimeout = 0,
        });
        try
        {
            _searchers = new(_writer, applyAllDeletes: true, new ScoringSearchers());
            Words = new(vocabulary ?? LearnVocabulary());
        }
        catch
        {
            _searchers?.Dispose();
            _writer.Rollback();
            throw;
        }
    }

    /// <summary>How words are weighed; indexing and searching must agree on it.</summary>
    public static Similarity Similarity { get; } = new BM25Similarity(WordScoring.Saturation, WordScoring.LengthShare);

    /// <summary>Takes words apart as this index does.</summary>
    public WordAnalyzer Words { get; }

    /// <summary>The folder.</summary>
    public string Path => _directory.Directory.FullName;

    /// <summary>What the last commit kept.</summary>
    public IndexState State => IndexState.Read(_writer.CommitData);

    /// <summary>How many documents there are.</summary>
    public int Count => _writer.NumDocs;

    /// <summary>Opens the index in <paramref name="path"/>; null, with the reason, where there is none that can be used.</summary>
    public static (SearchIndex? Index, IndexCondition Condition) Open(string path)
    {
        var directory = new IndexDirectory(path);
        var condition = IndexCondition.Usable;
        try
        {
            condition = Check(directory);
            if (condition == IndexCondition.Usable)
                return (new(directory, OpenMode.APPEND, vocabulary: null), condition);
        }
        catch (LockObtainFailedException)
        {
            condition = IndexCondition.InUse;
        }
        catch (Exception e) when (IsDamage(e))
        {
            condition = IndexCondition.Damaged;
        }
        directory.Dispose();
        return (null, condition);
    }

    /// <summary>What the last commit of the index in <paramref name="path"/> says of it; null where there is none of this version.</summary>
    public static IndexState? FindState(string path)
    {
        try
        {
            using var directory = new IndexDirectory(path);
            return DirectoryReader.IndexExists(directory) && DirectoryReader.ListCommits(directory)[^1].UserData is var commit && IndexState.IsOfThisSchema(commit)
                ? IndexState.Read(commit)
                : null;
        }
        catch (Exception e) when (IsDamage(e))
        {
            return null;
        }
    }

    /// <summary>Makes an empty index in the empty folder <paramref name="path"/>. Compounds are split by <paramref name="vocabulary"/>.</summary>
    /// <exception cref="LockObtainFailedException">Another process writes there.</exception>
    public static SearchIndex Create(string path, CompoundVocabulary vocabulary)
    {
        var directory = new IndexDirectory(path);
        try
        {
            return new(directory, OpenMode.CREATE, vocabulary);
        }
        catch
        {
            directory.Dispose();
            throw;
        }
    }

    /// <summary>Whether the files of an index show by this that they are not what was written. A disk that is full shows the same way.</summary>
    public static bool IsDamage(Exception exception) =>
        exception is IOException or ObjectDisposedException or ArgumentException or InvalidOperationException or IndexOutOfRangeException or KeyNotFoundException or FormatException;

    /// <summary>Replaces everything that belongs to the item <paramref name="contentItemId"/>.</summary>
    public void Put(string contentItemId, IReadOnlyCollection<SearchDocument> documents)
    {
        var item = new Term(IndexFields.ItemId, contentItemId);
        if (documents.Count == 0)
            _writer.DeleteDocuments(item);
        else
            _writer.UpdateDocuments(item, documents.Select(document => DocumentMapping.Write(document, Words)));
    }

    /// <summary>Adds documents of an item that the index does not hold yet.</summary>
    public void Add(IReadOnlyCollection<SearchDocument> documents) => _writer.AddDocuments(documents.Select(document => DocumentMapping.Write(document, Words)));

    /// <summary>Lets everything that was written be found.</summary>
    public void Refresh() => _searchers.MaybeRefreshBlocking();

    /// <summary>Makes everything that was written durable, together with <paramref name="state"/>.</summary>
    public void Commit(IndexState state)
    {
        _writer.SetCommitData(state.Write());
        _writer.Commit();
    }

    /// <summary>Searches what was refreshed last; false where the index has been closed.</summary>
    public bool TryRead<T>(Func<IndexSearcher, T> read, [MaybeNullWhen(false)] out T result)
    {
        IndexSearcher searcher;
        try
        {
            searcher = _searchers.Acquire();
        }
        catch (ObjectDisposedException)
        {
            result = default;
            return false;
        }
        try
        {
            result = read(searcher);
            return true;
        }
        finally
        {
            _searchers.Release(searcher);
        }
    }

    /// <summary>Searches what was refreshed last.</summary>
    /// <exception cref="ObjectDisposedException">The index has been closed.</exception>
    public T Read<T>(Func<IndexSearcher, T> read)
    {
        ObjectDisposedException.ThrowIf(!TryRead(read, out var result), this);
        return result;
    }

    /// <summary>The words that the indexed texts are made of, for taking compounds apart.</summary>
    public CompoundVocabulary LearnVocabulary() => Read(searcher => CompoundVocabulary.Learn(WordsOf(searcher.IndexReader)));

    /// <summary>Closes it as the last commit left it: what came after is still in the database.</summary>
    public void Dispose()
    {
        _searchers.Dispose();
        try
        {
            _writer.Rollback();
        }
        catch (Exception e) when (IsDamage(e))
        {
            // What cannot be closed properly will not be opened again either.
        }
        _directory.Dispose();
    }

    private static IndexCondition Check(IndexDirectory directory)
    {
        if (!DirectoryReader.IndexExists(directory))
            return IndexCondition.Unfinished;
        using var reader = DirectoryReader.Open(directory);
        if (!IndexState.IsOfThisSchema(reader.IndexCommit.UserData))
            return IndexCondition.OtherSchema;
        _ = IndexState.Read(reader.IndexCommit.UserData);
        // Reads all files against their checksums, at the speed of the disk; a damage that shows later shows to a reader.
        foreach (var segment in reader.Leaves)
            segment.AtomicReader.CheckIntegrity();
        return IndexCondition.Usable;
    }

    private static IEnumerable<KeyValuePair<string, int>> WordsOf(IndexReader reader)
    {
        foreach (var field in (string[])[IndexFields.Exact, IndexFields.KeywordsExact])
        {
            if (MultiFields.GetTerms(reader, field)?.GetEnumerator() is not { } words)
                continue;
            while (words.MoveNext())
                yield return new(words.Term.Utf8ToString(), words.DocFreq);
        }
    }

    private sealed class ScoringSearchers : SearcherFactory
    {
        // What every search needs of a segment is read here, so that no reader waits for it.
        public override IndexSearcher NewSearcher(IndexReader reader)
        {
            foreach (var leaf in reader.Leaves)
                SegmentValues.Of(leaf.AtomicReader).Warm(leaf.AtomicReader);
            return new(reader) { Similarity = Similarity };
        }
    }
}
