using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Parvis.Core.Barometers.Findings;

namespace Parvis.Core.Barometers.Publishing;

/// <summary>
/// Every number of a barometer, each under its name: <c>q5.1.plutot-positif</c> is 43. Whatever is printed is computed from these; two
/// barometers with the same ledger print the same figures.
/// </summary>
public sealed class FigureLedger
{
    private FigureLedger(ImmutableArray<(string Name, decimal Value)> entries) => Entries = entries;

    public ImmutableArray<(string Name, decimal Value)> Entries { get; }

    /// <summary>64 hexadecimal digits that change when any figure does.</summary>
    public string Digest => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
        string.Join('\n', Entries.Select(e => $"{e.Name} {e.Value.ToString(CultureInfo.InvariantCulture)}")))));

    public static FigureLedger Of(Barometer barometer)
    {
        var method = barometer.Method;
        var entries = ImmutableArray.CreateBuilder<(string, decimal)>();
        entries.Add(("received", method.Received));
        entries.Add(("panel", method.Panel));
        foreach (var excluded in method.Exclusions)
            entries.Add(($"excluded.{excluded.Rule}", excluded.Removed));
        if (method.Weighting is { } weighting)
            entries.Add(("weighted", weighting.People));
        foreach (var finding in barometer.Findings)
            Add(entries, finding, $"{finding.Question}.{finding.Revision}");
        return new(entries.ToImmutable());
    }

    private static void Add(ImmutableArray<(string, decimal)>.Builder entries, Finding finding, string name)
    {
        entries.Add(($"{name}#answered", finding.States.Answered));
        entries.Add(($"{name}#no-opinion", finding.States.NoOpinion));
        entries.Add(($"{name}#skipped", finding.States.Skipped));
        foreach (var line in finding.Lines)
        {
            entries.Add(($"{name}.{line.Code}", line.Count));
            if (finding.Weighted?.Percents.TryGetValue(line.Code, out var percent) is true)
                entries.Add(($"{name}.{line.Code}#weighted", percent));
        }
        if (finding.Numbers is not { } numbers)
            return;
        entries.Add(($"{name}#sum", numbers.Sum));
        if (numbers.Median is { } median)
            entries.Add(($"{name}#median", (decimal)median));
    }
}
