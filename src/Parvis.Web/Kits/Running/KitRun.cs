using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Parvis.Core.Kits;
using Parvis.Web.Data;
using Parvis.Web.Kits.Files;
using Parvis.Web.Layout;

namespace Parvis.Web.Kits.Running;

/// <summary>People of a run who are together in one room.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Given">The name it was given; empty when it goes by its number.</param>
public sealed record RunGroup(string Code, int Number, string Given)
{
    public string Name(Words words) => Given.Length > 0 ? Given : words["run.group", Number];
}

/// <summary>A kit being led: the activities chosen, the room's steps they became, when each really started, in how many groups, by whom.</summary>
public sealed record KitRun(KitRunRow Row, Kit Kit, ImmutableArray<Sequence> Sequences, RoomPlan Plan, ImmutableDictionary<string, DateTimeOffset> Started)
{
    /// <summary>More would not be one workshop.</summary>
    public const int MostGroups = 12;

    /// <summary>Its rooms: one, or as many as there are groups.</summary>
    public required ImmutableArray<RunGroup> Groups { get; init; }

    public required ImmutableArray<Pause> Pauses { get; init; }

    public required RunRoles Roles { get; init; }

    public bool IsSplit => Groups.Length > 1;

    public RunSheet Sheet => RunSheet.Of(Sequences);

    public DateTimeOffset? Beginning => Started.IsEmpty ? null : Started.Values.Min();

    /// <summary>Null until something was started.</summary>
    public RunClock? Clock => Beginning is { } beginning ? new(beginning, Pauses) : null;

    /// <summary>The room's steps of an activity; none for a talk.</summary>
    public IEnumerable<int> StepsOf(Activity activity) =>
        Enumerable.Range(0, Plan.Steps.Length).Where(step => Plan.Steps[step].Activity.Id == activity.Id);

    /// <summary>Where the workshop is, in a room that shows this step: its activity, or a talk begun since. Null before anything.</summary>
    public Activity? At(int step)
    {
        var lines = Sheet.Lines.Select(l => l.Activity).ToList();
        var shown = lines.FindIndex(a => StepsOf(a).Contains(step));
        var begun = Started.IsEmpty ? -1 : lines.FindIndex(a => a.Id == Started.MaxBy(s => s.Value).Key);
        // A talk is no step: the room stays where it was, or waits.
        var at = begun >= 0 && shown <= begun && lines[begun].Content is Talk ? begun : shown;
        return at < 0 ? null : lines[at];
    }

    /// <summary>The run that a room belongs to, with its groups.</summary>
    public static Task<KitRunRow?> FindAsync(string code, ParvisDbContext db, CancellationToken cancellation) =>
        db.KitRuns.Include(r => r.Groups).FirstOrDefaultAsync(r => r.RoomCode == code || r.Groups.Any(g => g.RoomCode == code), cancellation);

    public static KitRun Read(KitRunRow row)
    {
        var files = KitFiles.Of(JsonSerializer.Deserialize<Dictionary<string, string>>(row.Files)!);
        var kit = KitReader.Read(files).Kit ?? throw new InvalidDataException($"The kit of the run {row.Id} cannot be read.");
        var sequences = Chosen(kit, row.Sequences.Split(' '));
        return new(row, kit, sequences, PlanOf(kit, sequences), JsonSerializer.Deserialize<ImmutableDictionary<string, DateTimeOffset>>(row.Started)!)
        {
            Groups = row.Groups.Count == 0 ? [new(row.RoomCode, 1, "")] : [.. row.Groups.OrderBy(g => g.Id).Select((g, i) => new RunGroup(g.RoomCode, i + 1, g.Name))],
            Pauses = JsonSerializer.Deserialize<ImmutableArray<Pause>>(row.Pauses),
            Roles = RunRoles.Of(JsonSerializer.Deserialize<Dictionary<string, string>>(row.Roles)!.GetValueOrDefault).Roles,
        };
    }

    /// <summary>Those asked for, in the kit's order; all of them when none is.</summary>
    public static ImmutableArray<Sequence> Chosen(Kit kit, IReadOnlyCollection<string> ids) =>
        kit.Sequences.Any(s => ids.Contains(s.Id)) ? kit.Sequences.RemoveAll(s => !ids.Contains(s.Id)) : kit.Sequences;

    public static RoomPlan PlanOf(Kit kit, IEnumerable<Sequence> sequences) => RoomPlan.Of(sequences.SelectMany(s => s.Activities), kit);
}
