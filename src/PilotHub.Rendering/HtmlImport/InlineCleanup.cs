namespace PilotHub.Rendering.HtmlImport;

/// <summary>
/// Inlines as Markdown can say them: white space collapsed and outside of marks, neighbours of a kind joined, nothing empty, no link
/// in a link.
/// </summary>
internal static class InlineCleanup
{
    public static IReadOnlyList<Inline> Clean(IReadOnlyList<Inline> inlines)
    {
        var joined = Join(Hoist(inlines, [], inLink: false));
        var collapsed = InlineSpacing.Collapse(joined);
        return collapsed.Any(inline => inline is not LineBreak) ? InlineSpacing.Trim(collapsed) : [];
    }

    /// <summary>Moves white space at the edges of marks out of them, and drops a mark within one of its kind.</summary>
    private static List<Inline> Hoist(IReadOnlyList<Inline> inlines, IReadOnlyList<string> open, bool inLink)
    {
        var hoisted = new List<Inline>(inlines.Count);
        foreach (var inline in inlines)
        {
            switch (inline)
            {
                case Span span when open.Contains(span.Element):
                    hoisted.AddRange(Hoist(span.Content, open, inLink));
                    break;
                case Span span:
                    AddHoisted(hoisted, Join(Hoist(span.Content, [.. open, span.Element], inLink)), content => span with { Content = content });
                    break;
                case Link link when inLink:
                    hoisted.AddRange(Hoist(link.Content, open, inLink));
                    break;
                case Link link:
                    AddHoisted(hoisted, Join(Hoist(link.Content, open, inLink: true)), content => link with { Content = content });
                    break;
                default:
                    hoisted.Add(inline);
                    break;
            }
        }

        return hoisted;
    }

    private static void AddHoisted(List<Inline> into, List<Inline> content, Func<IReadOnlyList<Inline>, Inline> wrap)
    {
        var start = 0;
        var end = content.Count;
        while (start < end && IsSpace(content[start]))
        {
            into.Add(content[start++]);
        }

        while (end > start && IsSpace(content[end - 1]))
        {
            end--;
        }

        if (start < end)
        {
            var leading = "";
            var trailing = "";
            if (content[start] is Text first)
            {
                leading = first.Value[..^first.Value.TrimStart().Length];
                content[start] = new Text(first.Value[leading.Length..]);
            }

            if (content[end - 1] is Text last)
            {
                trailing = last.Value[last.Value.TrimEnd().Length..];
                content[end - 1] = new Text(last.Value[..^trailing.Length]);
            }

            into.Add(new Text(leading));
            into.Add(wrap(content[start..end]));
            into.Add(new Text(trailing));
        }

        into.AddRange(content[end..]);
    }

    private static bool IsSpace(Inline inline) => inline is LineBreak || (inline is Text text && string.IsNullOrWhiteSpace(text.Value));

    /// <summary>Joins neighbouring texts, and neighbouring marks of a kind with all that they hold.</summary>
    private static List<Inline> Join(List<Inline> inlines)
    {
        var joined = new List<Inline>(inlines.Count);
        foreach (var group in Groups(inlines))
        {
            switch (group)
            {
                case [Text, ..]:
                    joined.Add(new Text(string.Concat(group.Cast<Text>().Select(text => text.Value))));
                    break;
                case [Span span, _, ..]:
                    joined.Add(span with { Content = Join([.. group.Cast<Span>().SelectMany(part => part.Content)]) });
                    break;
                default:
                    joined.AddRange(group);
                    break;
            }
        }

        return joined;
    }

    private static IEnumerable<List<Inline>> Groups(IEnumerable<Inline> inlines)
    {
        var group = new List<Inline>();
        foreach (var inline in inlines.Where(inline => inline is not Text { Value: "" }))
        {
            if (group.Count > 0 && !CanJoin(group[^1], inline))
            {
                yield return group;
                group = [];
            }

            group.Add(inline);
        }

        if (group.Count > 0)
        {
            yield return group;
        }
    }

    private static bool CanJoin(Inline first, Inline second) => (first, second) switch
    {
        (Text, Text) => true,
        (Span { Element: "strong" or "em" or "del" } span, Span next) => span.Element == next.Element,
        _ => false,
    };
}
