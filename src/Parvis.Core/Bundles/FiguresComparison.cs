using System.Text.Json;
using Parvis.Core.DataPackages;
using Parvis.Core.Exports;
using Parvis.Core.Questions;

namespace Parvis.Core.Bundles;

/// <summary>The published figures, each counted again in the data.</summary>
internal sealed class FiguresComparison
{
    private readonly Dictionary<string, Dictionary<string, long>> cells = [];
    private readonly DataPackage package;

    public long Rows { get; private set; }

    private FiguresComparison(DataPackage package) => this.package = package;

    /// <summary>Counts every cell once; then each figure is looked up.</summary>
    public static FiguresComparison Count(Stream csvStream, DataPackage package, string file)
    {
        var counted = new FiguresComparison(package);
        var csv = new CsvReader(csvStream, file, new CsvOptions { Delimiter = package.Delimiter });
        if (!csv.Read())
            return counted;
        var names = Enumerable.Range(0, csv.FieldCount).Select(csv.Text).ToArray();
        foreach (var name in names)
            counted.cells[name] = [];
        while (csv.Read())
        {
            counted.Rows++;
            for (var i = 0; i < names.Length; i++)
            {
                ref var count = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(counted.cells[names[i]], csv.Text(i), out _);
                count++;
            }
        }
        return counted;
    }

    /// <summary>Where a figure is not what the data give; « how many are right » in <paramref name="right"/>.</summary>
    public List<DataProblem> Compare(LocatedJson figures, string file, out int right)
    {
        var problems = new List<DataProblem>();
        right = 0;
        if (figures["figures"] is not { Kind: JsonValueKind.Array } list)
            return [figures.Problem(file, "A list of figures is expected.")];
        foreach (var figure in list.Items)
            if (figure["name"]?.AsString is not { } name || figure["value"]?.AsNumber is not { } value || figure["counts"]?.AsString is not { } counts)
                problems.Add(figure.Problem(file, "A figure needs a name, a value and what it counts."));
            else if (CountOf(figure, counts) is not { } count)
                problems.Add(figure.Problem(file, $"« {name} » counts what is not in the data."));
            else if (count == value)
                right++;
            else
                problems.Add(figure["value"]!.Problem(file, $"« {name} »{(figure["says"]?.AsString is { } says ? $" ({says})" : "")}: the bundle says {figure["value"]!.Text}, the data give {count}."));
        return problems;
    }

    private long? CountOf(LocatedJson figure, string counts)
    {
        if (counts == "rows")
            return Rows;
        if (figure["field"]?.AsString is not { } name || !cells.ContainsKey(name))
            return null;
        var states = States(name)!.Value;
        return counts switch
        {
            "answered" => states.Answered,
            "no-opinion" => states.NoOpinion,
            "skipped" => states.Skipped,
            "code" when figure["code"]?.AsString is { } code => CountOf(name, code),
            _ => null,
        };
    }

    /// <summary>What the rows say of a question, in the four states; null when it is not in the data.</summary>
    public StateCounts? States(string field)
    {
        if (!cells.TryGetValue(field, out var found))
            return null;
        var (noOpinion, skipped, notShown) = (found.GetValueOrDefault(Code.NoOpinion), found.GetValueOrDefault(""), found.GetValueOrDefault(AnswerCell.NotShown));
        return new((int)(Rows - noOpinion - skipped - notShown), (int)noOpinion, (int)skipped, (int)notShown);
    }

    /// <summary>How many rows chose this; null when the data have no such answer.</summary>
    public long? CountOf(string field, string code) =>
        !cells.TryGetValue(field, out var found) || package.Fields.FirstOrDefault(f => f.Name == field) is not { } described || described.IndexOf(code) < 0 ? null
        : described.Kind is FieldKind.Multiple ? found.Where(c => c.Key.Split(described.ListDelimiter).Contains(code)).Sum(c => c.Value)
        : found.GetValueOrDefault(code);
}
