namespace PilotHub.Web.Cases;

/// <summary>Names the words of the case pages: CaseTexts.resx and its translations.</summary>
internal sealed class CaseTexts;
