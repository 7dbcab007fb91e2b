using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Parvis.Core.Kits;

namespace Parvis.Web.Kits.Printing;

/// <summary>Everything one cuts out, sticks up, fills in or reads from: print CSS on ordinary pages.</summary>
internal static class KitPrintEndpoints
{
    public static void MapKitPrints(this RouteGroupBuilder kits)
    {
        kits.MapGet("/letter-cards", () => new RazorComponentResult<CameraCards>());
        var print = kits.MapGroup("/{slug}/print");
        print.MapGet("", (string slug, KitLibrary library, CancellationToken cancellation) =>
            KitsEndpoints.OneAsync(slug, library, kit => new RazorComponentResult<KitPrintPage>(new { Found = kit }), cancellation));
        foreach (var pack in new[] { "phones", "paper" })
            print.MapGet($"/pack-{pack}", (string slug, string? large, KitLibrary library, CancellationToken cancellation) =>
                KitsEndpoints.OneAsync(slug, library, kit => new RazorComponentResult<KitPack>(new { kit.Kit, OnPaper = pack == "paper", Large = large is not null }), cancellation));
        print.MapGet("/cards/{activity}", (string slug, string activity, string? large, KitLibrary library, CancellationToken cancellation) =>
            OfActivityAsync(slug, activity, library, found => !found.Content.Cards.IsEmpty, (kit, found) =>
                new RazorComponentResult<CardSheets>(new { Kit = kit.Kit, Activity = found, Large = large is not null }), cancellation));
        print.MapGet("/timeline/{activity}", (string slug, string activity, string? blank, KitLibrary library, CancellationToken cancellation) =>
            OfActivityAsync(slug, activity, library, found => found.Content is TimelineDeck, (_, found) =>
                new RazorComponentResult<TimelineStrip>(new { Activity = found, Blank = blank is not null }), cancellation));
        print.MapGet("/ballots/{activity}", (string slug, string activity, KitLibrary library, CancellationToken cancellation) =>
            OfActivityAsync(slug, activity, library, PaperChoices.HasBallot, (kit, found) =>
                new RazorComponentResult<Ballots>(new { Kit = kit.Kit, Activity = found }), cancellation));
        print.MapGet("/wall/{activity}", (string slug, string activity, KitLibrary library, CancellationToken cancellation) =>
            OfActivityAsync(slug, activity, library, PaperChoices.HasWall, (kit, found) =>
                new RazorComponentResult<StickerWall>(new { Kit = kit.Kit, Activity = found }), cancellation));
        print.MapGet("/letters", (string slug, KitLibrary library, CancellationToken cancellation) =>
            KitsEndpoints.OneAsync(slug, library, kit => new RazorComponentResult<LetterCards>(new { kit.Kit }), cancellation));
        print.MapGet("/booklet", (string slug, string? start, KitLibrary library, CancellationToken cancellation) =>
            KitsEndpoints.OneAsync(slug, library, kit => new RazorComponentResult<Booklet>(new { kit.Kit, Sheet = RunSheet.Of(kit.Kit.Sequences), Start = Clock(start) }), cancellation));
        print.MapGet("/attendance", (string slug, KitLibrary library, CancellationToken cancellation) =>
            KitsEndpoints.OneAsync(slug, library, kit => new RazorComponentResult<AttendanceSheet>(new { kit.Kit }), cancellation));
    }

    private static Task<IResult> OfActivityAsync(
        string slug, string activity, KitLibrary library, Func<Activity, bool> can, Func<LibraryKit, Activity, IResult> sheet, CancellationToken cancellation) =>
        KitsEndpoints.OneAsync(slug, library, kit => kit.Kit.Find(activity) is { } found && can(found) ? sheet(kit, found) : KitsEndpoints.NotFound(), cancellation);

    // What a time field sends; anything else is no time.
    private static TimeOnly? Clock(string? typed) =>
        TimeOnly.TryParseExact(typed, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;
}
