using System.Text;
using System.Text.Json;

namespace PilotHub.Recipes.Reading;

/// <summary>Says where in a file something is wrong: by path, line and column. It reads the file again, which only an error is worth.</summary>
internal static class JsonLocator
{
    /// <summary>The error that <paramref name="exception"/> of a <see cref="JsonStreamReader"/> over <paramref name="stream"/> stands for.</summary>
    public static async Task<ContentError> DescribeAsync(Stream stream, Exception exception, CancellationToken cancellationToken)
    {
        var (offset, code) = exception switch
        {
            // Reading again fails at the same place.
            RecipeSyntaxException => (long.MaxValue, "json.syntax"),
            RecipeTextException text => (text.Offset, "json.text"),
            RecipeTooLargeException large => (large.Offset, "json.size"),
            _ => throw new ArgumentException("Not an error of the reader.", nameof(exception)),
        };
        var path = await FindPathAsync(stream, offset, cancellationToken);
        var (line, column) = exception is RecipeSyntaxException broken
            ? await FindColumnAsync(stream, broken.Line, broken.BytePosition, cancellationToken)
            : await FindLineAsync(stream, offset, cancellationToken);
        var message = exception is RecipeSyntaxException
            ? $"The file is not JSON: {Sentence(exception.Message)}"
            : $"The text or value {exception.Message}.";
        return new(path, code, $"Line {line}, column {column}: {message}");
    }

    // The parser's message repeats the position, in a notation of its own.
    private static string Sentence(string message)
    {
        var end = message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return (end < 0 ? message : message[..end]).TrimEnd();
    }

    private static async Task<string> FindPathAsync(Stream stream, long offset, CancellationToken cancellationToken)
    {
        stream.Position = 0;
        var reader = new JsonStreamReader(stream);
        var path = new JsonPathTracker();
        try
        {
            while (await reader.ReadAsync(cancellationToken) && reader.Offset <= offset)
                path.Move(reader.TokenType, reader.Text);
            // The name of a property whose value is at fault has been read; a value that is itself at fault has not.
            if (reader.TokenOffset == offset)
                path.Move(reader.TokenType, reader.Text);
        }
        catch (Exception exception) when (exception is RecipeSyntaxException or RecipeTextException or RecipeTooLargeException)
        {
            path.MoveToValue();
        }
        return path.ToString();
    }

    private static async Task<(long Line, long Column)> FindLineAsync(Stream stream, long offset, CancellationToken cancellationToken)
    {
        var counter = new PositionCounter();
        await ReadAsync(stream, bytes =>
        {
            foreach (var value in bytes.Span)
            {
                if (offset-- == 0)
                    return false;
                counter.Add(value);
            }
            return true;
        }, cancellationToken);
        return (counter.Line, counter.Column);
    }

    private static async Task<(long Line, long Column)> FindColumnAsync(Stream stream, long line, long bytePosition, CancellationToken cancellationToken)
    {
        var counter = new PositionCounter();
        await ReadAsync(stream, bytes =>
        {
            foreach (var value in bytes.Span)
            {
                if (counter.Line == line + 1 && bytePosition-- == 0)
                    return false;
                counter.Add(value);
            }
            return true;
        }, cancellationToken);
        return (line + 1, counter.Line == line + 1 ? counter.Column : 1);
    }

    private static async Task ReadAsync(Stream stream, Func<ReadOnlyMemory<byte>, bool> take, CancellationToken cancellationToken)
    {
        stream.Position = 0;
        var buffer = new byte[64 * 1024];
        int read;
        while ((read = await stream.ReadAsync(buffer, cancellationToken)) > 0)
        {
            if (!take(buffer.AsMemory(0, read)))
                return;
        }
    }

    /// <summary>Counts lines and characters, both from 1, over UTF-8.</summary>
    private sealed class PositionCounter
    {
        public long Line { get; private set; } = 1;

        public long Column { get; private set; } = 1;

        public void Add(byte value)
        {
            if (value == '\n')
                (Line, Column) = (Line + 1, 1);
            else if ((value & 0xC0) != 0x80)
                Column++;
        }
    }
}

/// <summary>Follows the tokens of a JSON text and knows the path of each.</summary>
internal sealed class JsonPathTracker
{
    private readonly List<Level> _levels = [];

    /// <summary>Takes the next token.</summary>
    public void Move(JsonTokenType token, string text)
    {
        switch (token)
        {
            case JsonTokenType.PropertyName:
                _levels[^1] = new(text, -1, Named: true);
                break;
            case JsonTokenType.StartObject or JsonTokenType.StartArray:
                MoveToValue();
                _levels.Add(new("", -1, Named: token == JsonTokenType.StartObject));
                break;
            case JsonTokenType.EndObject or JsonTokenType.EndArray:
                _levels.RemoveAt(_levels.Count - 1);
                break;
            case JsonTokenType.None:
                break;
            default:
                MoveToValue();
                break;
        }
    }

    /// <summary>Goes on to the next entry where a list is open.</summary>
    public void MoveToValue()
    {
        if (_levels is [.., { Named: false } list])
            _levels[^1] = list with { Index = list.Index + 1 };
    }

    /// <summary>The path, such as <c>steps[4].Data[17]</c>.</summary>
    public override string ToString()
    {
        var path = new StringBuilder();
        foreach (var level in _levels)
        {
            if (!level.Named)
                path.Append('[').Append(Math.Max(level.Index, 0)).Append(']');
            else if (level.Name.Length > 0)
                path.Append(path.Length > 0 ? "." : "").Append(level.Name);
        }
        return path.ToString();
    }

    private readonly record struct Level(string Name, int Index, bool Named);
}
