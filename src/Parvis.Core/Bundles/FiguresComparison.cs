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
    private long rows;

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
            counted.rows++;
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
            return rows;
        if (figure["field"]?.AsString is not { } name || !cells.TryGetValue(name, out var found) || package.Fields.FirstOrDefault(f => f.Name == name) is not { } field)
            return null;
        return counts switch
        {
            "answered" => found.Where(c => c.Key is not ("" or Code.NoOpinion or AnswerCell.NotShown)).Sum(c => c.Value),
            "no-opinion" => found.GetValueOrDefault(Code.NoOpinion),
            "skipped" => found.GetValueOrDefault(""),
            "code" when figure["code"]?.AsString is { } code && field.IndexOf(code) >= 0 => field.Kind is FieldKind.Multiple
                ? found.Where(c => c.Key.Split(field.ListDelimiter).Contains(code)).Sum(c => c.Value)
                : found.GetValueOrDefault(code),
            _ => null,
        };
    }
}
