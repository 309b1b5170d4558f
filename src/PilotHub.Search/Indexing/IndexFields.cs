namespace PilotHub.Search.Indexing;

/// <summary>The fields of the index.</summary>
internal static class IndexFields
{
    /// <summary>The schema's version. An index of another one is built anew.</summary>
    public const string SchemaVersion = "1.suggest";

    public const string Id = "id";
    public const string ItemId = "item";
    public const string TranslationSet = "set";
    public const string Mention = "mention";
    public const string Access = "access";
    public const string Source = "source";

    /// <summary>All words as they were written, title first.</summary>
    public const string Exact = "exact";

    /// <summary>The title's words as they were written, for suggestions.</summary>
    public const string TitleExact = "title";

    /// <summary>What a suggestion shows; see <see cref="Suggesting.SuggestionLabel"/>.</summary>
    public const string Label = "label";

    public const string TitleGerman = "title.de";
    public const string TitleEnglish = "title.en";
    public const string BodyGerman = "body.de";
    public const string BodyEnglish = "body.en";

    /// <summary>The words' pieces, those of the title three times, for titles say most.</summary>
    public const string Grams = "grams";

    public static string Facet(string name) => "facet." + name;

    public static string Number(SearchNumber number) => "number." + number;
}
