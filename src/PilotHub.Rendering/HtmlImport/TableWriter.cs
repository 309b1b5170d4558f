namespace PilotHub.Rendering.HtmlImport;

/// <summary>Writes tables with pipes. The first row is the head, since Markdown knows no table without one.</summary>
internal static class TableWriter
{
    // Short rows are filled up; a table that would consist of filling is written as lines instead.
    private const int SpareCells = 5_000;

    public static IEnumerable<string> Lines(Table table)
    {
        var columns = table.Rows.Max(row => row.Count);
        if ((long)columns * table.Rows.Count > (4L * table.Rows.Sum(row => row.Count)) + SpareCells)
        {
            return table.Rows.SelectMany(row => new[] { Row(row, row.Count), "" }).SkipLast(1);
        }

        var heads = Enumerable.Range(0, columns).Select(column => column < table.Columns.Count ? Head(table.Columns[column]) : "---");
        return [Row(table.Rows[0], columns), $"| {string.Join(" | ", heads)} |", .. table.Rows.Skip(1).Select(row => Row(row, columns))];
    }

    private static string Row(IReadOnlyList<IReadOnlyList<Inline>> cells, int columns) =>
        $"| {string.Join(" | ", Enumerable.Range(0, columns).Select(column => column < cells.Count ? InlineWriter.Write(cells[column], InlineContext.Cell) : ""))} |";

    private static string Head(ColumnAlignment alignment) => alignment switch
    {
        ColumnAlignment.Left => ":---",
        ColumnAlignment.Center => ":---:",
        ColumnAlignment.Right => "---:",
        _ => "---",
    };
}
