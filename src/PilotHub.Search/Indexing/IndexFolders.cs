using System.Globalization;
using Lucene.Net.Index;
using Lucene.Net.Store;
using Directory = System.IO.Directory;

namespace PilotHub.Search.Indexing;

/// <summary>What came of opening a folder.</summary>
internal enum IndexCondition
{
    Usable,

    /// <summary>Another process writes to it.</summary>
    InUse,

    /// <summary>Nothing was ever committed to it.</summary>
    Unfinished,

    OtherSchema,
    Damaged,
}

/// <summary>
/// The numbered folders that indexes live in. A new index is built in a folder of its own, whose first commit makes it the one to open;
/// what is cut short before leaves a folder that is no index. Several processes may share the place: each writes to a folder of its own.
/// </summary>
internal sealed class IndexFolders(string root)
{
    /// <summary>The newest index that nobody else uses and this version can read, or null; <paramref name="found"/> says what each folder that was tried was.</summary>
    public SearchIndex? OpenNewest(ICollection<IndexCondition> found)
    {
        foreach (var number in Numbers().OrderDescending())
        {
            var (index, condition) = SearchIndex.Open(PathOf(number));
            found.Add(condition);
            if (index is not null)
                return index;
        }
        return null;
    }

    /// <summary>Whether a process keeps an index here.</summary>
    public bool IsInUse() => Numbers().Select(PathOf).Any(IsInUse);

    /// <summary>What the newest index says of itself, whoever uses it; null where there is none that this version can read.</summary>
    public IndexState? FindNewestState() => Numbers().OrderDescending().Select(PathOf).Select(SearchIndex.FindState).FirstOrDefault(state => state is not null);

    /// <summary>An empty index in a new folder.</summary>
    public SearchIndex Create(Analysis.CompoundVocabulary vocabulary)
    {
        for (var number = Numbers().DefaultIfEmpty(0).Max() + 1; ; number++)
        {
            var path = PathOf(number);
            if (Directory.Exists(path))
                continue;
            Directory.CreateDirectory(path);
            try
            {
                return SearchIndex.Create(path, vocabulary);
            }
            catch (LockObtainFailedException)
            {
                // Another process took the same number at the same moment.
            }
        }
    }

    /// <summary>Deletes all folders that nobody uses but <paramref name="current"/>.</summary>
    public void DeleteOthers(string current)
    {
        foreach (var path in Numbers().Select(PathOf).Where(path => path != current))
            Delete(path);
    }

    /// <summary>Deletes a folder unless somebody uses it.</summary>
    public static void Delete(string path)
    {
        try
        {
            if (!IsInUse(path))
                Directory.Delete(path, recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Left for the next start.
        }
    }

    // Asking for a lock makes its file, and the folder: in one that has just been deleted there must be nobody to ask.
    private static bool IsInUse(string path)
    {
        try
        {
            if (!File.Exists(Path.Combine(path, IndexWriter.WRITE_LOCK_NAME)))
                return false;
            using var directory = new NIOFSDirectory(path);
            return IndexWriter.IsLocked(directory);
        }
        catch (DirectoryNotFoundException)
        {
            return false;
        }
    }

    private IEnumerable<int> Numbers() => !Directory.Exists(root) ? [] : Directory.EnumerateDirectories(root)
        .Select(path => int.TryParse(Path.GetFileName(path), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0).Where(number => number > 0);

    private string PathOf(int number) => Path.Combine(root, number.ToString(CultureInfo.InvariantCulture));
}
