using Parvis.Core.Questions;

namespace Parvis.Core.Responses;

/// <summary>
/// All the answers of one person to one survey. Of their origin it keeps a day and a channel: never a time, an address or a
/// device.
/// </summary>
/// <param name="Version">Version of the questionnaire that was answered.</param>
/// <param name="Day">Day in the survey's time zone (Europe/Paris).</param>
/// <param name="Answers">By question id; null once the person has erased them (« withdrawn »).</param>
public sealed record Response(
    ResponseKey Key, int SurveyId, int Version, DateOnly Day, int ChannelId, IReadOnlyDictionary<string, Answer>? Answers);
