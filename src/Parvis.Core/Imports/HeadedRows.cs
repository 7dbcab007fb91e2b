using System.Globalization;
using Parvis.Core.DataPackages;

namespace Parvis.Core.Imports;

/// <summary>
/// A sheet's heading and the lines under it. The heading is the first line as a rule; a title alone above it is passed over, and the line of
/// groups that Framaforms (Drupal Webform) writes above its columns is kept: what each group covers, only the columns' values tell
/// (<see cref="WithGroup"/>).
/// </summary>
public sealed class HeadedRows
{
    private const int MostHeadLines = 5;

    private readonly CsvRows rows;
    private readonly Queue<(List<string> Cells, long Line)> ahead = [];

    private bool ended;

    private HeadedRows(CsvRows rows) => this.rows = rows;

    public List<string> Header { get; private set; } = [];

    /// <summary>By column, the group the line above the heading puts it in, or may put it in; empty without one.</summary>
    public List<string> Groups { get; private set; } = [];

    public List<string> Cells { get; private set; } = [];

    public long Line { get; private set; }

    public DataProblem? Problem => rows.Problem;

    /// <param name="file">Can seek; read twice.</param>
    /// <returns>Null when the file has no line, or cannot be read: <paramref name="problem"/> says why then.</returns>
    public static HeadedRows? Open(Stream file, CancellationToken cancellation, out DataProblem? problem)
    {
        var headed = new HeadedRows(CsvRows.Open(file, cancellation));
        var found = headed.ReadHeading();
        problem = headed.Problem;
        return found && problem is null ? headed : null;
    }

    public bool Read()
    {
        if (ahead.TryDequeue(out var line))
            (Cells, Line) = line;
        else if (ended = ended || !rows.Read())
            return false;
        else
            (Cells, Line) = (rows.Cells, rows.Line);
        return true;
    }

    private bool ReadHeading()
    {
        var first = new List<(List<string> Cells, long Line)>();
        while (first.Count < MostHeadLines && !ended)
        {
            if (ended = !rows.Read())
                break;
            first.Add(([.. rows.Cells], rows.Line));
            // A line whose cells are nearly all named is a heading: nothing above it needs a look at what follows.
            if (first.Count == 1 && Filled(rows.Cells) * 2 > rows.Cells.Count)
                break;
        }
        if (first.Count == 0)
            return false;
        var width = first.Max(l => l.Cells.Count);
        var at = first.FindIndex(l => l.Cells.Count > 1 && Filled(l.Cells) * 10 >= width * 8 && !l.Cells.Exists(IsNumber));
        if (at < 0)
            at = 0;
        Header = first[at].Cells;
        // A single cell above is a title.
        if (at > 0 && Filled(first[at - 1].Cells) > 1 || at > 1)
            Groups = Carried(first[at - 1].Cells, Header.Count);
        foreach (var line in first.Skip(at + 1))
            ahead.Enqueue(line);
        return true;
    }

    private static int Filled(List<string> cells) => cells.Count(c => !string.IsNullOrWhiteSpace(c));

    // A heading names; only data count.
    private static bool IsNumber(string cell) => decimal.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out _);

    private static List<string> Carried(List<string> cells, int width)
    {
        var groups = new List<string>();
        for (var i = 0; i < width; i++)
            groups.Add(i < cells.Count && cells[i].Trim() is { Length: > 0 } named ? named : groups.LastOrDefault(""));
        return groups;
    }

    /// <summary>
    /// The name of a column under a group: « group [name] », as LimeSurvey writes it, where the column's values are the ticks of one option;
    /// its own name otherwise, for a group's end is not written.
    /// </summary>
    public static string WithGroup(string name, string group, ColumnProfile column) =>
        group.Length > 0 && !column.Many && column.Values.All(v => RowReader.IsTick(v.Key)) && !MappingProposal.IsPersonalHead(name)
            ? $"{group} [{name}]"
            : name;
}
