using PilotHub.Content.Store;

namespace PilotHub.Web.Insight;

/// <summary>Writes what was counted into the database every few seconds, and forgets what is older than a year.</summary>
internal sealed partial class SearchTallyWriter(SearchTallies tallies, ISearchLog log, TimeProvider time, ILogger<SearchTallyWriter> logger) : BackgroundService
{
    /// <summary>How many weeks are kept besides the present one.</summary>
    public const int WeeksKept = 52;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    private DateOnly _cleaned;

    /// <summary>Writes what was counted so far.</summary>
    public async Task WriteAsync(CancellationToken cancellationToken)
    {
        if (tallies.Take() is { Count: > 0 } counted)
            await log.AddAsync(counted, cancellationToken);
        if (_cleaned == tallies.ThisWeek)
            return;
        await log.DeleteBeforeAsync(tallies.ThisWeek.AddDays(-7 * WeeksKept), cancellationToken);
        _cleaned = tallies.ThisWeek;
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await TryWriteAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
                await TryWriteAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
        }
    }

    private async Task TryWriteAsync(CancellationToken cancellationToken)
    {
        try
        {
            await WriteAsync(cancellationToken);
        }
#pragma warning disable CA1031 // counts of some seconds are lost when the database is away; nothing else may be
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            LogLost(e);
        }
    }

    [LoggerMessage(EventId = 2201, EventName = "insight.search.lost", Level = LogLevel.Warning, Message = "What was searched for in the last seconds could not be counted")]
    private partial void LogLost(Exception exception);
}
