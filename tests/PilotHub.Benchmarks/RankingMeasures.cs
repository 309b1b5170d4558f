namespace PilotHub.Benchmarks;

/// <summary>How well one question was answered.</summary>
internal sealed record RankingMeasures(double Ndcg10, double Mrr10, double Recall100)
{
    /// <summary>Measures a ranking of ids, the best first, by the relevance of those that are relevant at all.</summary>
    public static RankingMeasures Of(IReadOnlyList<string> ranking, IReadOnlyDictionary<string, int> relevant)
    {
        var first = ranking.Take(10).ToList().FindIndex(relevant.ContainsKey);
        return new(
            GainOf(ranking.Take(10).Select(id => relevant.GetValueOrDefault(id))) / GainOf(relevant.Values.OrderDescending().Take(10)),
            first < 0 ? 0 : 1.0 / (first + 1),
            (double)ranking.Take(100).Count(relevant.ContainsKey) / relevant.Count);
    }

    /// <summary>
    /// By how much the second of two lists of paired numbers is better on average, and between which bounds that difference lies in 95 of 100
    /// drawings of the pairs with replacement.
    /// </summary>
    public static (double Difference, double Low, double High) Compare(IReadOnlyList<double> before, IReadOnlyList<double> after)
    {
        const int drawings = 10_000;
        // The same drawings in every run.
        var random = new Random(1);
        var differences = before.Zip(after, (old, now) => now - old).ToArray();
        var means = Enumerable.Range(0, drawings).Select(_ => Enumerable.Range(0, differences.Length).Average(_ => differences[random.Next(differences.Length)])).Order().ToArray();
        return (differences.Average(), means[(int)(drawings * 0.025)], means[(int)(drawings * 0.975)]);
    }

    private static double GainOf(IEnumerable<int> relevances) => relevances.Select((relevance, place) => (Math.Pow(2, relevance) - 1) / Math.Log2(place + 2)).Sum();
}
