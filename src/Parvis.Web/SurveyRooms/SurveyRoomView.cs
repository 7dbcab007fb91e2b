using System.Collections.Immutable;
using Parvis.Core;
using Parvis.Core.Barometers.Findings;
using Parvis.Core.Questions;
using Parvis.Core.Surveys;
using Parvis.Core.Workshops;

namespace Parvis.Web.SurveyRooms;

/// <summary>A survey being answered live, at one moment: the same for the wall and the consoles.</summary>
/// <param name="ChannelCode">Of the form that its code leads to.</param>
/// <param name="Here">Responses that came from this room.</param>
/// <param name="All">Responses to the survey, whatever the way, trials left out.</param>
/// <param name="Questions">Those whose results can be shown, in the order in which they are.</param>
/// <param name="Shown">The question on the wall; null while results are hidden.</param>
/// <param name="Finding">Its result; null while too few people answered.</param>
/// <param name="Of">Responses that results are of: a whole number of batches behind <paramref name="All"/>.</param>
public sealed record SurveyRoomView(
    RoomCode Code, int SurveyId, string ConsoleKey, string ChannelCode, LocalisedText Title, WindowState State, DateTimeOffset? ClosesAt,
    int Here, int All, ImmutableArray<Question> Questions, Question? Shown, Finding? Finding, int Of)
{
    public Question? Next => Beside(1);

    public Question? Previous => Beside(-1);

    private Question? Beside(int by) => Shown is not null && Questions.IndexOf(Shown) + by is var at && at >= 0 && at < Questions.Length ? Questions[at] : null;
}
