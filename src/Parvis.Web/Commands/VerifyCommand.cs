using Parvis.Core.Bundles;

namespace Parvis.Web;

/// <summary>
/// <c>analyse BUNDLE.zip --verify</c>: computes a bundle again and compares with what it says. Exit 0 when every figure is the same; 1 when
/// one is not, a line each on stdout; 2 when there is nothing to compare.
/// </summary>
internal static class VerifyCommand
{
    private const int Different = 1;
    private const int Malformed = 2;
    private const int MostShown = 50;

    public static async Task<int> RunAsync(string bundle, TextWriter stdout, TextWriter stderr)
    {
        await using var zip = new FileStream(bundle, FileMode.Open, FileAccess.Read, FileShare.Read);
        if (!BundleVerification.TryVerify(zip, bundle, out var verdict, out var problem))
        {
            await stderr.WriteLineAsync(problem.ToString());
            return Malformed;
        }
        foreach (var difference in verdict.Differences.Take(MostShown))
            await stdout.WriteLineAsync(difference.ToString());
        if (verdict.Differences.Length > MostShown)
            await stdout.WriteLineAsync($"… and {verdict.Differences.Length - MostShown} more.");
        var report = verdict.ReportFigures is { } figures ? $", {figures} of the report" : "";
        await stdout.WriteLineAsync(verdict.Differences.IsEmpty
            ? $"{bundle}: the same. {verdict.Rows} rows, {verdict.Checks} checks and {verdict.Figures} published figures{report} computed again."
            : $"{bundle}: {(verdict.Differences.Length == 1 ? "1 difference" : $"{verdict.Differences.Length} differences")}. {verdict.Rows} rows, {verdict.Checks} checks, {verdict.Figures} published figures{report} the same.");
        return verdict.Differences.IsEmpty ? 0 : Different;
    }
}
