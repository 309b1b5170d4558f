using System.Globalization;
using Lucene.Net.Index;
using Lucene.Net.Search;

namespace PilotHub.Search.Indexing;

/// <summary>Finds what mentions somebody.</summary>
internal static class Mentions
{
    private static readonly HashSet<string> Fields = [IndexFields.ItemId];

    /// <summary>The ids of the items that mention the account.</summary>
    public static IReadOnlyCollection<string> Find(IndexSearcher searcher, string userId)
    {
        var items = new HashSet<string>();
        foreach (var leaf in searcher.IndexReader.Leaves)
        {
            if (leaf.AtomicReader.GetTermDocsEnum(new Term(IndexFields.Mention, userId)) is not { } documents)
                continue;
            for (var document = documents.NextDoc(); document != DocIdSetIterator.NO_MORE_DOCS; document = documents.NextDoc())
                items.Add(leaf.Reader.Document(document, Fields).GetField(IndexFields.ItemId).GetStringValue(CultureInfo.InvariantCulture));
        }
        return items;
    }
}
