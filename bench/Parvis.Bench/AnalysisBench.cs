using System.Diagnostics;
using System.Globalization;
using System.Text;
using DuckDB.NET.Data;
using Parvis.Core.DataPackages;
using Parvis.Statistics;

namespace Parvis.Bench;

/// <summary>
/// Analysis of a national consultation: 2,000,000 rows × 14 single choices. Fourteen tables, ninety-one cross-tabs, raking on
/// three margins; DuckDB does the same counting in the same run. Prints ratios, best of several rounds.
/// </summary>
internal static class AnalysisBench
{
    private const int Rows = 2_000_000;
    private static readonly int[] Categories = [2, 4, 6, 5, 5, 7, 4, 5, 5, 2, 2, 4, 17, 2];

    public static void Run()
    {
        var columns = Columns(new Random(1));
        CodedColumn[] coded = [.. columns.Select((c, i) => new CodedColumn(c, Categories[i]))];
        var tables = Best(5, () => CodeCount.OfAll(coded));
        var pairs = Best(5, () => AllPairs.Of(coded));
        var tests = AllPairs.Of(coded);
        var statistics = Best(5, () => { foreach (var pair in tests) CrossTab.TryOf(pair.Table, out _, out _); });
        var ones = new double[Rows];
        Array.Fill(ones, 1);
        var raking = Best(5, () => Rake(columns, ones));
        // What this process weighs with the columns in it, every figure computed, before DuckDB comes.
        var resident = Process.GetCurrentProcess().WorkingSet64 / 1e6;
        using var duck = new DuckDBConnection("DataSource=:memory:");
        duck.Open();
        Fill(duck, columns);
        var duckTables = Best(3, () => { for (var i = 0; i < columns.Length; i++) Query(duck, $"SELECT c{i}, count(*) FROM t GROUP BY 1"); });
        var duckPairs = Best(3, () =>
        {
            for (var i = 0; i < columns.Length; i++)
                for (var j = i + 1; j < columns.Length; j++) Query(duck, $"SELECT c{i}, c{j}, count(*) FROM t GROUP BY 1, 2");
        });
        var csv = Csv(columns);
        var reading = Best(3, () => ReadCsv(csv));

        Print("14 tables", tables, duckTables);
        Print("91 cross-tabs", pairs, duckPairs);
        Print("91 χ², V, residuals", statistics, null);
        Print("raking, 3 margins", raking, null);
        Console.WriteLine(Line($"all of it                {tables + pairs + statistics + raking,8:0.0} ms  (budget 500)"));
        Console.WriteLine(Line($"resident                 {resident,8:0} MB  (budget 300)"));
        Console.WriteLine(Line($"CSV to columns           {reading,8:0.0} ms  {csv.Length / 1e3 / reading,8:0} MB/s ({csv.Length / 1e6:0} MB)"));
    }

    private static ushort[][] Columns(Random random) => [.. Categories.Select(k =>
    {
        var column = new ushort[Rows];
        for (var i = 0; i < Rows; i++) column[i] = random.Next(20) == 0 ? Codes.Missing : (ushort)(k * random.NextDouble() * random.NextDouble());
        return column;
    })];

    private static void Rake(ushort[][] columns, double[] ones)
    {
        Margin[] margins = [Target(columns, 0, [0.52, 0.48]), Target(columns, 1, [0.2, 0.3, 0.3, 0.2]), Target(columns, 2, [0.3, 0.2, 0.2, 0.1, 0.1, 0.1])];
        if (!Raking.TryOf(margins, ones, out _, out var refused)) throw new InvalidOperationException(refused.Reason);
    }

    private static Margin Target(ushort[][] columns, int i, double[] shares) =>
        new($"c{i}", [.. shares.Select((_, k) => $"{k}")], columns[i], [.. shares.Select(s => (double?)s)]);

    private static void Fill(DuckDBConnection duck, ushort[][] columns)
    {
        Query(duck, $"CREATE TABLE t ({string.Join(", ", columns.Select((_, i) => $"c{i} UTINYINT"))})");
        using var appender = duck.CreateAppender("t");
        for (var r = 0; r < Rows; r++)
        {
            var row = appender.CreateRow();
            foreach (var column in columns) row.AppendValue(column[r] == Codes.Missing ? null : (byte?)column[r]);
            row.EndRow();
        }
    }

    private static void Query(DuckDBConnection duck, string sql)
    {
        using var command = duck.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        while (reader.Read()) { }
    }

    private static byte[] Csv(ushort[][] columns)
    {
        var text = new StringBuilder("c0,c1,c5,c12\r\n");
        for (var r = 0; r < Rows; r++)
        {
            foreach (var i in (int[])[0, 1, 5, 12])
            {
                if (i > 0) text.Append(',');
                if (columns[i][r] != Codes.Missing) text.Append(CultureInfo.InvariantCulture, $"\"réponse, numéro {columns[i][r]}\"");
            }
            text.Append("\r\n");
        }
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static void ReadCsv(byte[] csv)
    {
        var fields = ((int[])[0, 1, 5, 12]).Select(i => new Field
        {
            Name = $"c{i}",
            Kind = FieldKind.Choice,
            Categories = [.. Enumerable.Range(0, Categories[i]).Select(k => new Category($"réponse, numéro {k}", ""))],
        });
        using var stream = new MemoryStream(csv);
        if (!DataTableReader.TryRead(stream, new DataPackage("", "", "", ',', [.. fields], [""]), "t.csv", out _, out var problem))
            throw new InvalidOperationException(problem.ToString());
    }

    private static double Best(int rounds, Action work)
    {
        var best = double.PositiveInfinity;
        for (var i = 0; i < rounds; i++)
        {
            var start = Stopwatch.GetTimestamp();
            work();
            best = Math.Min(best, Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }
        return best;
    }

    private static void Print(string what, double ours, double? theirs)
    {
        if (theirs is { } ms) Console.WriteLine(Line($"{what,-24} {ours,8:0.0} ms  DuckDB {ms,8:0.0} ms  ratio {ours / ms:0.00}"));
        else Console.WriteLine(Line($"{what,-24} {ours,8:0.0} ms"));
    }

    private static string Line(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
