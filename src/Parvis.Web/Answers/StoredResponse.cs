using Parvis.Core.Responses;

namespace Parvis.Web.Answers;

/// <summary>
/// A response as it is on disk. <see cref="Answers"/> is the text of <see cref="AnswersText"/>, or null once the person has
/// erased it.
/// </summary>
public sealed record StoredResponse(ResponseKey Key, int SurveyId, int Version, DateOnly Day, int ChannelId, byte[]? Answers);

/// <summary>How many responses came on a day through a channel; <see cref="Withdrawn"/> of them were erased by their authors.</summary>
public sealed record ReceivedCount(DateOnly Day, int ChannelId, int Received, int Withdrawn);
