using System.Security.Cryptography;

namespace PilotHub.Web.Accounts;

/// <summary>Makes passwords that are read off a console: four groups of five characters, none of which looks like another (99 bits).</summary>
internal static class ReadablePassword
{
    private const string Characters = "abcdefghjkmnpqrstuvwxyz23456789";
    private const int Groups = 4;
    private const int GroupLength = 5;

    public static string New() =>
        string.Join('-', Enumerable.Range(0, Groups).Select(_ => new string(RandomNumberGenerator.GetItems<char>(Characters, GroupLength))));
}
