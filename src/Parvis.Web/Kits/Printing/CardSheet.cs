using System.Collections.Immutable;
using Parvis.Core.Kits;

namespace Parvis.Web.Kits.Printing;

/// <summary>The cards of one sheet of A4, in two columns; null is an empty place.</summary>
/// <param name="Fronts">Row by row.</param>
/// <param name="Backs">The same rows, columns swapped: a sheet turned on its long edge shows the left column on the right.</param>
internal sealed record CardSheet(ImmutableArray<Card?> Fronts, ImmutableArray<Card?> Backs)
{
    public const int Columns = 2, OnSheet = 8, OnLargeSheet = 4;

    public bool HasBacks => Fronts.Any(c => c?.HasBack == true);

    public static IEnumerable<CardSheet> Of(ImmutableArray<Card> cards, bool large)
    {
        var places = large ? OnLargeSheet : OnSheet;
        foreach (var chunk in cards.Chunk(places))
        {
            ImmutableArray<Card?> fronts = [.. chunk, .. Enumerable.Repeat<Card?>(null, places - chunk.Length)];
            yield return new(fronts, [.. fronts.Chunk(Columns).SelectMany(row => row.Reverse())]);
        }
    }
}
