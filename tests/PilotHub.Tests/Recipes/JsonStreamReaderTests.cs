using System.Text;
using System.Text.Json;
using PilotHub.Recipes.Reading;

namespace PilotHub.Tests.Recipes;

public sealed class JsonStreamReaderTests
{
    // Whatever a stream gives at a time, the buffer may be full but for a byte or two.
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task A_value_of_any_length_is_read_however_little_room_is_left(int left)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(new { a = new string('x', 300_000), b = new string('ü', 100_000) });
        using var stream = new StingyStream(json, left);
        var reader = new JsonStreamReader(stream);

        Assert.True(await reader.ReadAsync(TestContext.Current.CancellationToken));
        var value = await reader.ReadValueAsync(int.MaxValue, TestContext.Current.CancellationToken);
        Assert.Equal(Encoding.UTF8.GetString(json), Encoding.UTF8.GetString(value.Span));
    }

    /// <summary>Fills what it is given but for the last bytes, as long as there is more than they.</summary>
    private sealed class StingyStream(byte[] bytes, int left) : MemoryStream(bytes)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer.Length > left ? buffer[..^left] : buffer, cancellationToken);
    }
}
