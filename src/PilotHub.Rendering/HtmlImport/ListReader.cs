using System.Globalization;
using AngleSharp.Dom;

namespace PilotHub.Rendering.HtmlImport;

/// <summary>Reads the lists of HTML, Confluence's tasks, and definitions.</summary>
internal sealed class ListReader(BlockReader blocks, InlineReader inlines)
{
    public IReadOnlyList<Block> Read(IElement list)
    {
        var items = new List<(bool? IsDone, List<Block> Blocks)>();
        foreach (var child in list.ChildNodes.Where(child => !Clutter.IsDropped(child)))
        {
            var (isDone, content) = child is IElement item && IsItem(item) ? ReadItem(item) : (null, blocks.Read([child]));
            if (child is IElement { LocalName: "ul" or "ol" } && items.Count > 0)
            {
                // Google Docs and old editors put a nested list beside the item that it belongs to.
                items[^1].Blocks.AddRange(content);
            }
            else if (content.Count > 0)
            {
                items.Add((isDone, content));
            }
        }

        var start = list.LocalName == "ol"
            ? int.TryParse(list.GetAttribute("start"), CultureInfo.InvariantCulture, out var number) && number is >= 0 and < 999_000_000 ? number : 1
            : (int?)null;
        return items.Count > 0 ? [new ItemList(start, [.. items.Select(item => new ListItem(item.IsDone, item.Blocks))])] : [];
    }

    public IReadOnlyList<Block> ReadDefinitions(IElement list)
    {
        var groups = new List<DefinitionGroup>();
        var terms = new List<IReadOnlyList<Inline>>();
        var meanings = new List<IReadOnlyList<Block>>();
        foreach (var part in list.QuerySelectorAll("dt, dd").Where(part => part.Closest("dl") == list))
        {
            if (part.LocalName == "dt")
            {
                if (meanings.Count > 0)
                {
                    End();
                }

                terms.Add(inlines.Read(part.ChildNodes));
            }
            else
            {
                meanings.Add(blocks.Read(part));
            }
        }

        End();
        return [new Definitions(groups)];

        void End()
        {
            groups.Add(new DefinitionGroup([.. terms.Where(term => term.Count > 0)], [.. meanings.Where(meaning => meaning.Count > 0)]));
            terms.Clear();
            meanings.Clear();
        }
    }

    private (bool? IsDone, List<Block> Blocks) ReadItem(IElement item)
    {
        if (item.LocalName != "ac:task")
        {
            return (IsDone(item), blocks.Read(item));
        }

        var body = item.Children.FirstOrDefault(child => child.LocalName == "ac:task-body") ?? item;
        return (item.Children.Any(IsComplete), blocks.Read(body));
    }

    private static bool IsItem(IElement element) => element.LocalName is "li" or "ac:task" || element.HasAttribute("data-task-state");

    private static bool IsComplete(IElement part) => part.LocalName == "ac:task-status" && part.TextContent == "complete";

    /// <summary>Whether a task is done, by its state, its role, its checkbox or our own symbol; null for an item that is no task.</summary>
    private static bool? IsDone(IElement item)
    {
        if (item.GetAttribute("data-task-state") is { } state)
        {
            return state == "DONE";
        }

        if (item.GetAttribute("role") == "checkbox")
        {
            return item.GetAttribute("aria-checked") == "true";
        }

        if (item.HasAttribute("data-inline-task-id"))
        {
            return item.ClassList.Contains("checked");
        }

        var box = item.QuerySelector("input[type=checkbox], span.task");
        return box is null || box.Closest("li") != item ? null : box.HasAttribute("checked") || box.ClassList.Contains("task-done");
    }
}
