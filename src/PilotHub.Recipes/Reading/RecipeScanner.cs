using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text.Json;

namespace PilotHub.Recipes.Reading;

/// <summary>
/// Goes through a recipe once before anything of it runs: finds its steps and its variables, which may stand in any order, and
/// makes sure that the whole file is sound, so that a file broken at its end does not run half.
/// </summary>
internal sealed class RecipeScanner
{
    private const int MaxHeaderBytes = 1024 * 1024;

    // What Orchard Core writes beside the properties that are read here.
    private static readonly FrozenSet<string> Ignored = FrozenSet.ToFrozenSet(["$schema", "exportUtc", "requireNewScope"], StringComparer.OrdinalIgnoreCase);

    private readonly JsonStreamReader _reader;
    private readonly List<RecipeStepOutline> _steps = [];
    private readonly List<ContentError> _warnings = [];
    private RecipeDescriptor _descriptor;
    private JsonElement? _variables;

    private RecipeScanner(Stream stream, string fallbackName)
    {
        _reader = new(stream);
        _descriptor = new(fallbackName);
    }

    /// <summary>Reads the outline of the recipe in <paramref name="stream"/>, which must be seekable and at its beginning.</summary>
    /// <exception cref="RecipeFormatException">The stream does not hold a recipe.</exception>
    public static async Task<RecipeOutline> ScanAsync(Stream stream, string fallbackName, CancellationToken cancellationToken)
    {
        var scanner = new RecipeScanner(stream, fallbackName);
        try
        {
            await scanner.ReadRecipeAsync(cancellationToken);
        }
        catch (Exception exception) when (exception is RecipeSyntaxException or RecipeTextException or RecipeTooLargeException)
        {
            throw new RecipeFormatException(await JsonLocator.DescribeAsync(stream, exception, cancellationToken));
        }
        stream.Position = 0;
        var hash = Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancellationToken));
        return new(scanner._descriptor, scanner._variables, scanner._steps, scanner._warnings, hash);
    }

    private async Task ReadRecipeAsync(CancellationToken cancellationToken)
    {
        await _reader.ReadAsync(cancellationToken);
        if (_reader.TokenType != JsonTokenType.StartObject)
        {
            // What follows may be broken, which is the better thing to say.
            await ReadToEndAsync(cancellationToken);
            throw Refuse("", "recipe.object", "A recipe must be a JSON object: { \"name\": …, \"steps\": […] }.");
        }
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        while (await _reader.ReadAsync(cancellationToken) && _reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = _reader.Text;
            if (!seen.Add(name))
                throw Refuse(name, "json.duplicate", "Is there twice.");
            await _reader.ReadAsync(cancellationToken);
            await ReadPropertyAsync(name, cancellationToken);
        }
        await ReadToEndAsync(cancellationToken);
        if (!seen.Contains("steps"))
            throw Refuse("steps", "recipe.steps", "Is missing. A recipe needs a list of steps.");
        if (!seen.Contains("name"))
            _warnings.Add(new("name", "recipe.name", "Is missing."));
    }

    private async Task ReadPropertyAsync(string name, CancellationToken cancellationToken)
    {
        switch (name.ToLowerInvariant())
        {
            case "steps":
                await ReadStepsAsync(cancellationToken);
                break;
            case "variables":
                _variables = await ReadHeaderAsync(cancellationToken);
                if (_variables is not { ValueKind: JsonValueKind.Object or JsonValueKind.Null })
                    throw Refuse("variables", "recipe.variables", "Must be an object.");
                break;
            case "name":
                if (await ReadHeaderAsync(cancellationToken) is not { ValueKind: JsonValueKind.String } text || text.GetString() is not { Length: > 0 } recipeName)
                    throw Refuse("name", "recipe.name", "Must be a text.");
                _descriptor = _descriptor with { Name = recipeName };
                break;
            case "displayname":
                _descriptor = _descriptor with { DisplayName = await ReadTextAsync(name, cancellationToken) };
                break;
            case "description":
                _descriptor = _descriptor with { Description = await ReadTextAsync(name, cancellationToken) };
                break;
            case "author":
                _descriptor = _descriptor with { Author = await ReadTextAsync(name, cancellationToken) };
                break;
            case "website":
                _descriptor = _descriptor with { Website = await ReadTextAsync(name, cancellationToken) };
                break;
            case "version":
                _descriptor = _descriptor with { Version = await ReadTextAsync(name, cancellationToken) };
                break;
            case "issetuprecipe":
                _descriptor = _descriptor with { IsSetupRecipe = (await ReadHeaderAsync(cancellationToken)).ValueKind == JsonValueKind.True };
                break;
            case "categories":
                _descriptor = _descriptor with { Categories = await ReadTextsAsync(name, cancellationToken) };
                break;
            case "tags":
                _descriptor = _descriptor with { Tags = await ReadTextsAsync(name, cancellationToken) };
                break;
            default:
                if (!Ignored.Contains(name))
                    _warnings.Add(new(name, "recipe.property", "Is not a property of a recipe and has no effect."));
                await _reader.SkipAsync(cancellationToken);
                break;
        }
    }

    private async Task ReadStepsAsync(CancellationToken cancellationToken)
    {
        if (_reader.TokenType != JsonTokenType.StartArray)
            throw Refuse("steps", "recipe.steps", "Must be a list of steps.");
        while (await _reader.ReadAsync(cancellationToken) && _reader.TokenType != JsonTokenType.EndArray)
        {
            var path = $"steps[{_steps.Count}]";
            if (_steps.Count == RecipeLimits.MaxSteps)
                throw Refuse(path, "recipe.steps", $"A recipe has at most {RecipeLimits.MaxSteps:N0} steps.");
            if (_reader.TokenType != JsonTokenType.StartObject)
                throw Refuse(path, "step.object", "A step must be an object.");
            _steps.Add(await ReadStepAsync(path, cancellationToken));
        }
    }

    private async Task<RecipeStepOutline> ReadStepAsync(string path, CancellationToken cancellationToken)
    {
        string? stepName = null;
        var properties = new List<(string, RecipeSpan)>();
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        while (await _reader.ReadAsync(cancellationToken) && _reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = _reader.Text;
            if (!seen.Add(name))
                throw Refuse($"{path}.{name}", "json.duplicate", "Is there twice.");
            await _reader.ReadAsync(cancellationToken);
            if (name.Equals("name", StringComparison.OrdinalIgnoreCase))
            {
                if (_reader.TokenType != JsonTokenType.String || _reader.Text.Length == 0)
                    throw Refuse($"{path}.{name}", "step.name", "Must be the name of a step.");
                stepName = _reader.Text;
                continue;
            }
            var start = _reader.TokenOffset;
            await _reader.SkipAsync(cancellationToken);
            properties.Add((name, new(start, _reader.Offset - start)));
        }
        return new(_steps.Count, stepName ?? throw Refuse($"{path}.name", "step.name", "Is missing."), properties);
    }

    private async Task<JsonElement> ReadHeaderAsync(CancellationToken cancellationToken) =>
        RecipeJson.Parse((await _reader.ReadValueAsync(MaxHeaderBytes, cancellationToken)).Span);

    private async Task<string> ReadTextAsync(string name, CancellationToken cancellationToken)
    {
        var value = await ReadHeaderAsync(cancellationToken);
        if (value.ValueKind == JsonValueKind.String)
            return value.GetString()!;
        if (value.ValueKind != JsonValueKind.Null)
            _warnings.Add(new(name, "recipe.property", "Is not a text and has no effect."));
        return "";
    }

    private async Task<IReadOnlyList<string>> ReadTextsAsync(string name, CancellationToken cancellationToken)
    {
        var value = await ReadHeaderAsync(cancellationToken);
        if (value.ValueKind == JsonValueKind.Array && value.EnumerateArray().All(text => text.ValueKind == JsonValueKind.String))
            return [.. value.EnumerateArray().Select(text => text.GetString()!)];
        if (value.ValueKind != JsonValueKind.Null)
            _warnings.Add(new(name, "recipe.property", "Is not a list of texts and has no effect."));
        return [];
    }

    private async Task ReadToEndAsync(CancellationToken cancellationToken)
    {
        while (await _reader.ReadAsync(cancellationToken))
        {
        }
    }

    private static RecipeFormatException Refuse(string path, string code, string message) => new(new(path, code, message));
}
