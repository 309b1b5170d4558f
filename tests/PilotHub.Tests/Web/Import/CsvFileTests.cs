using System.Text;
using PilotHub.Web.CommandLine;
using PilotHub.Web.Import;

namespace PilotHub.Tests.Web.Import;

public sealed class CsvFileTests : IDisposable
{
    private static readonly Encoding Windows1252 = CsvEncoding.Find("windows-1252")!;

    private readonly string _path = Path.Combine(Path.GetTempPath(), $"pilothub-{Guid.NewGuid():N}.csv");

    [Theory]
    [InlineData("a,b\n1,2\n")]
    [InlineData("a;b\n1;2\n")]
    [InlineData("a\tb\n1\t2\n")]
    [InlineData("a|b\r\n1|2")]
    [InlineData("sep=;\na;b\n1;2\n")]
    [InlineData("\"a\",\"b\"\r\"1\",\"2\"\r")]
    [InlineData("\n,\na,b\n1,2\n")]
    public async Task The_delimiter_is_found_out(string text)
    {
        using var file = await OpenAsync(text);
        Assert.Equal(["a", "b"], file.Columns.Names);
        Assert.Equal(["1", "2"], Assert.Single(file.ReadRows()).Cells);
        // A file is read twice.
        Assert.Equal(["1", "2"], Assert.Single(file.ReadRows()).Cells);
    }

    [Fact]
    public async Task A_delimiter_can_be_given()
    {
        using var file = await OpenAsync("a;b,c\n1;2,3\n", delimiter: ',');
        Assert.Equal(["a;b", "c"], file.Columns.Names);
    }

    [Fact]
    public async Task Line_breaks_delimiters_and_quotation_marks_may_stand_in_cells_and_headings()
    {
        using var file = await OpenAsync("\"Use\r\nCase\", \"Text, with \"\"marks\"\"\"\r\n \"one\ntwo\" ,x\ry,\"z\r\"\n");
        Assert.Equal(["Use Case", "Text, with \"marks\""], file.Columns.Names);
        Assert.Equal([["one\ntwo", "x"], ["y", "z\r"]], file.ReadRows().Select(row => row.Cells));
    }

    [Fact]
    public async Task Rows_are_numbered_as_in_a_spreadsheet_and_lines_as_in_an_editor()
    {
        using var file = await OpenAsync("a,b\n\"1\n1\",2\n\n3,4\n");
        Assert.Equal([(2L, 2L, false), (3L, 4L, true), (4L, 5L, false)], file.ReadRows().Select(row => (row.Row, row.Line, row.IsBlank)));
    }

    [Fact]
    public async Task A_quotation_mark_that_is_never_closed_spoils_one_row()
    {
        using var file = await OpenAsync("a,b\n1,2\n3,\"4\n5,6\n7,8\n");
        var rows = file.ReadRows().ToList();
        Assert.Null(rows[0].Defect);
        Assert.Equal((3, 3), (rows[1].Row, rows[1].Line));
        Assert.StartsWith("A quotation mark is opened and never closed", rows[1].Defect, StringComparison.Ordinal);
        Assert.Equal(2, rows.Count);
    }

    [Fact]
    public async Task A_stray_quotation_mark_is_told_and_the_row_is_read()
    {
        using var file = await OpenAsync("a,b\n5\" pipe,2\n3,4\n");
        var rows = file.ReadRows().ToList();
        Assert.Equal(["5\" pipe", "2"], rows[0].Cells);
        Assert.NotNull(rows[0].Oddity);
        Assert.Null(rows[1].Oddity);
    }

    [Fact]
    public async Task A_row_of_absurd_length_ends_the_reading_with_a_reason()
    {
        using var file = await OpenAsync($"a,b\n1,2\n3,\"{new string('x', CsvRows.MaxRowLength + 100_000)}\n5,6\n");
        var rows = file.ReadRows().ToList();
        Assert.Equal(2, rows.Count);
        Assert.StartsWith("Is longer than 4 MB", rows[1].Defect, StringComparison.Ordinal);
        Assert.Equal((3, 3), (rows[1].Row, rows[1].Line));
    }

    [Fact]
    public async Task A_long_cell_is_just_long()
    {
        using var file = await OpenAsync($"a,b\n{new string('x', 1_000_000)},2\n");
        Assert.Equal(1_000_000, Assert.Single(file.ReadRows()).Cells[0].Length);
    }

