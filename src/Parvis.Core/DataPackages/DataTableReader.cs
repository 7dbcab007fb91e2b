using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Parvis.Core.DataPackages;

/// <summary>Turns the CSV file of a data package into columns, refusing a file that does not hold what its description says.</summary>
public static class DataTableReader
{
    /// <summary>Reads a CSV stream to its end; the first problem stops it.</summary>
    public static bool TryRead(
        Stream csvStream, DataPackage package, string file, [NotNullWhen(true)] out DataTable? table, [NotNullWhen(false)] out DataProblem? problem)
    {
        table = null;
        var csv = new CsvReader(csvStream, file, new CsvOptions { Delimiter = package.Delimiter });
        var missing = package.MissingValues.Select(Encoding.UTF8.GetBytes).ToArray();
        var builders = package.Fields.Select(f => ColumnBuilder.For(f, missing)).ToArray();
        if (!csv.Read())
        {
            problem = csv.Problem ?? new DataProblem(file, 1, 1, "The file is empty: its first line must name the columns.");
            return false;
        }
        problem = Headers(csv, builders, out var places);
        var width = places.Length;
        while (problem is null && csv.Read())
        {
            if (csv.FieldCount != width)
                problem = csv.ProblemAt(width, $"This line has {csv.FieldCount} fields; the first line has {width}.");
            for (var i = 0; i < width && problem is null; i++)
                if (builders[places[i]].Add(csv.Field(i)) is { } message) problem = csv.ProblemAt(i, message);
        }
        problem ??= csv.Problem;
        if (problem is not null) return false;
        var columns = builders.Select(b => b.Build()).ToArray();
        table = new DataTable([.. columns], columns[0].Rows);
        return true;
    }

    /// <summary>Matches the file's columns with the described fields: all of them, once each, in any order.</summary>
    private static DataProblem? Headers(CsvReader csv, ColumnBuilder[] builders, out int[] places)
    {
        places = new int[csv.FieldCount];
        var seen = new HashSet<int>();
        for (var i = 0; i < places.Length; i++)
        {
            var name = csv.Text(i);
            places[i] = Array.FindIndex(builders, b => b.Field.Name == name);
            if (places[i] < 0) return csv.ProblemAt(i, $"The column « {name} » is not described in the data package.");
            if (!seen.Add(places[i])) return csv.ProblemAt(i, $"The column « {name} » is there twice.");
        }
        var absent = builders.Where((_, i) => !seen.Contains(i)).Select(b => $"« {b.Field.Name} »").ToArray();
        return absent.Length == 0 ? null : csv.ProblemAt(0, $"The file has no column {string.Join(", ", absent)}, which the data package describes.");
    }
}
