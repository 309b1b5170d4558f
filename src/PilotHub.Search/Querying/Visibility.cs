using Lucene.Net.Index;
using Lucene.Net.Search;
using PilotHub.Search.Indexing;

namespace PilotHub.Search.Querying;

/// <summary>What exists as far as one reader may know.</summary>
internal sealed class Visibility(IndexSearcher searcher, SearchReader reader)
{
    public IndexSearcher Searcher => searcher;

    /// <summary>A document with that word that the reader may come across, or null.</summary>
    public int? FindDocument(string field, string word)
    {
        var term = new Term(field, word);
        foreach (var leaf in searcher.IndexReader.Leaves)
        {
            if (leaf.AtomicReader.GetTermDocsEnum(term) is not { } documents)
                continue;
            var segment = SegmentValues.Of(leaf.AtomicReader);
            var visible = segment.VisibleTo(reader);
            for (var document = documents.NextDoc(); document != DocIdSetIterator.NO_MORE_DOCS; document = documents.NextDoc())
            {
                if (visible[segment.AccessOf(document)])
                    return leaf.DocBase + document;
            }
        }
        return null;
    }

    /// <summary>Whether anything that the reader may come across has that word.</summary>
    public bool Has(string field, string word) => FindDocument(field, word) is not null;
}
