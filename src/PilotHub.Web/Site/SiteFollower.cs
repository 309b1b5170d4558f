using PilotHub.Content.Store;

namespace PilotHub.Web.Site;

/// <summary>Reads the change feed as long as the site runs, so that this node learns what others commit.</summary>
internal sealed partial class SiteFollower(SiteCache site, IChangeFeed feed, TimeProvider time, ILogger<SiteFollower> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await feed.WaitAsync(await site.FollowAsync(stoppingToken), stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // whatever the database does, following must go on once it is back
            catch (Exception e)
#pragma warning restore CA1031
            {
                LogInterrupted(e);
                await Task.Delay(Pause, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    [LoggerMessage(EventId = 1301, EventName = "site.follow.interrupted", Level = LogLevel.Warning, Message = "Following the change feed was interrupted; trying again")]
    private partial void LogInterrupted(Exception exception);
}
