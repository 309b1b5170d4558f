using PilotHub.Search.Indexing;

namespace PilotHub.Search;

/// <summary>
/// What lifts a result besides its words. Each is the share by which a result gains at most: evidence of level 5, verified today, found
/// useful by very many. A result that has none of them loses nothing.
/// </summary>
public sealed record RankingOptions
{
    // Of so many votes the next one counts half as much as the first few did.
    private const float ManyVotes = 5;

    /// <summary>For the level of evidence, in proportion to it. 0 to 1.</summary>
    public float Evidence { get; init; } = 0.2f;

    /// <summary>For freshness; halved with every <see cref="HalfLifeDays"/>. 0 to 1.</summary>
    public float Freshness { get; init; } = 0.1f;

    /// <summary>The days after which freshness counts half; at least 1.</summary>
    public int HalfLifeDays { get; init; } = 365;

    /// <summary>For the people who found it useful; five of them bring half of it. 0 to 1.</summary>
    public float Votes { get; init; } = 0.1f;

    /// <summary>The greatest factor that any document can have.</summary>
    internal float Most => 1 + Evidence + Freshness + Votes;

    /// <summary>The factor for a document with those numbers.</summary>
    internal float Of(int evidence, int verified, int votes, DateOnly today) => 1 + OfEvidence(evidence) + OfFreshness(verified, today) + OfVotes(votes);

    internal float OfEvidence(int evidence) => evidence > 0 ? Evidence * Math.Min(evidence, 5) / 5 : 0;

    internal float OfFreshness(int verified, DateOnly today) =>
        verified != SegmentValues.NoNumber ? Freshness * MathF.Pow(0.5f, (float)Math.Max(0, today.DayNumber - verified) / HalfLifeDays) : 0;

    internal float OfVotes(int votes) => votes > 0 ? Votes * votes / (votes + ManyVotes) : 0;
}
