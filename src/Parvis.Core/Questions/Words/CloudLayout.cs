using System.Collections.Immutable;
using Parvis.Core.Charts;

namespace Parvis.Core.Questions.Words;

/// <summary>A word in its box. X and Y are the upper left corner; <see cref="Size"/> is the font's, all in the same unit.</summary>
public sealed record PlacedWord(CloudWord Word, double X, double Y, double Width, double Height, double Size)
{
    public bool Overlaps(PlacedWord other) =>
        X < other.X + other.Width && other.X < X + Width && Y < other.Y + other.Height && other.Y < Y + Height;
}

/// <summary>
/// Where the words of a cloud go: horizontal, never overlapping, font size as the square root of people (so that ink, not height, says how
/// many). The same words and seed give the same picture, and each word leaves the centre in a direction of its own, so that new words
/// push the others about as little as possible.
/// </summary>
public sealed record CloudLayout(ImmutableArray<PlacedWord> Words, double Width, double Height)
{
    /// <summary>Words drawn; the list beside the cloud has them all.</summary>
    public const int MostWords = 50, MostUpright = 20;

    public const double LargestSize = 64, SmallestSize = 14;

    private const double Margin = 4, LineHeight = 1.25, Stretch = 1.7, UprightStretch = 0.7, AngleStep = 0.12, RadiusPerTurn = 14;

    /// <param name="upright">For a phone: fewer words, in a column rather than a strip.</param>
    /// <param name="most">People of the largest size, to compare clouds; by default those of the most named word here.</param>
    public static CloudLayout Of(IEnumerable<CloudWord> words, int seed, bool upright = false, int? most = null)
    {
        var stretch = upright ? UprightStretch : Stretch;
        var shown = words.Where(w => w.Status is WordStatus.Shown && w.People > 0).Take(upright ? MostUpright : MostWords).ToList();
        var largest = most ?? shown.Select(w => w.People).DefaultIfEmpty(1).Max();
        var placed = new List<PlacedWord>();
        foreach (var word in shown)
            placed.Add(Place(word, Math.Max(SmallestSize, LargestSize * Math.Sqrt((double)word.People / largest)), seed, stretch, placed));
        if (placed.Count == 0)
            return new([], 0, 0);
        var (left, top) = (placed.Min(p => p.X), placed.Min(p => p.Y));
        return new(
            [.. placed.Select(p => p with { X = p.X - left, Y = p.Y - top })],
            placed.Max(p => p.X + p.Width) - left, placed.Max(p => p.Y + p.Height) - top);
    }

    private static PlacedWord Place(CloudWord word, double size, int seed, double stretch, List<PlacedWord> placed)
    {
        var (width, height) = (TextWidth.Of(word.Text, size, bold: true) + Margin, (size * LineHeight) + Margin);
        var start = Direction(word.Key, seed);
        // The spiral leaves every box behind, so it ends.
        for (var turn = 0.0; ; turn += AngleStep)
        {
            var radius = RadiusPerTurn * turn / (2 * Math.PI);
            var box = new PlacedWord(
                word, (radius * stretch * Math.Cos(start + turn)) - (width / 2), (radius * Math.Sin(start + turn)) - (height / 2), width, height, size);
            if (!placed.Exists(box.Overlaps))
                return box;
        }
    }

    // FNV-1a: string.GetHashCode differs between runs.
    private static double Direction(string key, int seed)
    {
        var hash = 2166136261u ^ (uint)seed;
        foreach (var letter in key)
            hash = unchecked((hash ^ letter) * 16777619u);
        return hash / (double)uint.MaxValue * 2 * Math.PI;
    }
}
