namespace PilotHub.Web.PageCache;

/// <summary>
/// The CRC-32 of two texts one after the other, from the CRC-32 of each: the first is moved along by the length of the second, which is a
/// multiplication of polynomials modulo that of RFC 1952. System.IO.Hashing computes such sums but does not join them.
/// </summary>
internal static class Crc32Join
{
    private const uint Polynomial = 0xedb88320;

    // Bits stand reversed: the highest is the coefficient of x⁰.
    private const uint One = 1u << 31;
    private const uint X = 1u << 30;

    /// <summary>What moves a checksum along by <paramref name="bytes"/>.</summary>
    public static uint ShiftOf(int bytes)
    {
        var shift = One;
        var power = X;
        for (var bits = 8L * bytes; bits > 0; bits >>= 1)
        {
            if ((bits & 1) != 0)
                shift = Multiply(shift, power);
            power = Multiply(power, power);
        }
        return shift;
    }

    /// <summary>The checksum of both; <paramref name="shift"/> is that of the second one's length.</summary>
    public static uint Join(uint first, uint second, uint shift) => Multiply(shift, first) ^ second;

    private static uint Multiply(uint left, uint right)
    {
        var product = 0u;
        for (var bit = One; bit != 0; bit >>= 1)
        {
            if ((left & bit) != 0)
                product ^= right;
            right = (right & 1) != 0 ? (right >> 1) ^ Polynomial : right >> 1;
        }
        return product;
    }
}
