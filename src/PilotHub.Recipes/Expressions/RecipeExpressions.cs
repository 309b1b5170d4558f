using System.Net;
using System.Text;
using System.Text.Json;
using Jint;
using Jint.Native;
using Jint.Runtime;
using Jint.Runtime.Interop;

namespace PilotHub.Recipes.Expressions;

/// <summary>
/// Evaluates the expressions of one recipe in one run: texts that are wholly <c>[js: …]</c>, <c>[file:text('…')]</c> or
/// <c>[file:base64('…')]</c>. A result is a text and is not evaluated again.
/// </summary>
internal sealed class RecipeExpressions
{
    // More distinct scripts than a recipe written by hand has; generated ones are parsed each time.
    private const int MaxCached = 1_000;

    private readonly RecipeExpressionScope _scope;
    private readonly RecipeVariables _variables;
    private readonly Dictionary<string, Prepared<Acornima.Ast.Script>> _scripts = [];
    private readonly Stack<Engine> _engines = [];
    private readonly Dictionary<string, int> _counters = [];
    private string _path = "";

    public RecipeExpressions(RecipeExpressionScope scope, JsonElement? variables)
    {
        _scope = scope;
        _variables = new(variables, Evaluate);
    }

    /// <summary>Whether <paramref name="text"/> is an expression as a whole.</summary>
    public static bool IsExpression(string text) =>
        text.StartsWith('[') && text.EndsWith(']')
        && (text.StartsWith("[js:", StringComparison.Ordinal) || text.StartsWith("[file:", StringComparison.Ordinal));

    /// <summary>The text that the expression at <paramref name="path"/> of the recipe gives.</summary>
    /// <exception cref="RecipeExpressionException">It gives none.</exception>
    public string Evaluate(string expression, string path)
    {
        if (RecipeLiteral.TryRead(expression, out var literal))
            return literal;
        if (expression.StartsWith("[file:", StringComparison.Ordinal))
            return RecipeFolder.Read(_scope.Folder, expression[6..^1].Trim());
        var outer = _path;
        _path = path;
        try
        {
            return Run(expression[4..^1].Trim());
        }
        finally
        {
            _path = outer;
        }
    }

    private string Run(string code)
    {
        if (code.Length == 0)
            throw new RecipeExpressionException("The expression is empty.");
        if (code.Length > RecipeLimits.MaxExpressionLength)
            throw new RecipeExpressionException($"The expression is {code.Length:N0} characters long; at most {RecipeLimits.MaxExpressionLength:N0} are allowed.");
        var reusable = _scripts.TryGetValue(code, out var script);
        if (!reusable)
        {
            (script, reusable) = RecipeSandbox.Prepare(code);
            if (reusable && _scripts.Count < MaxCached)
                _scripts.Add(code, script);
        }
        // A variable's expression is evaluated inside another one; each has the engine's limits to itself.
        var engine = reusable && _engines.TryPop(out var idle) ? idle : CreateEngine();
        try
        {
            var text = Text(engine.Evaluate(script));
            if (reusable)
                _engines.Push(engine);
            return text;
        }
        catch (Exception exception) when (Explain(exception) is { } reason)
        {
            throw new RecipeExpressionException(reason, exception);
        }
    }

    private static string Text(JsValue value) => value switch
    {
        JsDate date => date.ToDateTime().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", System.Globalization.CultureInfo.InvariantCulture),
        _ when value.IsNull() => "",
        _ when value.IsString() || value.IsNumber() || value.IsBoolean() => Limited(TypeConverter.ToString(value)),
        _ when value.IsUndefined() => throw new RecipeExpressionException("The expression gives no value."),
        _ => throw new RecipeExpressionException("The expression gives an object; a text is needed."),
    };

    private static string Limited(string text) => text.Length <= RecipeLimits.MaxItemBytes
        ? text
        : throw new RecipeExpressionException("The expression gives a text longer than an item may be.");

    private static string? Explain(Exception exception) => exception switch
    {
        TimeoutException => $"The expression ran longer than {RecipeLimits.ExpressionTimeout.TotalSeconds} seconds and was stopped.",
        StatementsCountOverflowException => $"The expression executed more than {RecipeLimits.ExpressionStatements:N0} statements and was stopped.",
        MemoryLimitExceededException or OutOfMemoryException => $"The expression took more than {RecipeLimits.ExpressionMemory / 1024 / 1024} MiB and was stopped.",
        RecursionDepthOverflowException or InsufficientExecutionStackException => $"The expression's functions call each other more than {RecipeLimits.ExpressionRecursion} deep and were stopped.",
        JavaScriptException error => $"The expression failed: {error.Message}.",
        JintException error => $"The expression failed: {error.Message}",
        _ => null,
    };

    private Engine CreateEngine()
    {
        var engine = RecipeSandbox.Create(_scope.Time);
        Add("uuid", _ => Uuid());
        Add("variables", arguments => _variables.Read(Name("variables", arguments)));
        Add("parameters", arguments => Parameter(Name("parameters", arguments)));
        Add("configuration", arguments => _scope.Configuration(Name("configuration", arguments)) ?? Optional(arguments, 1));
        Add("base64", arguments => Decode(Name("base64", arguments)));
        Add("html", arguments => WebUtility.HtmlDecode(Name("html", arguments)));
        engine.SetValue(RecipeLiteral.Global, true);
        return engine;

        void Add(string name, Func<JsValue[], string?> function) => engine.SetValue(name, new ClrFunction(engine, name, (_, arguments) =>
            function(arguments) is { } text ? new JsString(text) : JsValue.Null));
    }

    // The same file gives the same identifiers each time, so that running it again finds what it made.
    private string Uuid()
    {
        _counters[_path] = _counters.GetValueOrDefault(_path) + 1;
        return ContentItemIds.Derived($"{_scope.Seed}/{_path}/{_counters[_path]}");
    }

    private string Parameter(string name) => _scope.Parameters.TryGetValue(name, out var value)
        ? value
        : throw new RecipeExpressionException(_scope.Parameters.Count == 0
            ? $"There is no parameter '{name}'; none was given."
            : $"There is no parameter '{name}'. There are {string.Join(", ", _scope.Parameters.Keys.Order(StringComparer.Ordinal))}.");

    private static string Decode(string base64)
    {
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(Convert.FromBase64String(base64));
        }
        catch (Exception exception) when (exception is FormatException or ArgumentException)
        {
            throw new RecipeExpressionException("base64() was given what is not Base64 of UTF-8 text.", exception);
        }
    }

    private static string Name(string function, JsValue[] arguments) => arguments.Length > 0 && !arguments[0].IsUndefined()
        ? TypeConverter.ToString(arguments[0])
        : throw new RecipeExpressionException($"{function}() needs an argument.");

    private static string? Optional(JsValue[] arguments, int index) =>
        index < arguments.Length && !arguments[index].IsUndefined() && !arguments[index].IsNull() ? TypeConverter.ToString(arguments[index]) : null;
}

/// <summary>What the expressions of a recipe may know.</summary>
/// <param name="Folder">The recipe's folder, or null for a recipe that is no file: it reads no files.</param>
/// <param name="Parameters">What <c>parameters('…')</c> gives.</param>
/// <param name="Configuration">What <c>configuration('…')</c> gives; null where there is no such setting.</param>
/// <param name="Seed">What <c>uuid()</c> starts from: a fingerprint of the recipe.</param>
/// <param name="Time">The clock of <c>new Date()</c>.</param>
internal sealed record RecipeExpressionScope(
    string? Folder, IReadOnlyDictionary<string, string> Parameters, Func<string, string?> Configuration, string Seed, TimeProvider Time);
