using System.Runtime.InteropServices;
using System.Text;

namespace Parvis.Core.DataPackages;

/// <summary>Finds a code's position from its UTF-8 bytes, without making a string.</summary>
internal sealed class CodeTable
{
    private readonly byte[][] _codes;
    private readonly int[] _slots;

    public CodeTable(IEnumerable<string> codes)
    {
        _codes = [.. codes.Select(Encoding.UTF8.GetBytes)];
        _slots = new int[System.Numerics.BitOperations.RoundUpToPowerOf2((uint)Math.Max(4, _codes.Length * 4))];
        for (var i = 0; i < _codes.Length; i++)
        {
            var slot = Hash(_codes[i]) & (_slots.Length - 1);
            while (_slots[slot] != 0) slot = (slot + 1) & (_slots.Length - 1);
            _slots[slot] = i + 1;
        }
    }

    /// <summary>The position of the code, −1 when it is none.</summary>
    public int Find(ReadOnlySpan<byte> code)
    {
        var slot = Hash(code) & (_slots.Length - 1);
        for (; _slots[slot] != 0; slot = (slot + 1) & (_slots.Length - 1))
            if (_codes[_slots[slot] - 1].AsSpan().SequenceEqual(code)) return _slots[slot] - 1;
        return -1;
    }

    /// <summary>Length, first and last eight bytes: codes of a questionnaire differ there.</summary>
    private static int Hash(ReadOnlySpan<byte> code)
    {
        ulong mix = (ulong)code.Length;
        if (code.Length >= 8)
            mix ^= MemoryMarshal.Read<ulong>(code) ^ System.Numerics.BitOperations.RotateLeft(MemoryMarshal.Read<ulong>(code[^8..]), 23);
        else
            foreach (var b in code) mix = mix * 31 + b;
        mix *= 0x9E3779B97F4A7C15;
        return (int)(mix >> 33);
    }
}
