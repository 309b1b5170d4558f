using System.Text.Json;

namespace PilotHub.Recipes.Expressions;

/// <summary>The variables of a recipe: each is evaluated when it is first asked for, once, and may ask for others.</summary>
internal sealed class RecipeVariables(JsonElement? json, Func<string, string, string> evaluate)
{
    // Each variable on the way to another is a frame on the stack.
    private const int MaxChain = 32;

    private readonly Dictionary<string, string> _values = [];
    private readonly List<string> _chain = [];

    /// <summary>The variable's value.</summary>
    /// <exception cref="RecipeExpressionException">There is none of that name, or it depends on itself.</exception>
    public string Read(string name)
    {
        if (_values.TryGetValue(name, out var known))
            return known;
        if (_chain.Contains(name))
            throw new RecipeExpressionException($"The variable '{name}' depends on itself: {string.Join(" → ", [.. _chain.SkipWhile(link => link != name), name])}.");
        if (_chain.Count == MaxChain)
            throw new RecipeExpressionException($"More than {MaxChain} variables depend on each other in a row.");
        _chain.Add(name);
        try
        {
            return _values[name] = Evaluate(name);
        }
        finally
        {
            _chain.RemoveAt(_chain.Count - 1);
        }
    }

    private string Evaluate(string name)
    {
        if (json is not { ValueKind: JsonValueKind.Object } variables || !variables.TryGetProperty(name, out var value))
            throw new RecipeExpressionException($"There is no variable '{name}'.");
        if (value.ValueKind is JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False)
            return value.GetRawText();
        if (value.ValueKind != JsonValueKind.String)
            throw new RecipeExpressionException($"The variable '{name}' is not a text.");
        var text = value.GetString()!;
        try
        {
            return RecipeExpressions.IsExpression(text) ? evaluate(text, $"variables.{name}") : text;
        }
        catch (RecipeExpressionException exception) when (_chain.Count == 1)
        {
            throw new RecipeExpressionException($"In the variable '{name}': {exception.Message}", exception);
        }
    }
}
