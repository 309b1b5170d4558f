namespace PilotHub.Web.Errors;

/// <summary>Names the words of the error pages: ErrorTexts.resx and its translations.</summary>
internal sealed class ErrorTexts;
