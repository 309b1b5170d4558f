using Lucene.Net.Analysis.Core;
using Lucene.Net.Index;
using Lucene.Net.Store;
using Lucene.Net.Util;
using PilotHub.Content.Store;
using PilotHub.Search;
using static PilotHub.Tests.Search.MemoryDocuments;
using Directory = System.IO.Directory;

namespace PilotHub.Tests.Search;

public sealed class SearchEngineTests : IDisposable
{
    private readonly MemorySite _site = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _site.Dispose();

    [Fact]
    public async Task What_is_published_changed_and_removed_is_followed()
    {
        using var engine = await _site.FollowAsync();
        _site.Put(Document("Chatbot"));
        await engine.FollowAsync(Token);
        Assert.Equal(["Chatbot"], engine.Find("chatbot"));

        _site.Put(Document("Chatbot", "Answers about travel."));
        await engine.FollowAsync(Token);
        Assert.Equal(["Chatbot"], engine.Find("travel"));

        _site.Remove("Chatbot");
        await engine.FollowAsync(Token);
        Assert.Empty(engine.Find("chatbot"));
        Assert.Equal(1, _site.Readings);
    }

    [Fact]
    public async Task A_restart_takes_in_what_it_missed_without_building_anew()
    {
        _site.Put(Document("Before"));
        (await _site.FollowAsync()).Dispose();
        var readings = _site.Readings;
        _site.Put(Document("Meanwhile"));

        using var engine = await _site.FollowAsync();

        Assert.Equal(["Before"], engine.Find("before"));
        Assert.Equal(["Meanwhile"], engine.Find("meanwhile"));
        Assert.Equal(readings, _site.Readings);
        Assert.Equal(new ChangeCursor(0, 2), engine.Cursor);
    }

    [Fact]
    public async Task A_damaged_index_is_built_anew()
    {
        _site.Put(Document("Chatbot"));
        (await _site.FollowAsync()).Dispose();
        foreach (var file in IndexFiles().Where(file => !Path.GetFileName(file).StartsWith("segments", StringComparison.Ordinal)))
        {
            var bytes = await File.ReadAllBytesAsync(file, Token);
            bytes.AsSpan(bytes.Length / 2).Fill(0x55);
            await File.WriteAllBytesAsync(file, bytes, Token);
        }

        using var engine = await _site.FollowAsync();

        Assert.Equal(["Chatbot"], engine.Find("chatbot"));
    }

    [Fact]
    public async Task An_index_whose_files_are_cut_off_is_built_anew()
    {
        _site.Put(Document("Chatbot"));
        (await _site.FollowAsync()).Dispose();
        foreach (var file in IndexFiles())
            await File.WriteAllBytesAsync(file, [], Token);

        using var engine = await _site.FollowAsync();

        Assert.Equal(["Chatbot"], engine.Find("chatbot"));
        Assert.Single(Directory.GetDirectories(_site.Folder));
    }

    [Fact]
    public async Task An_index_of_another_schema_is_built_anew()
    {
        _site.Put(Document("Chatbot"));
        (await _site.FollowAsync()).Dispose();
        using (var directory = new NIOFSDirectory(Assert.Single(Directory.GetDirectories(_site.Folder))))
        using (var writer = new IndexWriter(directory, new(LuceneVersion.LUCENE_48, new KeywordAnalyzer())))
        {
            writer.SetCommitData(new Dictionary<string, string>(writer.CommitData) { ["schema"] = "of long ago" });
            writer.Commit();
        }
        var readings = _site.Readings;

        using var engine = await _site.FollowAsync();

        Assert.True(_site.Readings > readings);
        Assert.Equal(["Chatbot"], engine.Find("chatbot"));
    }

    [Fact]
    public async Task A_build_that_was_cut_short_is_no_index_and_leaves_nothing_behind()
    {
        _site.Put(Document("Chatbot"));
        (await _site.FollowAsync()).Dispose();
        var unfinished = Directory.CreateDirectory(Path.Combine(_site.Folder, "77")).FullName;
        await File.WriteAllTextAsync(Path.Combine(unfinished, "_0.cfs"), "half", Token);

        using var engine = await _site.FollowAsync();

        Assert.Equal(["Chatbot"], engine.Find("chatbot"));
        Assert.False(Directory.Exists(unfinished));
    }

    [Fact]
    public async Task An_index_ahead_of_its_database_is_built_anew()
    {
        _site.Put(Document("Lost"));
        _site.Put(Document("Kept"));
        (await _site.FollowAsync()).Dispose();
        _site.Remove("Lost");
        _site.Forget();

        using var engine = await _site.FollowAsync();

        Assert.Empty(engine.Find("lost"));
        Assert.Equal(["Kept"], engine.Find("kept"));
    }

    [Fact]
    public async Task The_old_index_serves_while_a_new_one_is_built_of_what_has_changed()
    {
        _site.Put(Document("Old"));
        using var engine = await _site.FollowAsync();
        var read = new TaskCompletionSource();
        (_site.Fingerprint, _site.Reading) = ("two", read.Task);
        _site.PutSilently(Document("Old", "New definition."));

        var building = engine.FollowAsync(Token);
        Assert.Empty(engine.Find("definition"));
        Assert.Equal(["Old"], engine.Find("old"));
        read.SetResult();
        await building;

        Assert.Equal(["Old"], engine.Find("definition"));
        Assert.Single(Directory.GetDirectories(_site.Folder));
    }

    [Fact]
    public async Task Two_processes_on_one_data_path_have_an_index_each()
    {
        _site.Put(Document("Chatbot"));
        using var first = await _site.FollowAsync();
        using var second = await _site.FollowAsync();

        Assert.Equal(["Chatbot"], first.Find("chatbot"));
        Assert.Equal(["Chatbot"], second.Find("chatbot"));
        Assert.Equal(2, Directory.GetDirectories(_site.Folder).Length);
    }

    [Fact]
    public async Task A_renamed_person_is_found_by_the_new_name_wherever_the_old_one_stood()
    {
        _site.Put(Document("Chatbot") with { Keywords = ["Anna Berger"], Mentions = ["u1"] });
        using var engine = await _site.FollowAsync();
        _site.PutSilently(Document("Chatbot") with { Keywords = ["Anna Talmann"], Mentions = ["u1"] });
        _site.Change(ChangeSubject.User, "u1");
        await engine.FollowAsync(Token);

        Assert.Equal(["Chatbot"], engine.Find("talmann"));
        Assert.Empty(engine.Find("berger"));
    }

    [Fact]
    public async Task Compounds_are_taken_apart_by_the_words_of_the_site()
    {
        _site.Put(Document("Leitfaden", "Was Kunden brauchen, welche Dienste wir haben, welche Leistungen."), Document("Kundendienstleistungen"));
        using var engine = await _site.FollowAsync();

        Assert.Contains("Kundendienstleistungen", engine.Find("Leistung"));
        Assert.Contains("Leitfaden", engine.Find("Kundendienste"));
    }

    [Fact]
    public async Task An_engine_without_an_index_says_so()
    {
        using var engine = _site.NewEngine();

        Assert.False(engine.IsReady);
        Assert.Throws<InvalidOperationException>(() => engine.Find("anything"));
        await engine.FollowAsync(Token);
        Assert.True(engine.IsReady);
    }

    private IEnumerable<string> IndexFiles() => Directory.EnumerateFiles(_site.Folder, "*", SearchOption.AllDirectories).Where(file => !file.EndsWith(".lock", StringComparison.Ordinal));
}
