using System.Text;
using PilotHub.Data.Media;

namespace PilotHub.Tests.Data;

public sealed class MediaFolderTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("pilothub-media-").FullName;
    private readonly MediaFolder _media;

    public MediaFolderTests() => _media = new(Root);

    private string Root => Path.Combine(_folder, "media");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_file_is_saved_replaced_and_opened()
    {
        await SaveAsync("cases/a/plan.txt", "first");
        await SaveAsync("cases/a/plan.txt", "second");
        await SaveAsync("Zeichnung ä.txt", "third");

        Assert.Equal("second", await ReadAsync("cases/a/plan.txt"));
        Assert.Null(await _media.OpenAsync("cases/a", Token));
        Assert.Null(await _media.OpenAsync("nothing.txt", Token));
        Assert.Equal(["Zeichnung ä.txt", "cases/a/plan.txt"], await ListAsync());
    }

    [Fact]
    public async Task An_empty_store_lists_nothing() => Assert.Empty(await ListAsync());

    [Theory]
    [InlineData("../outside.txt")]
    [InlineData("/etc/passwd")]
    [InlineData("a/../../outside.txt")]
    [InlineData("a//b.txt")]
    [InlineData("a\\..\\b.txt")]
    [InlineData("c:b.txt")]
    [InlineData("a/b\0.txt")]
    [InlineData(".upload-x")]
    [InlineData("")]
    public async Task A_path_that_leads_elsewhere_is_refused(string path)
    {
        await Assert.ThrowsAsync<ArgumentException>(() => SaveAsync(path, "x"));
        Assert.Null(await _media.OpenAsync(path, Token));
        Assert.Empty(Directory.EnumerateFiles(_folder, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task Links_are_neither_followed_nor_listed_nor_replaced()
    {
        var outside = Directory.CreateDirectory(Path.Combine(_folder, "outside")).FullName;
        var secret = Path.Combine(outside, "secret.txt");
        await File.WriteAllTextAsync(secret, "secret", Token);
        Directory.CreateDirectory(Root);
        Directory.CreateSymbolicLink(Path.Combine(Root, "folder"), outside);
        File.CreateSymbolicLink(Path.Combine(Root, "file.txt"), secret);

        foreach (var path in new[] { "folder/secret.txt", "file.txt" })
        {
            Assert.Null(await _media.OpenAsync(path, Token));
            await Assert.ThrowsAsync<ArgumentException>(() => SaveAsync(path, "changed"));
        }
        await Assert.ThrowsAsync<ArgumentException>(() => SaveAsync("folder/new.txt", "new"));
        Assert.Empty(await ListAsync());
        Assert.Equal("secret", await File.ReadAllTextAsync(secret, Token));
        Assert.Single(Directory.EnumerateFiles(outside));
    }

    [Fact]
    public async Task A_file_that_could_not_be_read_to_its_end_leaves_nothing_behind()
    {
        await SaveAsync("a.txt", "whole");
        await Assert.ThrowsAsync<IOException>(() => _media.SaveAsync("a.txt", new BrokenStream(), Token));
        await Assert.ThrowsAsync<IOException>(() => _media.SaveAsync("b.txt", new BrokenStream(), Token));

        Assert.Equal("whole", await ReadAsync("a.txt"));
        Assert.Single(Directory.EnumerateFiles(Root));
    }

    [Fact]
    public async Task A_file_that_is_being_written_is_not_seen()
    {
        await SaveAsync("a.txt", "old");
        await _media.SaveAsync("a.txt", new PausedStream("new", async () =>
        {
            Assert.Equal("old", await ReadAsync("a.txt"));
            Assert.Equal(["a.txt"], await ListAsync());
        }), Token);

        Assert.Equal("new", await ReadAsync("a.txt"));
    }

    private Task SaveAsync(string path, string text) => _media.SaveAsync(path, new MemoryStream(Encoding.UTF8.GetBytes(text)), Token);

    private async Task<string> ReadAsync(string path)
    {
        await using var file = await _media.OpenAsync(path, Token);
        using var reader = new StreamReader(file!);
        return await reader.ReadToEndAsync(Token);
    }

    private async Task<List<string>> ListAsync()
    {
        var paths = new List<string>();
        await foreach (var path in _media.ListAsync(Token))
            paths.Add(path);
        return paths;
    }

    private sealed class BrokenStream() : MemoryStream(new byte[10])
    {
        public override Task CopyToAsync(Stream destination, int bufferSize, CancellationToken cancellationToken) => throw new IOException("broken");
    }

    private sealed class PausedStream(string text, Func<Task> inBetween) : MemoryStream(Encoding.UTF8.GetBytes(text))
    {
        public override async Task CopyToAsync(Stream destination, int bufferSize, CancellationToken cancellationToken)
        {
            await destination.WriteAsync(ToArray().AsMemory(0, 1), cancellationToken);
            await inBetween();
            await destination.WriteAsync(ToArray().AsMemory(1), cancellationToken);
        }
    }
}
