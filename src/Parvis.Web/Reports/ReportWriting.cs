using System.Collections.Immutable;
using Parvis.Core;
using Parvis.Core.Barometers.Findings;
using Parvis.Core.Barometers.Publishing;
using Parvis.Core.Reports;
using Parvis.Core.Reports.Resolved;
using Parvis.Web.Barometers;
using Parvis.Web.Data;

namespace Parvis.Web.Reports;

/// <summary>What is done to a report: written, read again after its figures moved, published. To be saved by the caller.</summary>
internal static class ReportWriting
{
    /// <summary>
    /// Keeps the text. Figures that it had before keep the value that the organiser last read: saving is not agreeing to what moved
    /// meanwhile.
    /// </summary>
    public static void Save(this ReportRow report, string source, LiveBarometer live, DateTimeOffset now)
    {
        var document = ReportDocument.Of(source, live.Barometer, report.Language);
        (report.Source, report.Title, report.UpdatedAt) = (source, document.Title, now);
        report.Ledger = LedgerJson.Write(LedgerJson.Read(report.Ledger).KeptIn(document.Ledger));
        report.Revision++;
    }

    /// <summary>The figures that moved since the organiser last read them.</summary>
    public static ImmutableArray<FigureChange> Moved(this ReportRow report, ReportDocument document) => LedgerJson.Read(report.Ledger).ChangesTo(document.Ledger);

    /// <summary>Why this may not be published; null when it may.</summary>
    /// <param name="form">With the digest of the figures that the organiser read.</param>
    /// <param name="online">The barometer's own publication, if any: the two must not tell the answers of a few by their difference.</param>
    public static Refusal? CheckPublication(this ReportRow report, LiveBarometer live, ReportDocument document, PublicationForm form, PublicationRow? online)
    {
        // Saved, published or withdrawn in another window: the text or the page online is not the one that was read.
        if (form.Revision != report.Revision.ToString())
            return new("report.changed-meanwhile");
        if (live.Row.ErasedAt is not null)
            return new("report.raw-erased");
        if (document.Problems.Count(p => p.Blocking) is > 0 and var blocking)
            return new("report.has-problems", blocking.ToString());
        if (form.Digest != document.Ledger.Digest)
            return new("report.figures-changed");
        if (report.Moved(document).Length is > 0 and var moved)
            return new("report.figures-moved", moved.ToString());
        if (!document.Problems.IsEmpty && form.Read != "yes")
            return new Refusal("report.read-warnings").On("read");
        if (report.PublishedAt is not null && report.ChangesOnline(document).Any(c => c.IsVisible) && string.IsNullOrWhiteSpace(form.Why))
            return new Refusal("report.say-why").On("why");
        foreach (var before in new[] { report.PublishedSnapshot, online?.Snapshot })
        {
            var panel = before is null ? null : (int?)SnapshotJson.Read(before).Method.Panel;
            if (live.Barometer.CheckPublication(DisclosureControl.Default, panel) is { } refusal)
                return refusal;
        }
        return null;
    }

    public static ImmutableArray<FigureChange> ChangesOnline(this ReportRow report, ReportDocument document) =>
        report.PublishedLedger is null ? [] : LedgerJson.Read(report.PublishedLedger).ChangesTo(document.Ledger);

    /// <summary>Puts it online, with the totals that it is made of: the page outlives the answers.</summary>
    public static void Publish(this ReportRow report, Barometer barometer, ReportDocument document, string why, DateTimeOffset now)
    {
        if (report.PublishedAt is null)
            report.PublishedAt = now;
        else
            report.Corrections = LedgerJson.Write(LedgerJson.ReadCorrections(report.Corrections).Add(new(now, why, report.ChangesOnline(document))));
        (report.PublishedTitle, report.PublishedSource) = (document.Title, report.Source);
        report.PublishedSnapshot = SnapshotJson.Write(barometer);
        report.PublishedLedger = LedgerJson.Write(document.Ledger);
        (report.WithdrawnAt, report.WithdrawnWhy) = (null, "");
        report.Revision++;
    }

    /// <summary>Takes it away; its page says so.</summary>
    public static void Withdraw(this ReportRow report, string why, DateTimeOffset now)
    {
        if (report.WithdrawnAt is null)
            (report.WithdrawnAt, report.WithdrawnWhy) = (now, why);
        report.Revision++;
    }
}

/// <summary>What is sent to publish.</summary>
public sealed record PublicationForm
{
    public string? Digest { get; init; }

    /// <summary>Of the report as its page showed it.</summary>
    public string? Revision { get; init; }

    /// <summary><c>yes</c>: the advice was read.</summary>
    public string? Read { get; init; }

    /// <summary>Why the figures online change.</summary>
    public string? Why { get; init; }
}
