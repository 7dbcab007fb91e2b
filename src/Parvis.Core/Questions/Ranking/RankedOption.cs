using System.Collections.Immutable;

namespace Parvis.Core.Questions.Ranking;

/// <summary>Where one option stands. Both the points and the plain facts are shown: people ask what a score means.</summary>
/// <param name="Borda">Mean points over everyone who answered: with k places, k for a first place … 1 for the last, 0 when unranked.</param>
/// <param name="FirstPlaces">People who put it first.</param>
/// <param name="ShareOfFirst">Of those who answered, 0 to 1; null when nobody did.</param>
/// <param name="RankedBy">People who gave it a place: the n of <paramref name="MeanRank"/>.</param>
/// <param name="MeanRank">Mean place, from 1, among those people; null when there are none.</param>
public sealed record RankedOption(string Code, double? Borda, int FirstPlaces, double? ShareOfFirst, int RankedBy, double? MeanRank)
{
    /// <summary>Highest Borda mean first, then most first places, then the question's order.</summary>
    public static ImmutableArray<RankedOption> Of(RankingTally tally) =>
    [
        .. tally.Codes.Select((code, row) => Of(tally, code, row)).OrderByDescending(o => o.Borda).ThenByDescending(o => o.FirstPlaces),
    ];

    private static RankedOption Of(RankingTally tally, string code, int row)
    {
        var (places, n, by) = (tally.Places, tally.States.Answered, tally.Places.RowSum(row));
        var ranks = Enumerable.Range(0, places.Columns).Sum(place => (place + 1) * places[row, place]);
        double points = (by * (places.Columns + 1)) - ranks;
        return new(
            code, n > 0 ? points / n : null, places[row, 0], n > 0 ? (double)places[row, 0] / n : null, by, by > 0 ? (double)ranks / by : null);
    }
}
