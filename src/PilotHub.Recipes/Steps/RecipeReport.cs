namespace PilotHub.Recipes.Steps;

/// <summary>What a step has to say while it runs.</summary>
internal sealed class RecipeReport(bool lenient)
{
    private const int MaxMessages = 100;

    private readonly List<ContentError> _errors = [];
    private readonly List<ContentError> _warnings = [];
    private readonly List<string> _messages = [];

    public IReadOnlyList<ContentError> Errors => _errors;

    public IReadOnlyList<ContentError> Warnings => _warnings;

    public IReadOnlyList<string> Messages => _messages;

    public int Created { get; set; }

    public int Updated { get; set; }

    public int Unchanged { get; set; }

    public int Kept { get; set; }

    /// <summary>Whether the step means nothing here.</summary>
    public bool Skipped { get; private set; }

    /// <summary>Whether the site is another than before.</summary>
    public bool Changed => Created + Updated > 0;

    /// <summary>Whether there are so many errors that going on is pointless.</summary>
    public bool IsHopeless => _errors.Count >= RecipeLimits.MaxErrors;

    public void Fail(ContentError error)
    {
        if (!IsHopeless)
            _errors.Add(error);
    }

    public void Fail(string path, string code, string message) => Fail(new(path, code, message));

    /// <summary>Something that nobody here knows: refused, or in a lenient run listed.</summary>
    public void Unknown(string path, string code, string message)
    {
        if (lenient)
            Warn(new(path, code, message));
        else
            Fail(path, code, message);
    }

    public void Warn(ContentError warning)
    {
        if (_warnings.Count < RecipeLimits.MaxErrors)
            _warnings.Add(warning);
    }

    public void Say(string message)
    {
        if (_messages.Count < MaxMessages)
            _messages.Add(message);
        else if (_messages.Count == MaxMessages)
            _messages.Add("…");
    }

    public void Skip(string reason)
    {
        Skipped = true;
        Say(reason);
    }

    /// <summary>Counts one thing, and says what changed.</summary>
    public void Count(bool existed, bool changed, string what)
    {
        if (!existed)
            Created++;
        else if (changed)
            Updated++;
        else
            Unchanged++;
        if (!existed || changed)
            Say($"{what} {(existed ? "changed" : "added")}");
    }
}
