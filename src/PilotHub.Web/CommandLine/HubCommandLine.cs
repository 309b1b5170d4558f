using System.CommandLine;
using PilotHub.Web.Accounts;
using PilotHub.Web.Hosting;
using PilotHub.Web.Import;
using PilotHub.Web.Recipes;
using PilotHub.Web.Search;
using PilotHub.Web.Settings;

namespace PilotHub.Web.CommandLine;

/// <summary>The program's commands. Settings may stand anywhere on the line; without a command the site is served.</summary>
internal static class HubCommandLine
{
    private static readonly Option<string> Environment = new("--environment")
    {
        Description = "Development, Production or another name; a published program is in Production unless told",
        HelpName = "name",
        Recursive = true,
    };

    public static Task<int> RunAsync(string[] args) => RunAsync(args, Console.Out, Console.Error);

    /// <summary>Runs the command and returns its exit code; a test passes its own writers.</summary>
    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter error)
    {
        var parsed = CreateRoot().Parse([.. args.SelectMany(SplitSetting)]);
        if (parsed.Errors.Count > 0)
        {
            await error.WriteLineAsync($"{parsed.Errors[0].Message} See --help.");
            return ExitCodes.NothingDone;
        }
        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration
            {
                Output = output,
                Error = error,
                EnableDefaultExceptionHandler = false,
                // Requests and transactions under way are given this long to end after Ctrl+C.
                ProcessTerminationTimeout = TimeSpan.FromSeconds(30),
            });
        }
        catch (HubSettingException e)
        {
            await error.WriteLineAsync(e.Message);
        }
        catch (CommandRefusedException e)
        {
            await error.WriteLineAsync(e.Message);
            foreach (var detail in e.Details)
                await error.WriteLineAsync($"  {detail}");
        }
        catch (OperationCanceledException)
        {
            await error.WriteLineAsync("Interrupted.");
        }
        return ExitCodes.NothingDone;
    }

    /// <summary>The settings and the environment that were given on the line.</summary>
    public static HubStart StartOf(ParseResult parsed) => new()
    {
        Environment = parsed.GetValue(Environment),
        Settings = Settings.Select(setting => (setting.Key, Value: parsed.GetValue(setting.Option)))
            .Where(setting => setting.Value is not null)
            .ToDictionary(setting => setting.Key, setting => setting.Value),
    };

    private static readonly (string Key, Option<string> Option)[] Settings =
    [
        .. HubSettings.All.Prepend((Name: HubSettings.Urls, Description: $"The addresses to listen on, separated by semicolons; {HubSettings.DefaultUrl} unless set"))
            .Select(setting => (setting.Name, new Option<string>($"--{setting.Name}") { Description = setting.Description, HelpName = "value", Recursive = true })),
    ];

    private static RootCommand CreateRoot()
    {
        var root = new RootCommand("PilotHub keeps what an organisation's AI pilots taught it. Without a command it serves the site.");
        foreach (var (_, option) in Settings)
            root.Options.Add(option);
        root.Options.Add(Environment);
        root.Subcommands.Add(RecipesCommand.Create());
        root.Subcommands.Add(UsersCommand.Create());
        root.Subcommands.Add(ImportCommand.Create());
        root.Subcommands.Add(IndexCommand.Create());
        root.SetAction((parsed, cancellationToken) => ServeCommand.RunAsync(StartOf(parsed), parsed.InvocationConfiguration.Output, cancellationToken));
        return root;
    }

    // The parser takes a colon for the end of an option's name, which cuts --PilotHub:DataPath=value in the wrong place.
    private static IEnumerable<string> SplitSetting(string argument) =>
        argument.StartsWith("--", StringComparison.Ordinal) && argument.IndexOf('=', StringComparison.Ordinal) is > 0 and var at && argument[..at].Contains(':', StringComparison.Ordinal)
            ? [argument[..at], argument[(at + 1)..]]
            : [argument];
}
