using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace PilotHub.BrowserTests;

/// <summary>The program on an empty data path and a port of its own: as <c>dotnet run</c> starts it unless told otherwise.</summary>
internal sealed class HubSite : IAsyncDisposable
{
    private readonly Process _process;
    private readonly DirectoryInfo _data;

    private HubSite(Process process, DirectoryInfo data, Uri address) => (_process, _data, Address) = (process, data, address);

    public Uri Address { get; }

    /// <summary>Starts the program that lies in <paramref name="folder"/>, or the one beside the tests, with settings added on its command line.</summary>
    public static async Task<HubSite> StartAsync(string? folder = null, string environment = "Development", params string[] settings)
    {
        folder ??= AppContext.BaseDirectory;
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        var data = Directory.CreateTempSubdirectory("pilothub-browser-");
        var program = Path.Combine(folder, "PilotHub.Web.dll");
        var process = Process.Start(new ProcessStartInfo("dotnet", [program, "--urls", address.ToString(), "--PilotHub:DataPath", data.FullName, .. settings])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["ASPNETCORE_ENVIRONMENT"] = environment },
        })!;
        var output = new System.Collections.Concurrent.ConcurrentQueue<string>();
        process.OutputDataReceived += (_, line) => output.Enqueue(line.Data ?? "");
        process.ErrorDataReceived += (_, line) => output.Enqueue(line.Data ?? "");
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        using var client = new HttpClient { BaseAddress = address };
        // Building the index of a site full of megabytes takes its time beside other tests.
        var patience = Stopwatch.StartNew();
        while (!await IsReadyAsync(client))
        {
            if (process.HasExited)
                throw new InvalidOperationException($"The site ended with {process.ExitCode}:\n{string.Join('\n', output)}");
            if (patience.Elapsed > TimeSpan.FromMinutes(8))
                throw new TimeoutException($"The site is not ready:\n{string.Join('\n', output)}");
            await Task.Delay(100);
        }
        return new(process, data, address);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _data.Delete(recursive: true);
    }

    private static async Task<bool> IsReadyAsync(HttpClient client)
    {
        try
        {
            using var answer = await client.GetAsync(new Uri("/readyz", UriKind.Relative));
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false; // not listening yet
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
