using PilotHub.Search;

namespace PilotHub.Web.Search;

/// <summary>
/// Keeps the index following the changes as long as the site runs. Nobody waits for it: pages can be read while the index is opened or
/// built, and <c>/readyz</c> says when everything can be found too.
/// </summary>
internal sealed partial class SearchFollower(
    SearchEngine engine, IHostApplicationLifetime lifetime, TimeProvider time, ILogger<SearchFollower> logger) : BackgroundService
{
    // From so many documents on, indexing them has left more behind in memory than collecting it all at once costs.
    private const int Many = 1000;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Until the port is open every processor is wanted for that.
        await StartedAsync(stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                var before = engine.Count;
                await engine.FollowAsync(stoppingToken);
                if (Math.Abs(engine.Count - before) >= Many)
                    GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
                await engine.WaitAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // whatever the database or the disk does, following must go on once it is back
            catch (Exception e)
#pragma warning restore CA1031
            {
                LogInterrupted(e);
                await Task.Delay(Pause, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task StartedAsync(CancellationToken stoppingToken)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = lifetime.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(stoppingToken);
    }

    [LoggerMessage(EventId = 2101, EventName = "search.follow.interrupted", Level = LogLevel.Warning, Message = "Following the changes for the search index was interrupted; trying again")]
    private partial void LogInterrupted(Exception exception);
}
