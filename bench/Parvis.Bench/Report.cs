namespace Parvis.Bench;

/// <summary>The table that a bench prints: a figure, what was aimed at, and no verdict.</summary>
internal static class Report
{
    public static void Title(string title) => Console.WriteLine($"\n{title}\n{new string('-', title.Length)}");

    public static void Line(string name, string value, string aim = "") => Console.WriteLine($"{name,-44} {value,16}  {aim}");

    public static void Load(string name, List<LoadResult> rounds) => Line(
        name, $"{Median(rounds.ConvertAll(r => r.PerSecond)):N0}/s",
        $"p50 {Median(rounds.ConvertAll(r => r.P50)):F1} ms, p99 {Median(rounds.ConvertAll(r => r.P99)):F1} ms, unexpected {rounds.Sum(r => r.Unexpected)}");

    public static void Ratio(string name, List<double> ratios, string aim) =>
        Line(name, $"{Median(ratios):F2}", $"{aim}  (from {ratios.Min():F2} to {ratios.Max():F2})");

    public static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