    [Theory]
    [InlineData("", "is empty.")]
    [InlineData("\n\n , \n", "is empty.")]
    [InlineData("a,b\n", "has headings but no rows.")]
    [InlineData("a,b\n,\n\n", "has headings but no rows.")]
    [InlineData("a,\"b\n1,2\n", "the row of headings (line 1): A quotation mark is opened and never closed, so that everything up to the end of the file was read as this row.")]
    public async Task What_holds_no_rows_is_refused_in_one_line(string text, string reason)
    {
        var refused = await Assert.ThrowsAsync<CommandRefusedException>(() => OpenAsync(text));
        Assert.EndsWith(reason, refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refused.Message);
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_refused_in_one_line()
    {
        var refused = await Assert.ThrowsAsync<CommandRefusedException>(() => CsvFile.OpenAsync(_path, null, null, TestContext.Current.CancellationToken));
        Assert.Contains("cannot be read", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("utf-8", false)]
    [InlineData("utf-8", true)]
    [InlineData("utf-16", true)]
    [InlineData("utf-16", false)]
    [InlineData("utf-16BE", true)]
    [InlineData("utf-16BE", false)]
    [InlineData("utf-32", true)]
    [InlineData("windows-1252", false)]
    public async Task The_encoding_is_found_out(string name, bool mark)
    {
        const string text = "Titel;Größe\n“Übergröße” – größer für Ärzte;naïve Straße mit Maß\nWeiß nicht, was soll’s;schöne Grüße aus Köln\n";
        var encoding = CsvEncoding.Find(name)!;
        await File.WriteAllBytesAsync(_path, [.. mark ? encoding.GetPreamble() : [], .. encoding.GetBytes(text)], TestContext.Current.CancellationToken);
        using var file = await CsvFile.OpenAsync(_path, null, null, TestContext.Current.CancellationToken);
        Assert.Equal(encoding.WebName, file.Encoding.WebName);
        Assert.Equal(["Titel", "Größe"], file.Columns.Names);
        Assert.Equal("“Übergröße” – größer für Ärzte", file.ReadRows().First().Cells[0]);
    }

    [Fact]
    public async Task A_single_byte_at_the_end_of_a_long_file_decides_against_utf_8()
    {
        await File.WriteAllBytesAsync(_path,
            [.. Encoding.ASCII.GetBytes("a,b\n" + string.Concat(Enumerable.Repeat("plain,text\n", 200_000))), .. Windows1252.GetBytes("“quoted”,it’s\n")], TestContext.Current.CancellationToken);
        using var file = await CsvFile.OpenAsync(_path, null, null, TestContext.Current.CancellationToken);
        Assert.Equal(["“quoted”", "it’s"], file.ReadRows().Last().Cells);
    }

    [Fact]
    public async Task A_character_across_two_blocks_of_the_file_is_one_character()
    {
        await File.WriteAllTextAsync(_path, "a,b\n" + new string('x', 64 * 1024 - 6) + ",€\n", new UTF8Encoding(false), TestContext.Current.CancellationToken);
        using var file = await CsvFile.OpenAsync(_path, null, null, TestContext.Current.CancellationToken);
        Assert.Equal(Encoding.UTF8.WebName, file.Encoding.WebName);
        Assert.Equal("€", file.ReadRows().Single().Cells[1]);
    }

    [Fact]
    public async Task An_encoding_can_be_forced()
    {
        await File.WriteAllBytesAsync(_path, CsvEncoding.Find("iso-8859-15")!.GetBytes("a,b\n€,1\n"), TestContext.Current.CancellationToken);
        using var file = await CsvFile.OpenAsync(_path, CsvEncoding.Find("iso-8859-15"), null, TestContext.Current.CancellationToken);
        Assert.Equal("€", file.ReadRows().Single().Cells[0]);
    }

    [Theory]
    [InlineData("no-such-thing")]
    [InlineData("")]
    public void An_encoding_that_nobody_knows_is_not_found(string name) => Assert.Null(CsvEncoding.Find(name));

    public void Dispose() => File.Delete(_path);

    private async Task<CsvFile> OpenAsync(string text, char? delimiter = null)
    {
        await File.WriteAllTextAsync(_path, text, TestContext.Current.CancellationToken);
        return await CsvFile.OpenAsync(_path, null, delimiter, TestContext.Current.CancellationToken);
    }
}
