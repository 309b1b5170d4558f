using System.Text.Json;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Util;
using PilotHub.Search.Analysis;
using PilotHub.Search.Suggesting;

namespace PilotHub.Search.Indexing;

/// <summary>Turns what can be found into what Lucene stores, and back.</summary>
internal static class DocumentMapping
{
    private static readonly FieldType Places = TypeOf(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS, hasLength: true);
    private static readonly FieldType Counts = TypeOf(IndexOptions.DOCS_AND_FREQS, hasLength: true);
    private static readonly FieldType NamePlaces = TypeOf(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS, hasLength: false);
    private static readonly FieldType Names = TypeOf(IndexOptions.DOCS_ONLY, hasLength: false);

    /// <summary>The document for the index.</summary>
    public static Document Write(SearchDocument source, WordAnalyzer words)
    {
        var title = TextTokens.Of(source.Title, words);
        List<IReadOnlyList<TextToken>> text = [title, title, .. BodyOf(source).Select(part => TextTokens.Of(part, words))];
        List<IReadOnlyList<TextToken>> keywords = [.. KeywordsOf(source).Select(keyword => TextTokens.Of(keyword, words))];
        var document = new Document
        {
            new StringField(IndexFields.Id, source.Id, Field.Store.NO),
            new StringField(IndexFields.ItemId, source.ContentItemId, Field.Store.YES),
            new SortedDocValuesField(IndexFields.Access, new BytesRef(source.Access)),
            new StoredField(IndexFields.Source, JsonSerializer.SerializeToUtf8Bytes(source)),
            new WordsField(IndexFields.TitleExact, [title], WordForm.Exact, NamePlaces),
            new BinaryDocValuesField(IndexFields.Label, new BytesRef(SuggestionLabel.Write(source))),
            new WordsField(IndexFields.Exact, text, WordForm.Exact, Places),
            new WordsField(IndexFields.TextGerman, text, WordForm.German, Counts),
            new WordsField(IndexFields.TextEnglish, text, WordForm.English, Counts),
            new WordsField(IndexFields.TitleGerman, [title], WordForm.German, Counts),
            new WordsField(IndexFields.TitleEnglish, [title], WordForm.English, Counts),
            new WordsField(IndexFields.KeywordsExact, keywords, WordForm.Exact, NamePlaces),
            new WordsField(IndexFields.Keywords, keywords, WordForm.Stems, Names),
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
        BodyOf(source).Concat(KeywordsOf(source)).Prepend(source.Title).SelectMany(text => TextTokens.Of(text, words)).Select(token => token.Word.Exact).Distinct();

    private static IEnumerable<string> BodyOf(SearchDocument source) => source.Texts.Select(text => text.Text).Prepend(source.Summary).Where(text => text.Length > 0);

    private static IEnumerable<string> KeywordsOf(SearchDocument source) => source.Keywords.Append(source.Within).Where(text => text.Length > 0);

    private static FieldType TypeOf(IndexOptions options, bool hasLength) => new() { IsIndexed = true, IsTokenized = true, IndexOptions = options, OmitNorms = !hasLength };
}
