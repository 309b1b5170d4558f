using PilotHub.Search.Indexing;

namespace PilotHub.Search;

/// <summary>
/// What lifts a result besides its words. Each is the share by which a result gains at most: evidence of level 5, verified today. A
/// result that has neither loses nothing.
/// </summary>
public sealed record RankingOptions
{
    /// <summary>For the level of evidence, in proportion to it. 0 to 1.</summary>
    public float Evidence { get; init; } = 0.2f;

    /// <summary>For freshness; halved with every <see cref="HalfLifeDays"/>. 0 to 1.</summary>
    public float Freshness { get; init; } = 0.1f;

    /// <summary>The days after which freshness counts half; at least 1.</summary>
    public int HalfLifeDays { get; init; } = 365;

    /// <summary>The factor for a document with those numbers.</summary>
    internal float Of(int evidence, int verified, DateOnly today) =>
        1
        + (evidence > 0 ? Evidence * Math.Min(evidence, 5) / 5 : 0)
        + (verified != SegmentValues.NoNumber ? Freshness * MathF.Pow(0.5f, (float)Math.Max(0, today.DayNumber - verified) / HalfLifeDays) : 0);
}
