using Lucene.Net.Analysis;
using Lucene.Net.Documents;

namespace PilotHub.Search.Analysis;

/// <summary>A field that is made of words in one of their forms.</summary>
internal sealed class WordsField(string name, IReadOnlyList<IReadOnlyList<TextToken>> texts, WordForm form, FieldType type) : Field(name, type)
{
    public override TokenStream GetTokenStream(Analyzer analyzer) => WordTokenStream.Of(texts, form);
}
