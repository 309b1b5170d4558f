namespace PilotHub.Web.Home;

/// <summary>Names the words of the home page: HomeTexts.resx and its translations.</summary>
internal sealed class HomeTexts;
