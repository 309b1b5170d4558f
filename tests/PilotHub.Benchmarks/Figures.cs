using System.Globalization;

namespace PilotHub.Benchmarks;

/// <summary>One line of the report: what was measured, beside its yardstick and its goal. <paramref name="Reached"/> is null where there is no goal.</summary>
internal sealed record Figure(string What, string Measured, string Yardstick, string Goal, bool? Reached);

/// <summary>Prints figures as the table that the README holds.</summary>
internal static class Figures
{
    public static void Print(IEnumerable<Figure> figures)
    {
        Console.WriteLine();
        Console.WriteLine("| what | measured | yardstick in the same run | goal | |");
        Console.WriteLine("|---|---|---|---|---|");
        foreach (var figure in figures)
            Console.WriteLine($"| {figure.What} | {figure.Measured} | {figure.Yardstick} | {figure.Goal} | {figure.Reached switch { true => "reached", false => "**not reached**", null => "" }} |");
    }

    public static string Rate(double perSecond) => perSecond.ToString("N0", CultureInfo.InvariantCulture) + "/s";

    public static string Milliseconds(TimeSpan time) => time.TotalMilliseconds.ToString("0.0", CultureInfo.InvariantCulture) + " ms";

    public static string Seconds(TimeSpan time) => time.TotalSeconds.ToString("0.00", CultureInfo.InvariantCulture) + " s";

    public static string Percent(double share) => share.ToString("P0", CultureInfo.InvariantCulture);
}
