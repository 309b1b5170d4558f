using System.Globalization;

namespace PilotHub.Pilots.Evidence;

/// <summary>The levels of evidence and what they mean, in both languages.</summary>
public static class EvidenceLevels
{
    /// <summary>The level of that number, or null outside 0 to 5.</summary>
    public static EvidenceLevel? Of(int? number) => number is >= 0 and <= 5 ? (EvidenceLevel)number : null;

    /// <summary>The level's name, such as "Comparison group".</summary>
    public static string NameIn(this EvidenceLevel level, CultureInfo culture) => PilotTexts.Get($"Evidence.{level}", culture);

    /// <summary>One sentence that says what the level means and how far it carries.</summary>
    public static string MeaningIn(this EvidenceLevel level, CultureInfo culture) => PilotTexts.Get($"Evidence.{level}.Meaning", culture);
}
