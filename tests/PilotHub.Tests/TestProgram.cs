using PilotHub.Tests.Data;
using Xunit.MicrosoftTestingPlatform;
using Xunit.Runner.InProc.SystemConsole;

namespace PilotHub.Tests;

/// <summary>Runs the tests; or, as the process that a durability test kills, writes to a database until then.</summary>
internal static class TestProgram
{
    public static Task<int> Main(string[] args) => args switch
    {
        [DurabilityWriter.Command, var dataPath, var connectionString] => DurabilityWriter.RunAsync(dataPath, connectionString),
        _ when args.Any(arg => arg is "--server" or "--internal-msbuild-node") =>
            TestPlatformTestFramework.RunAsync(args, SelfRegisteredExtensions.AddSelfRegisteredExtensions),
        _ => ConsoleRunner.Run(args),
    };
}
