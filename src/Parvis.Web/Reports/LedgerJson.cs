using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using Parvis.Core.Reports;

namespace Parvis.Web.Reports;

/// <summary>Figures and their corrections as the database keeps them.</summary>
internal static class LedgerJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        IgnoreReadOnlyProperties = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Write(ReportLedger ledger) => JsonSerializer.Serialize(ledger.Entries, Options);

    public static ReportLedger Read(string json) => new(JsonSerializer.Deserialize<ImmutableArray<LedgerEntry>>(json, Options));

    public static string Write(ImmutableArray<Correction> corrections) => JsonSerializer.Serialize(corrections, Options);

    public static ImmutableArray<Correction> ReadCorrections(string json) => JsonSerializer.Deserialize<ImmutableArray<Correction>>(json, Options);
}

/// <summary>A new version of a published report: when, why in the organiser's words, and the figures that changed.</summary>
public sealed record Correction(DateTimeOffset At, string Why, ImmutableArray<FigureChange> Changes);
