using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Parvis.Core.Analysis;
using Parvis.Core.Barometers.Publishing;
using Parvis.Core.DataPackages;
using Parvis.Core.Documents.Packages;

namespace Parvis.Core.Bundles;

/// <summary>Writes a bundle. Its results are computed from its own data by its own plan, as whoever opens it will do.</summary>
public static class BundleWriter
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="readMe">Words for who opens the ZIP.</param>
    public static void Write(Bundle bundle, string readMe, Stream output)
    {
        var data = BundleJson.Data(bundle);
        var (description, plan) = (BundleJson.Description(bundle, data), BundleJson.Plan(bundle));
        using var zip = new PackageZip();
        zip.Add(BundleFiles.ReadMe, readMe);
        zip.Add(BundleFiles.Description, description);
        zip.Add(BundleFiles.Data, data);
        zip.Add(BundleFiles.Plan, plan);
        zip.Add(BundleFiles.Results, Results(description, data, plan));
        zip.Add(BundleFiles.Figures, BundleJson.Figures(bundle));
        if (bundle.Report is { } report)
        {
            zip.Add(BundleFiles.Report, report.Source);
            zip.Add(BundleFiles.Ledger, report.LedgerFile());
            zip.Add(BundleFiles.Published, SnapshotJson.Write(bundle.Barometer));
        }
        zip.WriteTo(output);
    }

    private static byte[] Results(byte[] description, byte[] data, byte[] plan)
    {
        // We wrote all three: what does not read back is a bug.
        if (!DataPackageReader.TryRead(description, BundleFiles.Description, out var package, out var problem)
            || !DataTableReader.TryRead(new MemoryStream(data), package, BundleFiles.Data, out var table, out problem)
            || !Plan.TryRead(plan, BundleFiles.Plan, out var checks, out problem)
            || !PlanRunner.TryRun(checks, table, out var results, out problem))
            throw new InvalidOperationException(problem.ToString());
        return Encoding.UTF8.GetBytes(results.ToJsonString(Readable) + "\n");
    }
}
