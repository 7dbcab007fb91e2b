using System.Text.Encodings.Web;
using System.Text.Json;
using Parvis.Core.Analysis;
using Parvis.Core.DataPackages;

namespace Parvis.Web;

/// <summary>
/// <c>analyse DATAPACKAGE --plan PLAN --out RESULTS</c>: computes a plan on a data package, without a server. Exit 0 when
/// RESULTS is written; 2 when a file is malformed or the command is, with one line on stderr and nothing written. Without <c>--plan</c>,
/// the whole barometer of the file: a page, its charts and its figures, in the folder <c>--out DIR</c>. With <c>--verify</c>, see
/// <see cref="VerifyCommand"/>.
/// </summary>
internal static class AnalyseCommand
{
    private const int Malformed = 2;
    private const string Usage = "Usage: ./run analyse DATAPACKAGE --plan PLAN --out RESULTS, "
        + "or without --plan for the whole barometer, in the folder --out DIR (--lang en: in English), or ./run analyse BUNDLE.zip --verify";

    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static async Task<int> RunAsync(string[] args, TextWriter stdout, TextWriter stderr)
    {
        string? package = null, plan = null, output = null, language = "fr";
        var verify = false;
        for (var i = 1; i < args.Length; i++)
        {
            if (args[i] is "--plan" && i + 1 < args.Length) plan = args[++i];
            else if (args[i] is "--out" && i + 1 < args.Length) output = args[++i];
            else if (args[i] is "--verify") verify = true;
            else if (args[i] is "--lang" && i + 1 < args.Length && args[i + 1] is ("fr" or "en")) language = args[++i];
            else if (package is null && !args[i].StartsWith('-')) package = args[i];
            else return await Refuse(stderr, $"« {args[i]} » is not understood. {Usage}");
        }
        if (verify ? package is null || plan is not null || output is not null : package is null || output is null) return await Refuse(stderr, Usage);
        try
        {
            if (verify)
                return await VerifyCommand.RunAsync(package, stdout, stderr);
            if (plan is null)
                return await BarometerFiles.WriteAsync(package, output!, language, stdout) is { } wrong ? await Refuse(stderr, wrong) : 0;
            return await Run(package, plan, output!, stdout, stderr);
        }
        catch (Exception disk) when (disk is IOException or UnauthorizedAccessException)
        {
            return await Refuse(stderr, disk.Message.ReplaceLineEndings(" "));
        }
    }

    private static async Task<int> Run(string packagePath, string planPath, string output, TextWriter stdout, TextWriter stderr)
    {
        if (!DataPackageReader.TryRead(await File.ReadAllBytesAsync(packagePath), packagePath, out var package, out var problem)
            || !Plan.TryRead(await File.ReadAllBytesAsync(planPath), planPath, out var plan, out problem))
            return await Refuse(stderr, problem.ToString());

        var csvPath = Path.Combine(Path.GetDirectoryName(packagePath) ?? "", package.CsvPath);
        if (package.Declared is { } declared)
        {
            await using var content = new FileStream(csvPath, FileMode.Open, FileAccess.Read, FileShare.Read);
            if (declared.CheckContent(content, packagePath, package.CsvPath) is { } lie)
                return await Refuse(stderr, lie.ToString());
        }
        await using var csv = new FileStream(csvPath, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.SequentialScan);
        if (!DataTableReader.TryRead(csv, package, csvPath, out var table, out problem))
            return await Refuse(stderr, problem.ToString());
        if (package.Declared?.CheckRows(table.Rows, packagePath, package.CsvPath) is { } rows)
            return await Refuse(stderr, rows.ToString());
        if (!PlanRunner.TryRun(plan, table, out var results, out problem))
            return await Refuse(stderr, problem.ToString());

        // Written apart, then renamed: RESULTS is whole or is not there.
        var partial = output + ".partial";
        await File.WriteAllTextAsync(partial, results.ToJsonString(Json) + "\n");
        File.Move(partial, output, overwrite: true);
        await stdout.WriteLineAsync($"{plan.Checks.Length} checks on {table.Rows} rows: {output}");
        return 0;
    }

    private static async Task<int> Refuse(TextWriter stderr, string line)
    {
        await stderr.WriteLineAsync(line);
        return Malformed;
    }
}
