namespace PilotHub.Web.Glossary;

/// <summary>Names the words of the glossary page: GlossaryTexts.resx and its translations.</summary>
internal sealed class GlossaryTexts;
