using PilotHub.Search;

namespace PilotHub.Web.Search;

/// <summary>
/// Keeps the index following the changes as long as the site runs. The start waits for it a little, so that a site of ordinary size
/// opens its port with everything to be found; a large one that has lost its index is not kept from being read meanwhile.
/// </summary>
internal sealed partial class SearchFollower(SearchEngine engine, TimeProvider time, ILogger<SearchFollower> logger) : BackgroundService
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    private readonly TaskCompletionSource _tried = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await base.StartAsync(cancellationToken);
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await Task.WhenAny(_tried.Task, Task.Delay(Patience, time, waiting.Token));
        await waiting.CancelAsync();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await engine.FollowAsync(stoppingToken);
                _tried.TrySetResult();
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
                _tried.TrySetResult();
                LogInterrupted(e);
                await Task.Delay(Pause, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    [LoggerMessage(EventId = 2101, EventName = "search.follow.interrupted", Level = LogLevel.Warning, Message = "Following the changes for the search index was interrupted; trying again")]
    private partial void LogInterrupted(Exception exception);
}
