using System.Text.Json;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Store;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;
using PilotHub.Search.Analysis;
using PilotHub.Search.Indexing;

namespace PilotHub.Benchmarks;

/// <summary>The yardstick for search: Kestrel and one Lucene query of the same words over the same index, answering with ten titles.</summary>
internal static class BareSearch
{
    private const int Titles = 10;

    /// <summary>Serves the index at every address, <c>q</c> being the words, until the process is ended.</summary>
    public static async Task ServeAsync(string address, string index)
    {
        using var directory = new NIOFSDirectory(index);
        using var reader = DirectoryReader.Open(directory);
        var searcher = new IndexSearcher(reader) { Similarity = SearchIndex.Similarity };
        var words = new WordAnalyzer(CompoundVocabulary.Empty);
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls(address);
        builder.Logging.SetMinimumLevel(LogLevel.None);
        var app = builder.Build();
        app.Run(context =>
        {
            var query = new BooleanQuery();
            foreach (var word in TextTokens.Of(context.Request.Query["q"].ToString(), words).Select(token => token.Word).Where(word => !word.IsFunctionWord).DistinctBy(word => word.Exact))
                query.Add(new TermQuery(new(IndexFields.Exact, word.Exact)), Occur.SHOULD);
            var titles = searcher.Search(query, Titles).ScoreDocs.Select(hit => DocumentMapping.Read(searcher.Doc(hit.Doc)).Title);
            var answer = JsonSerializer.SerializeToUtf8Bytes(titles);
            context.Response.ContentType = "application/json";
            context.Response.ContentLength = answer.Length;
            return context.Response.Body.WriteAsync(answer, 0, answer.Length);
        });
        await app.RunAsync();
    }
}
