using Lucene.Net.Index;
using Lucene.Net.Search;
using PilotHub.Search.Analysis;
using PilotHub.Search.Indexing;

namespace PilotHub.Search.Similar;

/// <summary>A word and how much it says about the texts it was taken from.</summary>
internal sealed record TellingWord(Word Word, float Weight);

/// <summary>Picks the words that tell a text from others: said often here and seldom elsewhere.</summary>
internal sealed class TellingWords(IndexSearcher searcher, WordAnalyzer analyzer)
{
    private const int Max = 40;
    private const int MinLength = 3;
    private const int MaxTextLength = 20_000;

    // What stands in the title is what the whole is about.
    private const int TitleWeight = 3;

    // A word that weighs less than this share of the heaviest one is on the side, however rare.
    private const float MinShareOfTop = 0.4f;

    // A word in a good part of everything says nothing about one; in a small collection every word is in a good part.
    private const double MaxShare = 0.2;
    private const int MinDocuments = 50;

    public IReadOnlyList<TellingWord> Of(IReadOnlyList<string> texts)
    {
        var counts = new Dictionary<string, (Word Word, int Count)>();
        for (var i = 0; i < texts.Count; i++)
        {
            foreach (var token in TextTokens.Of(texts[i].Length > MaxTextLength ? texts[i][..MaxTextLength] : texts[i], analyzer))
            {
                var word = token.Word;
                if (!word.IsFunctionWord && word.Exact.Length >= MinLength && !char.IsAsciiDigit(word.Exact[0]))
                    counts[word.Exact] = (word, counts.GetValueOrDefault(word.Exact).Count + (i == 0 ? TitleWeight : 1));
            }
        }
        var all = searcher.IndexReader.NumDocs;
        var telling = counts.Values.Select(entry => new TellingWord(entry.Word, WeightOf(entry.Word, entry.Count, all))).Where(word => word.Weight > 0)
            .OrderByDescending(word => word.Weight).ThenBy(word => word.Word.Exact, StringComparer.Ordinal).Take(Max).ToList();
        return [.. telling.TakeWhile(word => word.Weight >= telling[0].Weight * MinShareOfTop)];
    }

    private float WeightOf(Word word, int count, int all)
    {
        var documents = Math.Max(
            word.German is { } german ? DocumentsWith(IndexFields.TextGerman, german) : 0, word.English is { } english ? DocumentsWith(IndexFields.TextEnglish, english) : 0);
        return documents == 0 || (all >= MinDocuments && documents > all * MaxShare) ? 0 : (float)((1 + Math.Log(count)) * Math.Log(1 + ((double)all / documents)));
    }

    private int DocumentsWith(string field, string term) => searcher.IndexReader.DocFreq(new Term(field, term));
}
