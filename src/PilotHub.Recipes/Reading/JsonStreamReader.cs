using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace PilotHub.Recipes.Reading;

/// <summary>
/// Reads JSON token by token from a stream of any length: no more is in memory than one token, or the value that
/// <see cref="ReadValueAsync"/> was asked for. Line comments, block comments and trailing commas are taken, as Orchard Core does.
/// </summary>
internal sealed class JsonStreamReader(Stream stream, long origin = 0)
{
    private const int InitialBuffer = 64 * 1024;

    // Root object, list of steps, step and list of items stand around an item.
    private static readonly JsonReaderOptions Options = new()
    {
        AllowTrailingCommas = true,
        CommentHandling = JsonCommentHandling.Skip,
        MaxDepth = RecipeLimits.MaxDepth + 4,
    };

    private byte[] _buffer = new byte[InitialBuffer];
    private int _position;
    private int _length;
    private int _keep = -1;
    private long _bufferOffset = origin;
    private bool _ended;
    private JsonReaderState _state = new(Options);

    /// <summary>What the last token was; <see cref="JsonTokenType.None"/> at the end.</summary>
    public JsonTokenType TokenType { get; private set; }

    /// <summary>Where the last token begins in the stream.</summary>
    public long TokenOffset { get; private set; }

    /// <summary>Where the last token ends in the stream.</summary>
    public long Offset => _bufferOffset + _position;

    /// <summary>How many objects and lists are open around the last token.</summary>
    public int Depth { get; private set; }

    /// <summary>The text of the last token when it is a property's name or a text.</summary>
    public string Text { get; private set; } = "";

