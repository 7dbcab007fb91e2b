using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Parvis.Core.Analysis;
using Parvis.Core.Barometers.Publishing;
using Parvis.Core.DataPackages;

namespace Parvis.Core.Bundles;

/// <summary>What a bundle says against what its data give.</summary>
/// <param name="Rows">Of the data.</param>
/// <param name="Checks">Of the plan, all computed again.</param>
/// <param name="Figures">Published figures counted again and found the same.</param>
/// <param name="ReportFigures">Figures of the report computed again and found the same; null without a report.</param>
/// <param name="Differences">Each with its place in the bundle and which figure it is; empty when all is as said.</param>
public sealed record BundleVerdict(long Rows, int Checks, int Figures, int? ReportFigures, ImmutableArray<DataProblem> Differences);

/// <summary>Computes a bundle again and compares.</summary>
public static class BundleVerification
{
    // Descriptions, plans and results are written by people and programs for people: more is no bundle.
    private const long LongestText = 32 << 20;

    /// <param name="zip">Can be rewound.</param>
    /// <param name="file">Its name, for messages.</param>
    /// <returns>False when there is nothing to compare: no bundle, a part missing or that does not hold together.</returns>
    public static bool TryVerify(Stream zip, string file, [NotNullWhen(true)] out BundleVerdict? verdict, [NotNullWhen(false)] out DataProblem? problem)
    {
        try
        {
            using var archive = new ZipArchive(zip, ZipArchiveMode.Read, leaveOpen: true);
            return new Reading(archive, file).TryVerify(out verdict, out problem);
        }
        catch (InvalidDataException)
        {
            // Only reading tells whether a ZIP holds together.
            (verdict, problem) = (null, new DataProblem(file, null, null, "This is not a whole ZIP file."));
            return false;
        }
    }

    private sealed class Reading(ZipArchive archive, string file)
    {
        private readonly List<DataProblem> differences = [];

        public bool TryVerify([NotNullWhen(true)] out BundleVerdict? verdict, [NotNullWhen(false)] out DataProblem? problem)
        {
            verdict = null;
            if (!TryText(BundleFiles.Description, out var description, out problem) || !DataPackageReader.TryRead(description, At(BundleFiles.Description), out var package, out problem)
                || !TryText(BundleFiles.Plan, out var plan, out problem) || !Plan.TryRead(plan, At(BundleFiles.Plan), out var checks, out problem)
                || !TryText(BundleFiles.Results, out var results, out problem) || !LocatedJson.TryParse(results, At(BundleFiles.Results), out var said, out problem)
                || !TryTable(package, out var table, out problem)
                || !PlanRunner.TryRun(checks, table, out var computed, out problem))
                return false;
            differences.AddRange(ResultsComparison.Of(said, computed, At(BundleFiles.Results)));
            var right = 0;
            int? reportRight = null;
            if (archive.GetEntry(BundleFiles.Figures) is not null)
            {
                if (!TryText(BundleFiles.Figures, out var figures, out problem) || !LocatedJson.TryParse(figures, At(BundleFiles.Figures), out var published, out problem))
                    return false;
                using var data = archive.GetEntry(package.CsvPath)!.Open();
                var counted = FiguresComparison.Count(data, package, At(package.CsvPath));
                differences.AddRange(counted.Compare(published, At(BundleFiles.Figures), out right));
                if (!TryReport(counted, out reportRight, out problem))
                    return false;
            }
            verdict = new(table.Rows, checks.Checks.Length, right, reportRight, [.. differences]);
            return true;
        }

        private bool TryReport(FiguresComparison counted, out int? right, [NotNullWhen(false)] out DataProblem? problem)
        {
            (right, problem) = (null, null);
            if (archive.GetEntry(BundleFiles.Report) is null && archive.GetEntry(BundleFiles.Ledger) is null)
                return true;
            if (!TryText(BundleFiles.Report, out var source, out problem) || !TryText(BundleFiles.Published, out var published, out problem)
                || !TryText(BundleFiles.Ledger, out var ledger, out problem) || !LocatedJson.TryParse(ledger, At(BundleFiles.Ledger), out var said, out problem))
                return false;
            try
            {
                var barometer = SnapshotJson.Read(Encoding.UTF8.GetString(published));
                differences.AddRange(BundledReport.Compare(said, At(BundleFiles.Ledger), Encoding.UTF8.GetString(source), barometer, counted, out var same));
                right = same;
                return true;
            }
            catch (JsonException wrong)
            {
                problem = new(At(BundleFiles.Published), wrong.LineNumber + 1, null, "This is not a barometer as Parvis publishes it.");
                return false;
            }
        }

        private bool TryTable(DataPackage package, [NotNullWhen(true)] out DataTable? table, [NotNullWhen(false)] out DataProblem? problem)
        {
            table = null;
            if (archive.GetEntry(package.CsvPath) is not { } entry)
            {
                problem = new(At(BundleFiles.Description), null, null, $"The bundle has no file « {package.CsvPath} », which its data package names.");
                return false;
            }
            using (var content = entry.Open())
                if (package.Declared?.CheckContent(content, At(BundleFiles.Description), package.CsvPath) is { } lie)
                    differences.Add(lie);
            using var csv = entry.Open();
            if (!DataTableReader.TryRead(csv, package, At(package.CsvPath), out table, out problem))
                return false;
            if (package.Declared?.CheckRows(table.Rows, At(BundleFiles.Description), package.CsvPath) is { } rows)
                differences.Add(rows);
            return true;
        }

        private bool TryText(string name, [NotNullWhen(true)] out byte[]? text, [NotNullWhen(false)] out DataProblem? problem)
        {
            (text, problem) = (null, null);
            if (archive.GetEntry(name) is not { } entry)
                problem = new(file, null, null, $"The bundle has no file « {name} ».");
            else
            {
                using var content = entry.Open();
                var bytes = new MemoryStream();
                var buffer = new byte[1 << 16];
                for (int read; bytes.Length <= LongestText && (read = content.Read(buffer, 0, buffer.Length)) > 0;)
                    bytes.Write(buffer, 0, read);
                if (bytes.Length > LongestText)
                    problem = new(At(name), null, null, "This file is too long for a bundle.");
                else
                    text = bytes.ToArray();
            }
            return problem is null;
        }

        private string At(string part) => $"{file}/{part}";
    }
}
