using System.Collections.Frozen;
using Lucene.Net.Analysis.De;
using Lucene.Net.Analysis.En;

namespace PilotHub.Search.Analysis;

/// <summary>Words that carry no meaning by themselves, folded: Lucene's lists, and what questions are made of.</summary>
internal static class FunctionWords
{
    private const string EnglishQuestions = """
        what how which who whom why when where does do did can could should would i you we he she me my your our their his her has have had
        been were from about than so some any more most also may might shall must being having am
        """;

    private const string GermanQuestions = """
        wer wem wen wo wohin woher wann warum wieso weshalb wurde wurden worden wird werden hat haben hatte hatten kann koennen koennte darf
        duerfen muss muessen soll sollen sollte gibt
        """;

    public static FrozenSet<string> English { get; } = Folded(EnglishAnalyzer.DefaultStopSet, EnglishQuestions);

    public static FrozenSet<string> German { get; } = Folded(GermanAnalyzer.DefaultStopSet, GermanQuestions);

    private static FrozenSet<string> Folded(IEnumerable<string> words, string more) =>
        words.Concat(more.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).Select(word => WordFolding.Fold(word)).ToFrozenSet();
}
