namespace PilotHub.Web.Search;

/// <summary>Names the words of the search page: SearchTexts.resx and its translations.</summary>
internal sealed class SearchTexts;
