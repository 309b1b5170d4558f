using System.Diagnostics;
using PilotHub.Web.CommandLine;

namespace PilotHub.Tests.Web;

/// <summary>What a command of the program gave back.</summary>
internal sealed record HubCommandResult(int ExitCode, string Output, string Error);

/// <summary>Runs commands of the program: in this process, or as the user does.</summary>
internal static class HubProcess
{
    /// <summary>Runs a command in this process, in the environment of the tests' own sites unless the arguments say otherwise.</summary>
    public static async Task<HubCommandResult> RunAsync(params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var exitCode = await HubCommandLine.RunAsync(args, output, error);
        return new(exitCode, output.ToString(), error.ToString());
    }

    /// <summary>Runs the program itself, with variables added to its environment.</summary>
    public static async Task<HubCommandResult> ExecuteAsync(IReadOnlyDictionary<string, string> variables, params string[] args)
    {
        using var process = Start(variables, args);
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return new(process.ExitCode, await output, await error);
    }

    /// <summary>Starts the program; whoever asked for it ends it.</summary>
    public static Process Start(IReadOnlyDictionary<string, string> variables, params string[] args)
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "PilotHub.Web.exe" : "PilotHub.Web"), args)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in variables)
            start.Environment[name] = value;
        return Process.Start(start)!;
    }
}
