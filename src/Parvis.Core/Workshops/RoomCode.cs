using System.Buffers.Binary;

namespace Parvis.Core.Workshops;

/// <summary>
/// The six characters that open a room: read from the back of a hall, said aloud, typed on a phone. No vowels (no accidental words), no
/// characters that look or sound alike (0/O, 1/I/L, 2/Z, 5/S, 8/B, U/V): 22⁶, about 113 million codes.
/// </summary>
public readonly record struct RoomCode(string Text)
{
    public const int Length = 6;

    public const string Alphabet = "CDFGHJKMNPQRTVWXY34679";

    /// <summary>From at least eight random bytes; the caller draws again if the code is in use.</summary>
    public static RoomCode From(ReadOnlySpan<byte> random)
    {
        var value = BinaryPrimitives.ReadUInt64BigEndian(random);
        Span<char> text = stackalloc char[Length];
        foreach (ref var letter in text)
        {
            letter = Alphabet[(int)(value % (ulong)Alphabet.Length)];
            value /= (ulong)Alphabet.Length;
        }
        return new(new string(text));
    }

    /// <summary>What someone typed: lower case, spaces and dashes are fine. Null when it cannot be a code.</summary>
    public static RoomCode? Read(string? typed)
    {
        if (typed is null || typed.Length > 4 * Length)
            return null;
        var text = string.Concat(typed.Where(c => !char.IsWhiteSpace(c) && c is not ('-' or '.' or '\u2011' or '\u2013'))).ToUpperInvariant();
        return text.Length == Length && text.All(Alphabet.Contains) ? new RoomCode(text) : null;
    }

    public override string ToString() => Text;
}
