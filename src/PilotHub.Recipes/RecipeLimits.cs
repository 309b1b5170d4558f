namespace PilotHub.Recipes;

/// <summary>How much a recipe may ask for. A recipe's length is not limited: it is read piece by piece.</summary>
public static class RecipeLimits
{
    /// <summary>The deepest nesting within a content item or a step.</summary>
    public const int MaxDepth = ContentItemJson.MaxDepth;

    /// <summary>The most steps in a recipe.</summary>
    public const int MaxSteps = 1_000;

    /// <summary>The largest content item, in bytes of the file.</summary>
    public const int MaxItemBytes = 10 * 1024 * 1024;

    /// <summary>The largest step, apart from its list of items or files, in bytes of the file.</summary>
    public const int MaxStepBytes = 32 * 1024 * 1024;

    /// <summary>The largest media file, in bytes.</summary>
    public const int MaxMediaBytes = 32 * 1024 * 1024;

    /// <summary>The largest file that <c>[file:text('…')]</c> reads, in bytes.</summary>
    public const int MaxTextFileBytes = 10 * 1024 * 1024;

    /// <summary>How many recipes may start one another in a row.</summary>
    public const int MaxNesting = 16;

    /// <summary>After how many errors in a step nothing more is collected.</summary>
    public const int MaxErrors = 100;

    /// <summary>The longest expression, in characters; a single quoted text in one may be as long as an item.</summary>
    public const int MaxExpressionLength = 8_192;

    /// <summary>How long an expression may run.</summary>
    public static readonly TimeSpan ExpressionTimeout = TimeSpan.FromSeconds(2);

    /// <summary>How much an expression may allocate, in bytes.</summary>
    public const int ExpressionMemory = 16 * 1024 * 1024;

    /// <summary>How many statements an expression may execute.</summary>
    public const int ExpressionStatements = 100_000;

    /// <summary>How deep the functions of an expression may call each other.</summary>
    public const int ExpressionRecursion = 64;

    /// <summary>The longest list in an expression.</summary>
    public const int ExpressionArray = 10_000;

    /// <summary>The longest text that an expression may make, in characters.</summary>
    public const int ExpressionText = 1_000_000;
}
