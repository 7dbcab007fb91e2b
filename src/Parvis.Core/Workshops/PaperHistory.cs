using Parvis.Core.Responses;
using Parvis.Core.Workshops.Events;
using Parvis.Core.Workshops.State;

namespace Parvis.Core.Workshops;

/// <summary>People who answer on paper are people of the room, without a device. Whoever answered one step on paper is who answers the next.</summary>
internal static class PaperHistory
{
    public static RoomState Apply(RoomState state, PaperEntered e)
    {
        var (question, round) = (state.Workshop.Activities[e.S].Question!, state.Steps[e.S].Rounds[e.R - 1]);
        var known = state.Participants.Where(p => p.Mode is ResponseMode.Paper && !round.Answers.ContainsKey(p.Number)).Select(p => p.Number).Take(e.V.Length).ToList();
        var newcomers = Enumerable.Range(state.Participants.Count + 1, e.V.Length - known.Count).ToList();
        int[] people = [.. known, .. newcomers];
        var answers = people.Zip(e.V).Select(one => KeyValuePair.Create(one.First, question.Read(one.Second).Answer
            ?? throw new InvalidDataException($"The stored answer to step {e.S} is not one of its question's.")));
        var next = state with { Participants = state.Participants.AddRange(newcomers.Select(n => new Participant(n, Guid.Empty, null, null, ResponseMode.Paper))) };
        return next.With(e.S, s => s with
        {
            Rounds = s.Rounds.SetItem(e.R - 1, round with { Answers = round.Answers.SetItems(answers) }),
            Papers = s.Papers.Add(new(e.Id, e.R, [.. people])),
        });
    }

    public static RoomState Apply(RoomState state, PaperTakenBack e)
    {
        var (at, sheet) = state.Steps[e.S].Papers.Select((sheet, i) => (i, sheet)).First(p => p.sheet.Id == e.Sheet);
        return state.With(e.S, s => s with
        {
            Rounds = s.Rounds.SetItem(sheet.Round - 1, s.Rounds[sheet.Round - 1] with { Answers = s.Rounds[sheet.Round - 1].Answers.RemoveRange(sheet.People) }),
            Papers = s.Papers.SetItem(at, sheet with { TakenBack = true }),
        });
    }
}
