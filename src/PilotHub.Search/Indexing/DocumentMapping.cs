using System.Text.Json;
using Lucene.Net.Documents;
using Lucene.Net.Util;
using PilotHub.Search.Analysis;
using PilotHub.Search.Suggesting;

namespace PilotHub.Search.Indexing;

/// <summary>Turns what can be found into what Lucene stores, and back.</summary>
internal static class DocumentMapping
{
    private const int TitleGrams = 3;

    /// <summary>The document for the index.</summary>
    public static Document Write(SearchDocument source, WordAnalyzer words)
    {
        var title = TextTokens.Of(source.Title, words);
        List<IReadOnlyList<TextToken>> body = [.. BodyOf(source).Select(text => TextTokens.Of(text, words))];
        var document = new Document
        {
            new StringField(IndexFields.Id, source.Id, Field.Store.NO),
            new StringField(IndexFields.ItemId, source.ContentItemId, Field.Store.YES),
            new SortedDocValuesField(IndexFields.Access, new BytesRef(source.Access)),
            new StoredField(IndexFields.Source, JsonSerializer.SerializeToUtf8Bytes(source)),
            Text(IndexFields.TitleExact, [title], WordForm.Exact),
            new BinaryDocValuesField(IndexFields.Label, new BytesRef(SuggestionLabel.Write(source))),
            Text(IndexFields.Exact, [title, .. body], WordForm.Exact),
            Text(IndexFields.TitleGerman, [title], WordForm.German),
            Text(IndexFields.TitleEnglish, [title], WordForm.English),
            Text(IndexFields.BodyGerman, body, WordForm.German),
            Text(IndexFields.BodyEnglish, body, WordForm.English),
            Text(IndexFields.Grams, [.. Enumerable.Repeat(title, TitleGrams), .. body], WordForm.Grams),
        };
        if (source.TranslationSet.Length > 0)
            document.Add(new StringField(IndexFields.TranslationSet, source.TranslationSet, Field.Store.NO));
        foreach (var mention in source.Mentions)
            document.Add(new StringField(IndexFields.Mention, mention, Field.Store.NO));
        foreach (var (name, values) in source.Facets)
        {
            foreach (var value in values.Distinct())
                document.Add(new SortedSetDocValuesField(IndexFields.Facet(name), new BytesRef(value)));
        }
        foreach (var (number, value) in source.Numbers)
            document.Add(new NumericDocValuesField(IndexFields.Number(number), value));
        return document;
    }

    /// <summary>What was indexed.</summary>
    public static SearchDocument Read(Document document) =>
        JsonSerializer.Deserialize<SearchDocument>(document.GetBinaryValue(IndexFields.Source).Bytes)!;

    /// <summary>The different words of all its texts, folded.</summary>
    public static IEnumerable<string> WordsOf(SearchDocument source, WordAnalyzer words) =>
        BodyOf(source).Prepend(source.Title).SelectMany(text => TextTokens.Of(text, words)).Select(token => token.Word.Exact).Distinct();

    private static IEnumerable<string> BodyOf(SearchDocument source) =>
        source.Texts.Select(text => text.Text).Prepend(source.Summary).Append(source.Within).Concat(source.Keywords).Where(text => text.Length > 0);

    private static TextField Text(string field, IReadOnlyList<IReadOnlyList<TextToken>> texts, WordForm form) => new(field, new WordTokenStream(texts, form));
}
