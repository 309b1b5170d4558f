namespace PilotHub.Web.Api;

/// <summary>Names the words of the API's page: ApiTexts.resx and its translations.</summary>
internal sealed class ApiTexts;
