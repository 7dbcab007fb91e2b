using Parvis.Core.Workshops.Events;
using Parvis.Core.Workshops.State;

namespace Parvis.Core.Workshops;

internal static class SpeakerHistory
{
    public static RoomState Apply(RoomState state, RoomEvent roomEvent) => roomEvent switch
    {
        SpeakerAsked e => state.With(e.S, s => s with
        {
            SpeakerQuestions = s.SpeakerQuestions.Add(new(s.SpeakerQuestions.Count + 1, e.P, e.Text, [], QuestionStatus.Waiting, null)),
        }),
        SpeakerVoted e => Change(state, e.S, e.Q, q => q with { VotesUp = e.Up ? q.VotesUp.Add(e.P) : q.VotesUp.Remove(e.P) }),
        QuestionSettled e => Change(state, e.S, e.Q, q => q with { Status = e.Status, Reason = e.Reason }),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static RoomState Change(RoomState state, int step, int number, Func<SpeakerQuestion, SpeakerQuestion> change) =>
        state.With(step, s => s with { SpeakerQuestions = s.SpeakerQuestions.SetItem(number - 1, change(s.SpeakerQuestions[number - 1])) });
}
