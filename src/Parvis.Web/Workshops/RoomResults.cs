using System.Collections.Immutable;
using System.Globalization;
using Parvis.Core.DataPackages;
using Parvis.Core.Questions;
using Parvis.Core.Questions.Ideas;
using Parvis.Core.Questions.MultipleChoice;
using Parvis.Core.Questions.Ordering;
using Parvis.Core.Questions.Ranking;
using Parvis.Core.Questions.Sorting;
using Parvis.Core.Questions.Words;
using Parvis.Core.Workshops.State;
using Parvis.Web.Layout;
using Parvis.Web.Questions;

namespace Parvis.Web.Workshops;

/// <summary>The results of a room as a table: how many people gave each answer, a line each; nothing says who gave several.</summary>
internal static class RoomResults
{
    public static string Csv(RoomState state, string language, Words words)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        var csv = new CsvWriter(text, delimiter: ';', byteOrderMark: true, spreadsheetSafe: true);
        csv.Record("step", "question", "round", "answer", "people", "hands", "base");
        for (var step = 0; step < state.Steps.Length; step++)
            foreach (var row in Rows(state, step, language, words))
                csv.Record(row);
        return text.ToString();
    }

    private static IEnumerable<string[]> Rows(RoomState state, int step, string language, Words words)
    {
        var title = ActivityTitle.Of(state.Workshop.Activities[step]).In(language);
        if (state.Workshop.Activities[step].Question is not { } question)
            return state.Steps[step].SpeakerQuestions.Select(q => Row(step, title, 1, q.Text, q.VotesUp.Count, 0, q.VotesUp.Count));
        return state.Steps[step].Rounds.SelectMany((round, i) =>
        {
            var given = round.Answers.Values.SelectMany(a => Parts(question, a)).CountBy(p => p).ToDictionary();
            var people = round.Answers.Values.Count(a => a.State is AnswerState.Answered);
            return given.Keys.Union(round.Hands.Keys).Order(StringComparer.Ordinal).Select(answer =>
                Row(step, title, i + 1, Say(question, answer, language, words), given.GetValueOrDefault(answer), round.Hands.GetValueOrDefault(answer), people));
        });
    }

    private static string[] Row(int step, string title, int round, string answer, int people, int hands, int total) =>
        [$"{step + 1}", title, $"{round}", answer, $"{people}", $"{hands}", $"{total}"];

    // Kinds whose answer is several things are counted thing by thing; an order is one thing.
    private static ImmutableArray<string> Parts(Question question, Answer answer) => (answer.State, question) switch
    {
        (AnswerState.NoOpinion, _) => [Code.NoOpinion],
        (not AnswerState.Answered, _) => [],
        (_, MultipleChoiceQuestion or WordsQuestion or IdeasQuestion or SortingQuestion) => answer.Raw,
        (_, OrderingQuestion or RankingQuestion) => [string.Join(" > ", answer.Raw)],
        _ => [string.Join(" → ", answer.Raw.Where(v => !v.StartsWith("arg:", StringComparison.Ordinal)))],
    };

    private static string Say(Question question, string answer, string language, Words words) =>
        answer == Code.NoOpinion ? words["answer.no-opinion"]
        : Choices.Of(question, language).FirstOrDefault(c => c.Code == answer) is { Label: { } label } ? label : answer;
}
