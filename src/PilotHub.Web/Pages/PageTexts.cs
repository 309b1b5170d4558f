namespace PilotHub.Web.Pages;

/// <summary>Names the words of free pages: PageTexts.resx and its translations.</summary>
internal sealed class PageTexts;
