using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;
using PilotHub.Search.Indexing;

namespace PilotHub.Search.Querying;

/// <summary>One word in one field: how rare it is in the whole index, and where its documents are in each segment.</summary>
internal sealed class Postings(string name, BytesRef term, TermState?[] states, float rarity)
{
    /// <summary>The field.</summary>
    public string Field => name;

    public float Rarity => rarity;

    public BytesRef Term => term;

    /// <summary>Where the segment has the word, or null where it does not.</summary>
    public TermState? StateIn(int segment) => states[segment];
}

/// <summary>Looks words up, each field's dictionary opened once. For one search, in one thread.</summary>
internal sealed class PostingsLookup(IndexSearcher searcher)
{
    private readonly Dictionary<string, TermsEnum?[]> _terms = [];

    // One for each field and segment, which goes from word to word: its buffers are what a search needs most memory for.
    private readonly Dictionary<(string Field, int Segment), DocsEnum> _documents = [];

    public IndexReader Reader => searcher.IndexReader;

    /// <summary>The field's dictionary in a segment.</summary>
    public TermsEnum? Terms(string field, int segment)
    {
        if (!_terms.TryGetValue(field, out var terms))
            _terms[field] = terms = [.. Reader.Leaves.Select(leaf => leaf.AtomicReader.GetTerms(field)?.GetEnumerator())];
        return terms[segment];
    }

    /// <summary>The word in a field, or null where no document has it.</summary>
    public Postings? Find(string field, string word)
    {
        var term = new BytesRef(word);
        var states = new TermState?[Reader.Leaves.Count];
        var documents = 0;
        for (var segment = 0; segment < states.Length; segment++)
        {
            if (Terms(field, segment) is { } terms && terms.SeekExact(term))
            {
                states[segment] = terms.GetTermState();
                documents += terms.DocFreq;
            }
        }
        return documents == 0 ? null : new(field, term, states, WordScoring.Rarity(documents, Reader.MaxDoc));
    }

    /// <summary>The word's documents in a segment, or null where it has none; those of the word before in that field are no longer read.</summary>
    public DocsEnum? Documents(Postings postings, int segment, IBits? accept)
    {
        if (postings.StateIn(segment) is not { } state || Terms(postings.Field, segment) is not { } terms)
            return null;
        terms.SeekExact(postings.Term, state);
        return _documents[(postings.Field, segment)] = terms.Docs(accept, _documents.GetValueOrDefault((postings.Field, segment)), DocsFlags.FREQS);
    }

    /// <summary>A field's average length, in words.</summary>
    public float AverageLength(string field) =>
        (float)Math.Max(1, Reader.Leaves.Sum(leaf => SegmentValues.Of(leaf.AtomicReader).Norms(field, leaf.AtomicReader).Total) / Math.Max(1, Reader.MaxDoc));
}
