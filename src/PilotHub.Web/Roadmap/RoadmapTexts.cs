namespace PilotHub.Web.Roadmap;

/// <summary>Names the words of the roadmap: RoadmapTexts.resx and its translations.</summary>
internal sealed class RoadmapTexts;
