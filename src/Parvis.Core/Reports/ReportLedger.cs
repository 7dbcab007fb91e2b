using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Parvis.Core.Reports;

/// <summary>A number that stands in a report: what it is, from what it is computed, what is shown, and on which lines of the source.</summary>
public sealed record LedgerEntry(string Code, string Label, string Shown, decimal Numerator, int? Denominator, string Formula)
{
    public required ImmutableArray<int> Lines { get; init; }

    public bool SameFigure(LedgerEntry other) =>
        Code == other.Code && Shown == other.Shown && Numerator == other.Numerator && Denominator == other.Denominator;

    public bool Equals(LedgerEntry? other) =>
        other is not null && SameFigure(other) && Label == other.Label && Formula == other.Formula && Lines.SequenceEqual(other.Lines);

    public override int GetHashCode() => HashCode.Combine(Code, Shown, Numerator, Denominator);
}

/// <summary>A figure that is not what it was.</summary>
public sealed record FigureChange(string Code, string Label, string ShownBefore, string FormulaBefore, string ShownAfter, string FormulaAfter)
{
    /// <summary>A reader sees another number; otherwise only the counts behind it moved.</summary>
    public bool IsVisible => ShownBefore != ShownAfter;
}

/// <summary>Every number of a report, once each, in the order of the text.</summary>
public sealed record ReportLedger(ImmutableArray<LedgerEntry> Entries)
{
    public static ReportLedger Empty { get; } = new([]);

    /// <summary>64 hexadecimal digits that change when any figure of the report does, or the place of one.</summary>
    public string Digest => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', Entries.Select(e => string.Create(
        CultureInfo.InvariantCulture, $"{e.Code}\t{e.Shown}\t{e.Numerator}\t{e.Denominator}\t{string.Join(',', e.Lines)}"))))));

    /// <summary>Figures that both ledgers have and that differ. One that came or went with the text is not a figure that changed.</summary>
    public ImmutableArray<FigureChange> ChangesTo(ReportLedger after)
    {
        var before = Entries.ToDictionary(e => e.Code);
        return
        [
            .. after.Entries.Where(e => before.TryGetValue(e.Code, out var was) && !was.SameFigure(e))
                .Select(e => new FigureChange(e.Code, e.Label, before[e.Code].Shown, before[e.Code].Formula, e.Shown, e.Formula)),
        ];
    }

    /// <summary>The figures of a new text, where those that this ledger has keep their value: reading a text again is not agreeing to what moved.</summary>
    public ReportLedger KeptIn(ReportLedger after)
    {
        var before = Entries.ToDictionary(e => e.Code);
        return new([.. after.Entries.Select(e => before.TryGetValue(e.Code, out var was) ? was with { Lines = e.Lines } : e)]);
    }

    public bool Equals(ReportLedger? other) => other is not null && Entries.SequenceEqual(other.Entries);

    public override int GetHashCode() => Entries.Length;
}
