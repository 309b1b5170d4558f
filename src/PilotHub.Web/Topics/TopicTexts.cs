namespace PilotHub.Web.Topics;

/// <summary>Names the words of the topic pages: TopicTexts.resx and its translations.</summary>
internal sealed class TopicTexts;
