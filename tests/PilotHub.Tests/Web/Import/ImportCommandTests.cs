using PilotHub.Web.CommandLine;

namespace PilotHub.Tests.Web.Import;

/// <summary>The command line, on a data folder of its own.</summary>
public sealed class ImportCommandTests(ImportSite site) : IClassFixture<ImportSite>, IDisposable
{
    private const string Map = """
        { "name": "command", "contentType": "PilotCase", "key": { "template": "{Id}" }, "fields": { "TitlePart.Title": "Title" } }
        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("pilothub-import-");

    [Fact]
    public async Task All_rows_taken_is_0_and_some_refused_is_1_and_the_report_names_them()
    {
        var (code, output, _) = await RunAsync("Id,Title\n1,By command\n");
        Assert.Equal(0, code);
        Assert.Contains("1 rows: 1 created", output, StringComparison.Ordinal);
        (code, output, _) = await RunAsync("Id,Title\n1,By command\n,Refused by command\n", "--report", Path.Combine(_folder.FullName, "out.csv"));
        Assert.Equal(1, code);
        Assert.Contains("row 3 (line 3), Id: is empty, and identifies the row (refused)", output, StringComparison.Ordinal);
        Assert.Contains("2 rows: 0 created, 0 updated, 1 unchanged", output, StringComparison.Ordinal);
        Assert.Contains("3,3,Refused,Id,,\"Is empty, and identifies the row\"", await File.ReadAllTextAsync(Path.Combine(_folder.FullName, "out.csv"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Single(await site.FindAsync("By command"));
    }

    [Fact]
    public async Task A_dry_run_writes_nothing()
    {
        var (code, output, _) = await RunAsync("Id,Title\n9,Not written\n", "--dry-run");
        Assert.Equal(0, code);
        Assert.EndsWith("Dry run: nothing was written.", output.TrimEnd(), StringComparison.Ordinal);
        Assert.Empty(await site.FindAsync("Not written"));
    }

    [Theory]
    [InlineData("", "file.csv is empty.")]
    [InlineData("Id,Title\n", "file.csv has headings but no rows.")]
    [InlineData("Id,Title\n,x\n,y\n", "Not one row could be taken; nothing was written.")]
    [InlineData("Number,Title\n1,x\n", "The map does not fit:")]
    public async Task Nothing_done_is_2_with_the_reason_in_a_line(string csv, string reason)
    {
        var (code, _, error) = await RunAsync(csv);
        Assert.Equal(2, code);
        Assert.EndsWith(reason, error.ReplaceLineEndings("\n").Split('\n')[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_map_is_2()
    {
        using var error = new StringWriter();
        Assert.Equal(2, await HubCommandLine.RunAsync(["import", "file.csv"], TextWriter.Null, error));
        Assert.Contains("--map", error.ToString(), StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private async Task<(int Code, string Output, string Error)> RunAsync(string csv, params string[] options)
    {
        var (csvPath, mapPath) = (Path.Combine(_folder.FullName, "file.csv"), Path.Combine(_folder.FullName, "map.json"));
        await File.WriteAllTextAsync(csvPath, csv, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(mapPath, Map, TestContext.Current.CancellationToken);
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await HubCommandLine.RunAsync(
            ["import", csvPath, "--map", mapPath, "--environment", "Production", "--PilotHub:DataPath", site.DataPath, .. options], output, error);
        return (code, output.ToString(), error.ToString());
    }
}
