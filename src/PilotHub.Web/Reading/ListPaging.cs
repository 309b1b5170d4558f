using System.Globalization;

namespace PilotHub.Web.Reading;

/// <summary>Which page of a list was asked for, and where it lies in the list.</summary>
internal readonly record struct ListPaging(int Page)
{
    /// <summary>How many entries a page shows.</summary>
    public const int Size = 20;

    private const int MaxPage = 100_000;

    /// <summary>How many entries come before the page.</summary>
    public int Skip => (Page - 1) * Size;

    /// <summary>Reads the <c>page</c> of an address; anything that is no page is the first one.</summary>
    public static ListPaging Read(string? page) =>
        int.TryParse(page, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and <= MaxPage ? new(number) : new(1);

    /// <summary>The last page where this one lies beyond it; null where it does not.</summary>
    public int? LastPageInstead(int total)
    {
        var last = Math.Max(1, (total + Size - 1) / Size);
        return Page > last ? last : null;
    }
}
