using Markdig;
using Markdig.Extensions.AutoLinks;
using Markdig.Extensions.Tables;

namespace PilotHub.Rendering.Pipeline;

internal static class ContentPipeline
{
    public static MarkdownPipeline Build(int maxNestingDepth)
    {
        // Order matters where two extensions claim the same character: task lists before links (both start with a bracket),
        // alerts before footnotes (`[!` and `[^`). Ours come last, because they replace what the others registered.
        var builder = new MarkdownPipelineBuilder { MaximumNestingDepth = maxNestingDepth }
            .UseAlertBlocks()
            .UsePipeTables(new PipeTableOptions { UseGfmRules = true })
            .UseTaskLists()
            .UseFootnotes()
            .UseDefinitionLists()
            .UseEmphasisExtras()
            .UseAutoLinks(new AutoLinkOptions { UseHttpsForWWWLinks = true });
        builder.Extensions.Add(new WorkBudgetExtension(maxNestingDepth));
        builder.Extensions.Add(new ContentRenderers());
        return builder.Build();
    }
}
