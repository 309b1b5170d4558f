namespace PilotHub.Search.Indexing;

/// <summary>The fields of the index.</summary>
internal static class IndexFields
{
    /// <summary>The schema's version. An index of another one is built anew.</summary>
    public const string SchemaVersion = "2";

    public const string Id = "id";
    public const string ItemId = "item";
    public const string TranslationSet = "set";
    public const string Mention = "mention";
    public const string Access = "access";
    public const string Source = "source";

    /// <summary>The words of title, summary and texts as they were written, with their places, the title's twice.</summary>
    public const string Exact = "exact";

    /// <summary>The title's words as they were written, for suggestions.</summary>
    public const string TitleExact = "title";

    /// <summary>What a suggestion shows; see <see cref="Suggesting.SuggestionLabel"/>.</summary>
    public const string Label = "label";

    /// <summary>The words of <see cref="SearchDocument.Keywords"/> and <see cref="SearchDocument.Within"/> as they were written, with their places.</summary>
    public const string KeywordsExact = "keywords.exact";

    /// <summary>The stems of the keywords in both languages. Their number says nothing about the document, and does not count.</summary>
    public const string Keywords = "keywords";

    public const string TitleGerman = "title.de";
    public const string TitleEnglish = "title.en";

    /// <summary>Title, twice, summary and texts.</summary>
    public const string TextGerman = "text.de";

    /// <inheritdoc cref="TextGerman"/>
    public const string TextEnglish = "text.en";

    public static string Facet(string name) => "facet." + name;

    public static string Number(SearchNumber number) => "number." + number;
}
