using System.Collections.Immutable;
using Parvis.Core.Questions;
using Parvis.Core.Responses;
using Parvis.Core.Surveys;
using Parvis.Web.Surveys;

namespace Parvis.Web.Responses;

/// <summary>What the participant's pages show: the survey, the way in, and how this person likes to read.</summary>
public sealed record AnswerView(Survey Survey, Channel Channel, string Language, bool Simple, int Seed)
{
    public string Path => $"/r/{Channel.Code}";

    public Questionnaire Questionnaire => Survey.Questionnaire;

    public bool IsKiosk => Channel.Mode is ResponseMode.SharedTablet;

    public bool HasSimple => Questionnaire.Questions.Any(q => q.Plain is not null);

    internal static AnswerView Of(ChannelEntry entry, HttpContext context, string language, Draft? draft) =>
        new(entry.Survey, entry.Channel, language, context.Request.Cookies["simple"] == "1", SeedOf(draft?.Key ?? ""));

    // The same person sees the same order again; string hash codes change with each process.
    private static int SeedOf(string key) => key.Aggregate(17, (seed, letter) => unchecked((seed * 31) + letter));
}

/// <summary>One question's place on a person's way.</summary>
public sealed record Step(Question Question, int Number, int Count, string? Previous, string? Next)
{
    /// <summary>Null when the question is not on the way (routed around, or not in the questionnaire).</summary>
    internal static Step? Of(Questionnaire questionnaire, string id, Draft draft)
    {
        var path = Submission.Path(questionnaire, Submission.Read(questionnaire, draft.Values).Answers);
        var at = path.ToList().FindIndex(q => q.Id == id);
        return at < 0 ? null : new(path[at], at + 1, path.Length, at > 0 ? path[at - 1].Id : null, at + 1 < path.Length ? path[at + 1].Id : null);
    }

    internal static ImmutableArray<Question> Way(Questionnaire questionnaire, Draft draft) =>
        Submission.Path(questionnaire, Submission.Read(questionnaire, draft.Values).Answers);
}
