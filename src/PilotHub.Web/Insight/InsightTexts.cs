namespace PilotHub.Web.Insight;

/// <summary>Names the words of the insight pages: InsightTexts.resx and its translations.</summary>
internal sealed class InsightTexts;
