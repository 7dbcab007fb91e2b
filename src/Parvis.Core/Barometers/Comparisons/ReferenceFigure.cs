using System.Collections.Immutable;
using Parvis.Core.DataPackages;

namespace Parvis.Core.Barometers.Comparisons;

/// <summary>
/// A figure that someone else published: what it measures, of whom, when, and where it can be read. It was asked in other words, of other people,
/// by other means: it stands beside a figure of ours, never in the same series.
/// </summary>
/// <param name="Percent">In tenths of a percent.</param>
public sealed record ReferenceFigure(string Indicator, string Population, int Year, int Percent, string Source, string Address)
{
    /// <summary>Most figures in a file.</summary>
    public const int Most = 500;

    /// <summary>How it was asked, where the file says.</summary>
    public string Wording { get; init; } = "";

    /// <summary>What must be said beside it, where the file says.</summary>
    public string Caveat { get; init; } = "";

    private static readonly string[] Columns = ["indicateur", "population", "annee_terrain", "valeur_pct", "source", "url"];

    /// <summary>
    /// Reads a CSV file with these columns, in any order: <c>indicateur, population, annee_terrain, valeur_pct, source, url</c>, and if there are
    /// <c>question</c> (how it was asked) and <c>reserve</c> (its caveat). Others are left aside. All of it, or the line where it is wrong.
    /// </summary>
    public static (ImmutableArray<ReferenceFigure>, Refusal?) Read(byte[] csv)
    {
        using var stream = new MemoryStream(csv);
        var reader = new CsvReader(stream, "reference.csv", new CsvOptions());
        if (!reader.Read())
            return ([], new Refusal("compare.bad-reference", "1"));
        string[] header = [.. Enumerable.Range(0, reader.FieldCount).Select(reader.Text)];
        int[] at = [.. Columns.Select(c => Array.IndexOf(header, c))];
        if (at.Contains(-1))
            return ([], new Refusal("compare.bad-reference", "1"));
        string Optional(string name) => Array.IndexOf(header, name) is >= 0 and var place ? reader.Text(place).Trim().Replace('\'', '’') : "";
        var figures = ImmutableArray.CreateBuilder<ReferenceFigure>();
        while (reader.Read())
        {
            var line = reader.Line.ToString();
            if (reader.FieldCount != header.Length || !int.TryParse(reader.Text(at[2]), out var year)
                || !decimal.TryParse(reader.Text(at[3]).Replace(',', '.'), System.Globalization.CultureInfo.InvariantCulture, out var percent)
                || percent is < 0 or > 100 || figures.Count == Most || string.IsNullOrWhiteSpace(reader.Text(at[0])) || string.IsNullOrWhiteSpace(reader.Text(at[4])) || !reader.Text(at[5]).StartsWith("https://", StringComparison.Ordinal))
                return ([], new Refusal("compare.bad-reference", line));
            figures.Add(new(reader.Text(at[0]).Replace('\'', '’'), reader.Text(at[1]).Replace('\'', '’'), year, (int)Math.Floor(percent * 10 + 0.5m), reader.Text(at[4]), reader.Text(at[5]))
            {
                Wording = Optional("question"),
                Caveat = Optional("reserve"),
            });
        }
        if (reader.Problem is null && figures.Count == 0)
            return ([], new Refusal("compare.bad-reference", "2"));
        return reader.Problem is { } problem ? ([], new Refusal("compare.bad-reference", problem.Line?.ToString() ?? "1")) : (figures.ToImmutable(), null);
    }
}
