using System.Numerics;
using Parvis.Core.Workshops;

namespace Parvis.Core.Tests.Workshops;

public sealed class LetterMarkersTests
{
    [Fact]
    public void No_card_is_near_another_nor_near_itself_turned()
    {
        var words = LetterMarkers.Codes.SelectMany(Turns).ToList();
        Assert.Equal(40 * 4, words.Distinct().Count());
        for (var i = 0; i < words.Count; i++)
            for (var j = i + 1; j < words.Count; j++)
                Assert.True(BitOperations.PopCount((uint)(words[i] ^ words[j])) >= LetterMarkers.Distance, $"{i} and {j}");
    }

    [Fact]
    public void A_border_of_one_cell_is_black_all_round()
    {
        foreach (var code in LetterMarkers.Codes)
            for (var i = 0; i < LetterMarkers.Cells; i++)
                Assert.False(LetterMarkers.IsWhite(code, i, 0) || LetterMarkers.IsWhite(code, 0, i) || LetterMarkers.IsWhite(code, i, 6) || LetterMarkers.IsWhite(code, 6, i));
        // Bit 0 is the inner top left.
        Assert.Equal((LetterMarkers.Codes[0] & 1) == 1, LetterMarkers.IsWhite(LetterMarkers.Codes[0], 1, 1));
        Assert.True(LetterMarkers.IsWhite(1 << 9, 5, 2));
    }

    private static IEnumerable<int> Turns(int code)
    {
        for (var turn = 0; turn < 4; turn++)
        {
            yield return code;
            var turned = 0;
            for (var y = 0; y < LetterMarkers.Inner; y++)
                for (var x = 0; x < LetterMarkers.Inner; x++)
                    turned |= (code >> ((y * LetterMarkers.Inner) + x) & 1) << ((x * LetterMarkers.Inner) + LetterMarkers.Inner - 1 - y);
            code = turned;
        }
    }
}
