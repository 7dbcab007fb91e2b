using System.Collections.Immutable;
using System.Text.Json;
using Parvis.Core.Kits;
using Parvis.Web.Data;
using Parvis.Web.Kits.Files;

namespace Parvis.Web.Kits.Running;

/// <summary>A kit being led in a room: the activities chosen, the room's steps they became, and when each really started.</summary>
public sealed record KitRun(KitRunRow Row, Kit Kit, ImmutableArray<Sequence> Sequences, RoomPlan Plan, ImmutableDictionary<string, DateTimeOffset> Started)
{
    public RunSheet Sheet => RunSheet.Of(Sequences);

    public DateTimeOffset? Beginning => Started.IsEmpty ? null : Started.Values.Min();

    /// <summary>The room's steps of an activity; none for a talk.</summary>
    public IEnumerable<int> StepsOf(Activity activity) =>
        Enumerable.Range(0, Plan.Steps.Length).Where(step => Plan.Steps[step].Activity.Id == activity.Id);

    public static KitRun Read(KitRunRow row)
    {
        var files = KitFiles.Of(JsonSerializer.Deserialize<Dictionary<string, string>>(row.Files)!);
        var kit = KitReader.Read(files).Kit ?? throw new InvalidDataException($"The kit of the run {row.Id} cannot be read.");
        var sequences = Chosen(kit, row.Sequences.Split(' '));
        return new(row, kit, sequences, PlanOf(kit, sequences), JsonSerializer.Deserialize<ImmutableDictionary<string, DateTimeOffset>>(row.Started)!);
    }

    /// <summary>Those asked for, in the kit's order; all of them when none is.</summary>
    public static ImmutableArray<Sequence> Chosen(Kit kit, IReadOnlyCollection<string> ids) =>
        kit.Sequences.Any(s => ids.Contains(s.Id)) ? kit.Sequences.RemoveAll(s => !ids.Contains(s.Id)) : kit.Sequences;

    public static RoomPlan PlanOf(Kit kit, IEnumerable<Sequence> sequences) => RoomPlan.Of(sequences.SelectMany(s => s.Activities), kit);
}
