using System.Globalization;

namespace PilotHub.Web.Search;

/// <summary>The answer while there is no index yet: 503, and when to come back, so that programs ask again by themselves.</summary>
internal static class SearchLater
{
    private static readonly TimeSpan Wait = TimeSpan.FromSeconds(5);

    public static void Announce(HttpResponse response)
    {
        response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        response.Headers.RetryAfter = Wait.TotalSeconds.ToString(CultureInfo.InvariantCulture);
    }
}
