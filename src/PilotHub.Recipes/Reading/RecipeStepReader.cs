using System.Runtime.CompilerServices;
using System.Text.Json;
using PilotHub.Recipes.Expressions;

namespace PilotHub.Recipes.Reading;

/// <summary>An entry of a step's list: its path in the file, its length there, and its value unless that could not be read.</summary>
internal readonly record struct RecipeEntry(string Path, int Bytes, JsonElement? Value);

/// <summary>Reads one step of a recipe: its properties at once, and its long list, where it has one, entry by entry.</summary>
internal sealed class RecipeStepReader(Stream stream, RecipeStepOutline step, RecipeEvaluator evaluator)
{
    /// <summary>The step's properties but its name and the list <paramref name="listName"/>; null where one could not be read.</summary>
    public async Task<IReadOnlyList<(string Name, JsonElement Value)>?> ReadPropertiesAsync(
        string? listName, Action<ContentError> errors, CancellationToken cancellationToken)
    {
        var properties = new List<(string, JsonElement)>();
        var sound = true;
        long total = 0;
        foreach (var (name, span) in step.Properties)
        {
            if (IsList(name, listName))
                continue;
            var path = $"{step.Path}.{name}";
            if ((total += span.Length) > RecipeLimits.MaxStepBytes)
            {
                errors(new(path, "json.size", $"The step is larger than {RecipeLimits.MaxStepBytes:N0} bytes."));
                return null;
            }
            var reader = Open(span);
            await reader.ReadAsync(cancellationToken);
            if (evaluator.Parse(await reader.ReadValueAsync(RecipeLimits.MaxStepBytes, cancellationToken), path, errors) is { } value)
                properties.Add((name, value));
            else
                sound = false;
        }
        return sound ? properties : null;
    }

    /// <summary>The entries of the list <paramref name="listName"/>. It may be read more than once.</summary>
    public async IAsyncEnumerable<RecipeEntry> ReadListAsync(
        string listName, int maxBytes, Action<ContentError> errors, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (name, span) = step.Properties.FirstOrDefault(property => IsList(property.Name, listName));
        if (name is null)
        {
            errors(new($"{step.Path}.{listName}", "step.list", "Is missing."));
            yield break;
        }
        var reader = Open(span);
        await reader.ReadAsync(cancellationToken);
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            errors(new($"{step.Path}.{name}", "step.list", "Must be a list."));
            yield break;
        }
        for (var index = 0; await reader.ReadAsync(cancellationToken) && !(reader.TokenType == JsonTokenType.EndArray && reader.Depth == 0); index++)
        {
            var path = $"{step.Path}.{name}[{index}]";
            ReadOnlyMemory<byte> json;
            try
            {
                json = await reader.ReadValueAsync(maxBytes, cancellationToken);
            }
            catch (RecipeTooLargeException exception)
            {
                // The reader stands inside the entry and cannot go on.
                errors(new(path, "json.size", $"The entry {exception.Message}."));
                yield break;
            }
            var sound = true;
            var value = evaluator.ParseEntry(json, path, error =>
            {
                sound = false;
                errors(error);
            });
            yield return new(path, json.Length, sound ? value : null);
        }
    }

    private static bool IsList(string name, string? listName) => name.Equals(listName, StringComparison.OrdinalIgnoreCase);

    private JsonStreamReader Open(RecipeSpan span)
    {
        stream.Position = span.Offset;
        return new(stream, span.Offset);
    }
}
