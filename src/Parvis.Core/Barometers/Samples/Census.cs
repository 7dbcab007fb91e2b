using System.Collections.Immutable;
using Parvis.Core.DataPackages;
using Parvis.Core.Typography;

namespace Parvis.Core.Barometers.Samples;

/// <summary>
/// Known numbers of people, from a CSV file. Either of ages (columns <c>age</c> and <c>effectif</c>, with <c>sexe</c>, <c>annee</c>,
/// <c>table</c>, <c>source</c> where there are several: the form of Insee's tables), or of answers (<c>reponse</c> and <c>effectif</c>).
/// </summary>
public sealed record Census(string Source, ImmutableArray<CensusLine> Lines)
{
    private const int MostLines = 5_000;

    /// <param name="file">Its name: the source, when no column says it.</param>
    public static (Census?, Refusal?) Read(byte[] csv, string file)
    {
        // French spreadsheets separate with semicolons.
        var firstLine = csv.AsSpan(0, Math.Max(0, csv.AsSpan().IndexOf((byte)'\n')));
        using var stream = new MemoryStream(csv);
        var reader = new CsvReader(stream, file, new CsvOptions { Delimiter = firstLine.Count((byte)';') > firstLine.Count((byte)',') ? ';' : ',' });
        if (!reader.Read())
            return (null, new Refusal("sample.empty-file"));
        string[] header = [.. Enumerable.Range(0, reader.FieldCount).Select(i => Fold.Letters(reader.Text(i)).Trim())];
        int Column(params string[] names) => Array.FindIndex(header, names.Contains);
        var (people, age, answer) = (Column("effectif", "people"), Column("age"), Column("reponse", "modalite", "answer"));
        if (people < 0 || (age < 0 && answer < 0))
            return (null, new Refusal("sample.no-columns"));
        var rows = new List<(string Year, string Table, string Source, CensusLine Line)>();
        while (reader.Read())
        {
            if (reader.FieldCount != header.Length)
                return (null, new Refusal("sample.ragged", reader.Line.ToString()));
            string Cell(int column) => column < 0 ? "" : reader.Text(column).Trim();
            var typed = Cell(people).Replace(" ", "").Replace("\u00A0", "").Replace("\u202F", "");
            if (!int.TryParse(typed, System.Globalization.NumberStyles.None, null, out var count) || rows.Count == MostLines)
                return (null, new Refusal("sample.not-a-count", reader.Line.ToString()));
            rows.Add((Cell(Column("annee", "year")), Cell(Column("table")), Cell(Column("source")),
                new(Cell(age < 0 ? answer : age), SexOf(Cell(Column("sexe", "sex"))), count)));
        }
        if (reader.Problem is { } problem)
            return (null, new Refusal("sample.bad-csv", problem.Line?.ToString() ?? "1"));
        if (rows.Count == 0)
            return (null, new Refusal("sample.empty-file"));
        // A file with the tables of several years says the same people several times: the latest.
        var latest = rows.GroupBy(r => (r.Year, r.Table, r.Source)).OrderByDescending(g => g.Key.Year, StringComparer.Ordinal).First();
        return (new(latest.Key.Source.Length > 0 ? latest.Key.Source : file, [.. latest.Select(r => r.Line)]), null);
    }

    internal static Sex? SexOf(string words) => Fold.Letters(words) switch
    {
        var w when w.Contains("femme", StringComparison.Ordinal) || w.Contains("woman", StringComparison.Ordinal) => Sex.Female,
        var w when w.Contains("homme", StringComparison.Ordinal) || w.Contains(" man", StringComparison.Ordinal) => Sex.Male,
        _ => null,
    };

    public bool Equals(Census? other) => other is not null && Source == other.Source && Lines.SequenceEqual(other.Lines);

    public override int GetHashCode() => HashCode.Combine(Source, Lines.Length);
}

/// <param name="Label">An age range, or an answer, in words.</param>
/// <param name="Sex">Null: everyone.</param>
public sealed record CensusLine(string Label, Sex? Sex, int People)
{
    /// <summary>« Ensemble » adds up others: it is no line.</summary>
    internal AgeRange? Age => Fold.Letters(Label).StartsWith("ensemble", StringComparison.Ordinal) ? null : AgeRange.Parse(Label);
}

public enum Sex
{
    Female,
    Male,
}
