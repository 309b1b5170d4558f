using PilotHub.Tests.Data;
using PilotHub.Tests.Web.Search;
using Xunit.MicrosoftTestingPlatform;
using Xunit.Runner.InProc.SystemConsole;

namespace PilotHub.Tests;

/// <summary>Runs the tests; or, as the process that a durability test kills, writes until then.</summary>
internal static class TestProgram
{
    public static Task<int> Main(string[] args) => args switch
    {
        [DurabilityWriter.Command, var dataPath, var connectionString] => DurabilityWriter.RunAsync(dataPath, connectionString),
        [SearchDurabilityWriter.Command, var dataPath] => SearchDurabilityWriter.RunAsync(dataPath),
        _ when args.Any(arg => arg is "--server" or "--internal-msbuild-node") =>
            TestPlatformTestFramework.RunAsync(args, SelfRegisteredExtensions.AddSelfRegisteredExtensions),
        _ => ConsoleRunner.Run(args),
    };
}
