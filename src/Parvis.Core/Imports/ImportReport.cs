using System.Collections.Immutable;
using Parvis.Core.Questions;
using Parvis.Core.Surveys;

namespace Parvis.Core.Imports;

/// <summary>A line that would not come in, and why.</summary>
public sealed record RefusedLine(long Line, Refusal Why);

/// <summary>How many answers of each state a question would get.</summary>
public sealed record StateCount(string Question, int Answered, int NoOpinion, int Skipped, int NotShown);

/// <summary>What an import brings: the end of a dry run.</summary>
public sealed record ImportReport(
    int Read, int Accepted, int Refused, int Blank, ImmutableArray<RefusedLine> Refusals, ImmutableArray<StateCount> Questions)
{
    public const int RefusalsKept = 100;
}

/// <summary>Adds up an import's lines.</summary>
public sealed class ImportCounter(Questionnaire questionnaire)
{
    private readonly Question[] questions = [.. questionnaire.Questions];
    private readonly int[,] states = new int[questionnaire.Questions.Length, 4];
    private readonly List<RefusedLine> refusals = [];
    private int accepted, refused, blank;

    public int Read => accepted + refused + blank;

    public void Add(long line, ImportedRow row)
    {
        if (row.Refused is { } why)
        {
            refused++;
            if (refusals.Count < ImportReport.RefusalsKept)
                refusals.Add(new(line, why));
        }
        else if (row.Answers is not { } answers)
            blank++;
        else
        {
            accepted++;
            for (var q = 0; q < questions.Length; q++)
                states[q, (int)answers[questions[q].Id].State]++;
        }
    }

    public ImportReport Build() => new(Read, accepted, refused, blank, [.. refusals], [.. questions.Select((q, i) => new StateCount(
        q.Id, states[i, (int)AnswerState.Answered], states[i, (int)AnswerState.NoOpinion], states[i, (int)AnswerState.Skipped], states[i, (int)AnswerState.NotShown]))]);
}
