namespace PilotHub.Web.Accounts;

/// <summary>Names the words of the account pages: AccountTexts.resx and its translations.</summary>
internal sealed class AccountTexts;
