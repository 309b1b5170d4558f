namespace PilotHub.Web.CommandLine;

/// <summary>What a command tells the script that ran it.</summary>
internal static class ExitCodes
{
    /// <summary>Done.</summary>
    public const int Done = 0;

    /// <summary>Done, but some rows or steps were refused; they are listed.</summary>
    public const int PartlyRefused = 1;

    /// <summary>Nothing was done; the reason is one line.</summary>
    public const int NothingDone = 2;
}

/// <summary>Why a command did nothing: the message is one line for its user, <see cref="Details"/> the list behind it, if any.</summary>
internal sealed class CommandRefusedException(string message, IReadOnlyList<string>? details = null, Exception? inner = null) : Exception(message, inner)
{
    public IReadOnlyList<string> Details { get; } = details ?? [];
}