    /// <summary>Reads the next token; false at the end of the file.</summary>
    public async ValueTask<bool> ReadAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            if (TryRead())
                return true;
            if (_ended)
            {
                TokenType = JsonTokenType.None;
                return false;
            }
            await FillAsync(int.MaxValue, cancellationToken);
        }
    }

    /// <summary>Reads to the end of the value that begins with the last token, or that follows it where that is a property's name.</summary>
    public ValueTask SkipAsync(CancellationToken cancellationToken) => SkipAsync(int.MaxValue, cancellationToken);

    /// <summary>
    /// The value that begins with the last token, as it stands in the file, and reads to its end. It is valid until the next read.
    /// </summary>
    /// <exception cref="RecipeTooLargeException">The value is longer than <paramref name="maxBytes"/>.</exception>
    public async ValueTask<ReadOnlyMemory<byte>> ReadValueAsync(int maxBytes, CancellationToken cancellationToken)
    {
        _keep = (int)(TokenOffset - _bufferOffset);
        try
        {
            await SkipAsync(maxBytes, cancellationToken);
            if (_position - _keep > maxBytes)
                throw new RecipeTooLargeException(TokenOffset, maxBytes);
            return _buffer.AsMemory(_keep, _position - _keep);
        }
        finally
        {
            _keep = -1;
        }
    }

    private async ValueTask SkipAsync(int maxBytes, CancellationToken cancellationToken)
    {
        if (TokenType == JsonTokenType.PropertyName)
            await ReadAsync(cancellationToken);
        if (TokenType is not (JsonTokenType.StartObject or JsonTokenType.StartArray))
            return;
        var target = Depth;
        while (!TrySkipTo(target))
            await FillAsync(maxBytes, cancellationToken);
    }

    private bool TryRead()
    {
        var reader = new Utf8JsonReader(_buffer.AsSpan(_position, _length - _position), _ended, _state);
        try
        {
            if (!reader.Read())
                return Advance(ref reader, read: false);
            Check(ref reader);
            TokenType = reader.TokenType;
            Depth = reader.CurrentDepth;
            TokenOffset = _bufferOffset + _position + reader.TokenStartIndex;
            if (reader.TokenType is JsonTokenType.PropertyName or JsonTokenType.String)
                Text = reader.ValueSpan.Length <= RecipeLimits.MaxItemBytes ? reader.GetString()! : "";
            return Advance(ref reader, read: true);
        }
        catch (JsonException exception)
        {
            throw Syntax(exception);
        }
    }

    private bool TrySkipTo(int depth)
    {
        var reader = new Utf8JsonReader(_buffer.AsSpan(_position, _length - _position), _ended, _state);
        try
        {
            while (reader.Read())
            {
                Check(ref reader);
                if (reader.CurrentDepth == depth && reader.TokenType is JsonTokenType.EndObject or JsonTokenType.EndArray)
                {
                    TokenType = reader.TokenType;
                    return Advance(ref reader, read: true);
                }
            }
            return Advance(ref reader, read: false);
        }
        catch (JsonException exception)
        {
            throw Syntax(exception);
        }
    }

    private bool Advance(ref Utf8JsonReader reader, bool read)
    {
        _position += (int)reader.BytesConsumed;
        _state = reader.CurrentState;
        return read;
    }

    // Once no text in the file is damaged, nobody behind this reader has to think of it again.
    private void Check(ref Utf8JsonReader reader)
    {
        if (reader.TokenType is not (JsonTokenType.PropertyName or JsonTokenType.String))
            return;
        if (!Utf8.IsValid(reader.ValueSpan))
            throw new RecipeTextException(_bufferOffset + _position + reader.TokenStartIndex, "is not UTF-8");
        if (reader.ValueIsEscaped && JsonEscapes.HasLoneSurrogate(reader.ValueSpan))
            throw new RecipeTextException(_bufferOffset + _position + reader.TokenStartIndex, "holds half a surrogate pair, which is no character");
    }

    private async ValueTask FillAsync(int maxBytes, CancellationToken cancellationToken)
    {
        var from = _keep >= 0 ? _keep : _position;
        if (_keep >= 0 && _length - _keep > maxBytes)
            throw new RecipeTooLargeException(_bufferOffset + _keep, maxBytes);
        if (from > 0)
        {
            _buffer.AsSpan(from, _length - from).CopyTo(_buffer);
            _bufferOffset += from;
            (_position, _length, _keep) = (_position - from, _length - from, _keep < 0 ? -1 : 0);
        }
        // A token that fills the whole buffer needs a larger one.
        if (_length == _buffer.Length)
        {
            if (_length > MaxToken)
                throw new RecipeTooLargeException(_bufferOffset + _position, MaxToken);
            Array.Resize(ref _buffer, _buffer.Length * 2);
        }
        // The mark at the beginning of a file is read in one go; later there may be less room left than it takes.
        var room = _buffer.AsMemory(_length);
        var read = await stream.ReadAtLeastAsync(room, Math.Min(Encoding.UTF8.Preamble.Length, room.Length), throwOnEndOfStream: false, cancellationToken);
        if (read == 0)
            _ended = true;
        else if (_bufferOffset == 0 && _length == 0 && _buffer.AsSpan(0, read).StartsWith(Encoding.UTF8.Preamble))
            _position = Encoding.UTF8.Preamble.Length;
        _length += read;
    }

    // The largest media file as Base64, and what stands around it.
    private const int MaxToken = RecipeLimits.MaxMediaBytes / 3 * 4 + 4096;

    private RecipeSyntaxException Syntax(JsonException exception) =>
        new(exception.LineNumber ?? 0, exception.BytePositionInLine ?? 0, exception);
}

/// <summary>The file is not JSON; <see cref="Line"/> and <see cref="BytePosition"/> count from 0.</summary>
internal sealed class RecipeSyntaxException(long line, long bytePosition, JsonException inner) : Exception(inner.Message, inner)
{
    public long Line { get; } = line;

    public long BytePosition { get; } = bytePosition;
}

/// <summary>A text in the file is damaged.</summary>
internal sealed class RecipeTextException(long offset, string message) : Exception(message)
{
    public long Offset { get; } = offset;
}

/// <summary>A value in the file is too large.</summary>
internal sealed class RecipeTooLargeException(long offset, int maxBytes) : Exception($"is larger than {maxBytes:N0} bytes")
{
    public long Offset { get; } = offset;

    public int MaxBytes { get; } = maxBytes;
}
