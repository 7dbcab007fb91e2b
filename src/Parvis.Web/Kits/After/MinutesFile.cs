using System.Collections.Immutable;
using Parvis.Core.Documents;
using Parvis.Core.Kits;
using Parvis.Core.Kits.After;
using Parvis.Core.Typography;
using Parvis.Web.Kits.Running;
using Parvis.Web.Layout;
using Document = Parvis.Core.Documents.Document;

namespace Parvis.Web.Kits.After;

/// <summary>
/// The minutes of a workshop: what was done, and what it came to, from the room's own counts. Nobody types a number, nobody is named. The page,
/// its PDF and its ODT are this one document.
/// </summary>
internal sealed class MinutesFile(FoundRun found, Words words)
{
    private readonly KitRun run = found.Run;

    private readonly ImmutableArray<PlayedStep> played = found.Played;

    private string Language => words.Language;

    private string Title => run.Kit.Title.In(Language);

    public Document Document => new()
    {
        Title = words["minutes.title"],
        Subtitle = run.Beginning is { } beginning ? $"{Title} · {TownTime.Day(beginning, Language)}" : Title,
        Date = run.Beginning is { } start ? TownTime.Day(start) : null,
        Language = Language,
        Blocks = [Brief(), Paragraph.Of(words[run.IsSplit ? "minutes.note-groups" : "minutes.note"]), new Heading(1, words["minutes.done"]), Lines.Any() ? Done() : Paragraph.Of(words["minutes.nothing"]), .. new ResultBlocks(words, arguments: true, oneRoom: !run.IsSplit).Of(played), Credit()],
    };

    private Note Brief()
    {
        var (people, paper) = (found.People, found.Rooms.Sum(r => r.Now.State.Participants.Count(RoomDesk.IsPaper)));
        string?[] lines =
        [
            run.Beginning is { } beginning ? words["minutes.begun", TownTime.Moment(beginning, Language)] : null,
            .. run.Pauses.Select(p => p.Until is { } until
                ? words["minutes.paused", TownTime.Moment(p.From, Language), TownTime.Moment(until, Language)] : words["minutes.paused-still", TownTime.Moment(p.From, Language)]),
            words["minutes.planned", run.Sheet.Minutes],
            words["minutes.came", words.Count("minutes.takes", people), Numbers.Whole(people - paper, Language), Numbers.Whole(paper, Language)],
            run.IsSplit ? words["minutes.groups", found.Rooms.Length, Phrases.And([.. found.Rooms.Select(r => words["minutes.group", r.Group.Name(words), r.Now.State.Participants.Count])], Language)] : null,
            !Lines.Any() ? null : string.Join(" ", words.Count("minutes.activities", Lines.Count()), words["minutes.sequences", Phrases.And([.. Lines.Select(l => l.Sequence.Title.In(Language)).Distinct().Select(title => Phrases.Quote(title, Language))], Language)]),
        ];
        return new(words["minutes.brief"], [.. lines.OfType<string>().Select(line => ImmutableArray.Create(new Run(line)))]) { Bullets = true };
    }

    // Started at the press of a button, or answered all the same.
    private IEnumerable<RunSheetLine> Lines => run.Sheet.Lines.Where(l => run.Started.ContainsKey(l.Activity.Id) || Steps(l.Activity).Any());

    private IEnumerable<PlayedStep> Steps(Activity activity) => played.Where(p => p.Planned.Activity.Id == activity.Id);

    private Table Done() => new(
        words["minutes.done-table"],
        [
            new(words["minutes.at"], Width: 0.9), new(words["minutes.activity"], Width: 2.6), new(words["minutes.sequence"], Width: 1.8),
            new(words["minutes.minutes-planned"], true), new(words["minutes.base"], true),
        ],
        [
            .. Lines.Select(line => (ImmutableArray<string>)
            [
                run.Started.TryGetValue(line.Activity.Id, out var at) ? TownTime.Clock(at, Language) : "–",
                line.Activity.Title.In(Language), line.Sequence.Title.In(Language), words["kits.minutes", line.Activity.Minutes],
                Steps(line.Activity).Select(s => Math.Max(s.Answered, s.Planned.Step is Core.Workshops.Activities.Pledging ? 0 : s.Hands)).DefaultIfEmpty(0).Max() is > 0 and var people
                    ? Numbers.Whole(people, Language) : "–",
            ]),
        ]);

    private Paragraph Credit() =>
        new([new Run(words["minutes.credit", Phrases.Quote(Title, Language), run.Kit.Version, string.Join(", ", run.Kit.Authors), run.Kit.Licence])]) { Small = true };
}
