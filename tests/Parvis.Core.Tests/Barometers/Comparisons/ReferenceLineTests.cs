using Parvis.Core.Barometers.Comparisons;
using Parvis.Core.Charts;

namespace Parvis.Core.Tests.Barometers.Comparisons;

/// <summary>A figure published at several dates: a line where it was asked in the same words, a gap elsewhere.</summary>
public sealed class ReferenceLineTests
{
    private static ReferenceFigure Figure(int year, int percent, string indicator = "Utilise l’IA", string population = "12 ans et plus", string wording = "") =>
        new(indicator, population, year, percent, "Exemple", "https://exemple.fr") { Wording = wording };

    [Fact]
    public void The_same_words_are_a_line_and_other_words_a_gap()
    {
        ReferenceFigure[] series = [Figure(2025, 480), Figure(2023, 200, "Utilise l’IA (générative)"), Figure(2024, 330), Figure(2023, 990, population: "18-24 ans"), Figure(2022, 100, "Utilise l’IA générative")];
        Assert.Equal([2024, 2025], Years([.. series], series[0]));
        var other = ReferenceLine.Of([.. series], series[1])!;
        Assert.Equal([2022, 2023], other.Points.Select(p => p.Year));
        Assert.False(other.FollowsTheOneBefore(1));
        Assert.True(ReferenceLine.Of([.. series], series[0])!.FollowsTheOneBefore(1));
        Assert.Null(ReferenceLine.Of([.. series], series[3]));
    }

    [Fact]
    public void A_question_asked_otherwise_under_the_same_name_is_a_gap()
    {
        ReferenceFigure[] series = [Figure(2023, 200, wording: "Utilisez-vous ?"), Figure(2024, 330, wording: "Avez-vous utilisé ?"), Figure(2025, 485, wording: "Avez-vous utilisé ?")];
        var line = ReferenceLine.Of([.. series], series[2])!;
        Assert.Equal([false, false, true], Enumerable.Range(0, 3).Select(line.FollowsTheOneBefore));
        var svg = ReferenceChart.Draw(line, "fr", ChartFormat.Wide, "r");
        Assert.Matches("<path d=\"M[^ML]+M[^ML]+L[^ML]+\" class=\"line-navy\"", svg);
        Assert.Contains("2023 20\u202F% → … → 2024 33\u202F% → 2025 48,5\u202F%", svg, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_figures_of_one_year_are_the_chosen_one()
    {
        ReferenceFigure[] series = [Figure(2023, 200), Figure(2025, 470), Figure(2025, 480)];
        Assert.Equal([200, 480], ReferenceLine.Of([.. series], series[2])!.Points.Select(p => p.Percent));
    }

    private static IEnumerable<int> Years(ReferenceFigure[] series, ReferenceFigure chosen) => ReferenceLine.Of([.. series], chosen)!.Points.Select(p => p.Year);
}
