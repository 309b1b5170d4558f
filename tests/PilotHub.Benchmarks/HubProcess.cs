using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace PilotHub.Benchmarks;

/// <summary>The published product, run as people run it: one process, its own data path, a port of its own.</summary>
internal sealed class HubProcess : IAsyncDisposable
{
    private readonly Process _process;

    private HubProcess(Process process, Uri address) => (_process, Address) = (process, address);

    /// <summary>Where the site answers.</summary>
    public Uri Address { get; }

    /// <summary>Resident memory in bytes, as the operating system counts it.</summary>
    public long ResidentBytes
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64;
        }
    }

    /// <summary>Publishes the host in Release and returns the folder.</summary>
    public static async Task<string> PublishAsync(string workFolder)
    {
        var output = Path.Combine(workFolder, "published");
        await RunToEndAsync("dotnet", Repository.Root, "publish", "src/PilotHub.Web", "-c", "Release", "-o", output, "-v", "q", "--nologo");
        return output;
    }

    /// <summary>Runs a command of the product to its end; anything but exit code 0 fails.</summary>
    public static Task RunCommandAsync(string published, string dataPath, params string[] arguments) =>
        RunToEndAsync(Path.Combine(published, "PilotHub.Web"), published, [.. arguments, "--PilotHub:DataPath", dataPath]);

    /// <summary>Starts the site and returns when a page has answered 200, with the time that took.</summary>
    public static async Task<(HubProcess Hub, TimeSpan Start)> StartAsync(string published, string dataPath, bool samples, params string[] settings)
    {
        var address = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{FreePort()}"));
        var start = new ProcessStartInfo(Path.Combine(published, "PilotHub.Web"))
        {
            WorkingDirectory = published,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            ArgumentList = { "--urls", address.ToString(), "--PilotHub:DataPath", dataPath, "--PilotHub:AnonymousRead", "true" },
            Environment = { ["ASPNETCORE_ENVIRONMENT"] = samples ? "Development" : "Production", ["Logging__LogLevel__Default"] = "Warning" },
        };
        foreach (var setting in settings)
            start.ArgumentList.Add(setting);
        var clock = Stopwatch.StartNew();
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        using var client = new HttpClient { BaseAddress = address };
        while (!await AnswersAsync(client))
        {
            if (process.HasExited)
                throw new InvalidOperationException($"The site ended with exit code {process.ExitCode}.");
            if (clock.Elapsed > TimeSpan.FromMinutes(2))
                throw new TimeoutException("The site did not answer within two minutes.");
        }
        return (new(process, address), clock.Elapsed);
    }

    /// <summary>Returns when everything can be found too, which the first page does not wait for.</summary>
    public async Task WaitUntilReadyAsync()
    {
        using var client = new HttpClient { BaseAddress = Address };
        var clock = Stopwatch.StartNew();
        while (true)
        {
            using var answer = await client.GetAsync(new Uri("/readyz", UriKind.Relative));
            if (answer.IsSuccessStatusCode)
                return;
            if (clock.Elapsed > TimeSpan.FromMinutes(10))
                throw new TimeoutException("The site was not ready within ten minutes.");
            await Task.Delay(100);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    /// <summary>A port that nobody listens on.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static async Task<bool> AnswersAsync(HttpClient client)
    {
        try
        {
            using var answer = await client.GetAsync(new Uri("/", UriKind.Relative));
            return answer.StatusCode == HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            await Task.Delay(10);
            return false;
        }
    }

    private static async Task RunToEndAsync(string program, string folder, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}:\n{await output}{await errors}");
    }
}
