using Lucene.Net.Analysis;
using Lucene.Net.Analysis.TokenAttributes;

namespace PilotHub.Search.Analysis;

/// <summary>Hands the words of several texts to the index, in one of their forms. Phrases do not reach from one text into the next.</summary>
internal sealed class WordTokenStream : TokenStream
{
    private const int Gap = 100;

    // Making one takes longer than indexing a short text with it, and the index reads one field after the other.
    [ThreadStatic]
    private static WordTokenStream? _ofThread;

    private readonly ICharTermAttribute _term;
    private readonly IPositionIncrementAttribute _increment;
    private IEnumerator<(string Term, int Increment)> _terms = Enumerable.Empty<(string, int)>().GetEnumerator();

    private WordTokenStream()
    {
        _term = AddAttribute<ICharTermAttribute>();
        _increment = AddAttribute<IPositionIncrementAttribute>();
    }

    /// <summary>The stream of these texts, which ends the one that this thread was given before.</summary>
    public static WordTokenStream Of(IReadOnlyList<IReadOnlyList<TextToken>> texts, WordForm form)
    {
        var stream = _ofThread ??= new();
        stream._terms = TermsOf(texts, form).GetEnumerator();
        return stream;
    }

    public override bool IncrementToken()
    {
        if (!_terms.MoveNext())
            return false;
        ClearAttributes();
        _term.Append(_terms.Current.Term);
        _increment.PositionIncrement = _terms.Current.Increment;
        return true;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _terms.Dispose();
        base.Dispose(disposing);
    }

    private static IEnumerable<(string Term, int Increment)> TermsOf(IReadOnlyList<IReadOnlyList<TextToken>> texts, WordForm form)
    {
        var increment = 1;
        foreach (var text in texts)
        {
            foreach (var token in text)
            {
                var word = token.Word;
                var first = form switch { WordForm.Exact => word.Exact, WordForm.English => word.English, _ => word.German };
                if (first is not null)
                {
                    yield return (first, increment);
                    increment = 0;
                }
                if (form == WordForm.Stems && word.English is { } english && english != first)
                {
                    yield return (english, increment);
                    increment = 0;
                }
                // What stands at the same place does not make a text longer.
                foreach (var part in form is WordForm.German or WordForm.Stems ? word.Parts : [])
                {
                    yield return (part, increment);
                    increment = 0;
                }
                // A word that is left out leaves its place behind.
                increment++;
            }
            increment += Gap;
        }
    }
}
