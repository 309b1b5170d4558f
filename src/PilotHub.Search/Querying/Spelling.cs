using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;
using PilotHub.Search.Analysis;
using PilotHub.Search.Indexing;

namespace PilotHub.Search.Querying;

/// <summary>A word that was perhaps meant: as it is looked up, and as it stands in a text that the reader may see.</summary>
internal sealed record Correction(string Exact, string Written);

/// <summary>
/// Finds what was meant by words that nothing has: words that differ by one letter, from nine letters on by two. Asks only what the
/// reader may come across, both for whether a word is unknown and for what is offered in its place.
/// </summary>
internal sealed class Spelling(Visibility visibility, WordAnalyzer analyzer)
{
    private const int MinLength = 5;
    private const int MinLengthForTwo = 9;
    private const int MaxCorrections = 3;
    private const int MaxCandidates = 64;
    private const int MaxWords = 12;

    /// <summary>The corrections of unknown words by their exact form, the best first.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<Correction>> Correct(SearchWords words)
    {
        var corrections = new Dictionary<string, IReadOnlyList<Correction>>();
        var typed = words.Terms.Where(term => term is { Kind: SearchTermKind.Word, Excluded: false }).SelectMany(term => TextTokens.Of(term.Text, analyzer));
        foreach (var word in typed.Select(token => token.Word).Where(word => word.Exact.Length >= MinLength && !word.IsFunctionWord).Take(MaxWords))
        {
            if (!corrections.ContainsKey(word.Exact) && !IsKnown(word) && Find(word.Exact) is { Count: > 0 } found)
                corrections[word.Exact] = found;
        }
        return corrections;
    }

    // A form of a known word is known, and so is a compound of known words.
    private bool IsKnown(Word word) =>
        word.Parts.Count > 0
        || visibility.Has(IndexFields.Exact, word.Exact)
        || visibility.Has(IndexFields.KeywordsExact, word.Exact)
        || (word.German is { } german && (visibility.Has(IndexFields.TextGerman, german) || visibility.Has(IndexFields.Keywords, german)))
        || (word.English is { } english && (visibility.Has(IndexFields.TextEnglish, english) || visibility.Has(IndexFields.Keywords, english)));

    private List<Correction> Find(string word)
    {
        var found = new List<Correction>();
        for (var edits = 1; edits <= (word.Length < MinLengthForTwo ? 1 : 2) && found.Count == 0; edits++)
        {
            foreach (var candidate in Candidates(word, edits))
            {
                if (found.Count < MaxCorrections && (visibility.FindDocument(IndexFields.Exact, candidate) ?? visibility.FindDocument(IndexFields.KeywordsExact, candidate)) is { } document)
                    found.Add(new(candidate, WrittenIn(document, candidate)));
            }
        }
        return found;
    }

    private IEnumerable<string> Candidates(string word, int edits)
    {
        var candidates = new List<(string Word, float Nearness, int Count)>();
        foreach (var field in (string[])[IndexFields.Exact, IndexFields.KeywordsExact])
        {
            if (MultiFields.GetTerms(visibility.Searcher.IndexReader, field) is not { } terms)
                continue;
            var near = new FuzzyTermsEnum(terms, new AttributeSource(), new(field, word), edits, prefixLength: 0, transpositions: true);
            var boost = near.Attributes.AddAttribute<IBoostAttribute>();
            while (near.MoveNext())
                candidates.Add((near.Term.Utf8ToString(), boost.Boost, near.DocFreq));
        }
        return candidates.Where(candidate => candidate.Word != word).OrderByDescending(candidate => candidate.Nearness).ThenByDescending(candidate => candidate.Count)
            .ThenBy(candidate => candidate.Word, StringComparer.Ordinal).Select(candidate => candidate.Word).Distinct().Take(MaxCandidates);
    }

    // The index knows words without their umlauts and capitals.
    private string WrittenIn(int document, string word)
    {
        var source = DocumentMapping.Read(visibility.Searcher.Doc(document));
        foreach (var text in source.Texts.Select(text => text.Text).Prepend(source.Within).Prepend(source.Summary).Prepend(source.Title).Concat(source.Keywords))
        {
            foreach (var token in TextTokens.Of(text, analyzer))
            {
                if (token.Word.Exact == word)
                    return text[token.Start..token.End];
            }
        }
        return word;
    }
}
