using System.Collections.Immutable;

namespace Parvis.Core.Workshops;

/// <summary>
/// Letter cards that a camera reads: a black square of 7 × 7 cells, whose border says where it is and whose 5 × 5 inner cells say which card it
/// is. The edge held up is the answer. Any two cards, turned anyhow, differ by 8 cells at least, as does a card from itself turned: two cells
/// misread are put right, and no card is taken for another.
/// </summary>
public static class LetterMarkers
{
    public const int Cells = 7, Inner = 5, Distance = 8;

    /// <summary>By card, the first being card 1: the white cells, bit <c>5 × row + column</c> from the top left when A is up. Once printed, never changed.</summary>
    public static ImmutableArray<int> Codes { get; } =
    [
        5062262, 33499281, 21942912, 12940461, 4720315, 24340132, 22689857, 1295230, 30657121, 12215246,
        11819720, 2516414, 12822559, 18105485, 20511101, 12273437, 2364395, 9035882, 25828309, 19515521,
        15917337, 9301522, 5218001, 19190322, 8856964, 15822805, 9932144, 15250808, 11750451, 32128523,
        29264323, 18725512, 9261137, 7502477, 31832787, 11283188, 15145334, 12723690, 6907698, 32887822,
    ];

    /// <param name="code">One of <see cref="Codes"/>.</param>
    /// <param name="x">Column of the whole marker, from 0.</param>
    /// <param name="y">Row of the whole marker, from 0.</param>
    public static bool IsWhite(int code, int x, int y) =>
        x is > 0 and <= Inner && y is > 0 and <= Inner && (code >> (((y - 1) * Inner) + x - 1) & 1) == 1;
}
