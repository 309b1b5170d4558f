using Xunit.MicrosoftTestingPlatform;
using Xunit.Runner.InProc.SystemConsole;

namespace PilotHub.BrowserTests;

/// <summary>Runs the tests, or takes the pictures of a tour.</summary>
internal static class BrowserTestsProgram
{
    public static Task<int> Main(string[] args) => args switch
    {
        [ScreenshotTour.Command, var folder, .. var site] => ScreenshotTour.RunAsync(folder, site is [var address, ..] ? new(address) : null, site is [_, var password, ..] ? password : null),
        _ when args.Any(arg => arg is "--server" or "--internal-msbuild-node") =>
            TestPlatformTestFramework.RunAsync(args, SelfRegisteredExtensions.AddSelfRegisteredExtensions),
        _ => ConsoleRunner.Run(args),
    };
}
