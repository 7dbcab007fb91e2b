using System.Buffers.Binary;

namespace Parvis.Core.Responses;

/// <summary>
/// 128 random bits issued with a form. It makes a second sending of the same form count once, it is the storage order (which
/// therefore says nothing), and its first 80 bits are the person's receipt.
/// </summary>
public readonly record struct ResponseKey(UInt128 Value)
{
    public const int Bytes = 16;

    private const int ReceiptDigits = 16;

    // Crockford's base 32: no I, L, O, U, so that a receipt read aloud or hand-copied survives.
    private const string Digits = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    public static ResponseKey From(ReadOnlySpan<byte> bytes) => new(BinaryPrimitives.ReadUInt128BigEndian(bytes));

    public byte[] ToBytes()
    {
        var bytes = new byte[Bytes];
        Write(bytes);
        return bytes;
    }

    /// <summary>Writes the <see cref="Bytes"/> bytes of the key.</summary>
    public void Write(Span<byte> bytes) => BinaryPrimitives.WriteUInt128BigEndian(bytes, Value);

    /// <summary>The receipt: <c>7K2M-9QXT-04AB-ZZ3C</c>.</summary>
    public string Receipt => string.Create(ReceiptDigits + 3, Value, static (text, value) =>
    {
        for (int at = 0, digit = 0; at < text.Length; at++)
            text[at] = at % 5 == 4 ? '-' : Digits[(int)((value >> (123 - (5 * digit++))) & 31)];
    });

    /// <summary>
    /// The keys a receipt can stand for: from the first to the last with these 80 bits. Null when it is not a receipt. Lower case,
    /// missing or extra dashes and spaces, O for 0 and I or L for 1 are all read.
    /// </summary>
    public static (ResponseKey First, ResponseKey Last)? FromReceipt(string typed)
    {
        var value = UInt128.Zero;
        var digits = 0;
        foreach (var letter in typed)
        {
            if (letter is '-' or ' ' or '\u2011' or '\u2013')
                continue;
            var digit = Digits.IndexOf(char.ToUpperInvariant(letter) switch { 'O' => '0', 'I' or 'L' => '1', var same => same });
            if (digit < 0 || ++digits > ReceiptDigits)
                return null;
            value = (value << 5) | (UInt128)digit;
        }
        if (digits != ReceiptDigits)
            return null;
        var first = value << 48;
        return (new(first), new(first | ((UInt128.One << 48) - 1)));
    }
}
