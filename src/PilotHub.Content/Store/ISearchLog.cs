namespace PilotHub.Content.Store;

/// <summary>How often the same words were searched for in a week; by whom is not kept.</summary>
/// <param name="Week">The Monday that the week begins with.</param>
/// <param name="Words">The words in lower case, at most <see cref="MaxLength"/> characters.</param>
/// <param name="Searches">How many searches there were.</param>
/// <param name="Empty">How many of them found nothing.</param>
/// <param name="Opened">How often somebody opened a result.</param>
public sealed record SearchTally(DateOnly Week, string Words, int Searches, int Empty, int Opened)
{
    /// <summary>The longest words that are kept, in characters.</summary>
    public const int MaxLength = 200;
}

/// <summary>Keeps what was searched for, counted by week.</summary>
public interface ISearchLog
{
    /// <summary>Adds to the counts, each tally to that of its week and words.</summary>
    Task AddAsync(IReadOnlyCollection<SearchTally> tallies, CancellationToken cancellationToken);

    /// <summary>The tallies of that week and all later ones, in no particular order.</summary>
    Task<IReadOnlyList<SearchTally>> ListAsync(DateOnly from, CancellationToken cancellationToken);

    /// <summary>Deletes what was counted for those words; for all where null.</summary>
    Task DeleteAsync(string? words, CancellationToken cancellationToken);

    /// <summary>Deletes what was counted before that week.</summary>
    Task DeleteBeforeAsync(DateOnly week, CancellationToken cancellationToken);
}
