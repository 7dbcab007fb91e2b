using Parvis.Core.Kits.After;
using Parvis.Core.Typography;
using Parvis.Web.Data;
using Parvis.Web.Kits.Running;
using Parvis.Web.Layout;

namespace Parvis.Web.Kits.After;

/// <summary>
/// What the activity report of the Coop de la médiation numérique asks of a group workshop, in its own words and order, to copy. The Coop's
/// terms are French whatever the page's language.
/// </summary>
internal static class CoopSummary
{
    public static string Of(KitRun run, int participations, RunAfterRow? after, Words words)
    {
        var counted = Attendance.Read(after?.Ages ?? "");
        var minutes = after?.Minutes ?? run.Sheet.Minutes;
        string?[] lines =
        [
            words["after.coop-type"],
            words["after.coop-title", run.Kit.Title.In("fr")],
            words["after.coop-people", Numbers.Whole(counted?.Total ?? participations, "fr")],
            .. counted is null ? Array.Empty<string>()
                : Attendance.Bands.Select((band, i) => (Band: band, People: counted.People[i])).Where(b => b.People > 0).Select(b => $"   {words[$"after.coop-age-{b.Band}"]}{Phrases.Colon("fr")} {b.People}"),
            run.Beginning is { } beginning ? words["after.coop-day", TownTime.Day(beginning, "fr")] : null,
            words["after.coop-duration", minutes / 60, $"{minutes % 60:00}"],
            run.Kit.Themes.IsEmpty ? null : words["after.coop-theme", string.Join(", ", run.Kit.Themes)],
        ];
        return string.Join('\n', lines.OfType<string>());
    }
}
