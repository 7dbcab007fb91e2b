namespace Parvis.Core.Questions.MultipleChoice;

/// <summary>
/// People citing each option. <see cref="Citations"/> (their sum) is not a number of people: shares of respondents may
/// total more than 100 (METHOD §2).
/// </summary>
public sealed record ChoicesTally : Tally
{
    public required CountByCode Counts { get; init; }

    public int Citations => Counts.Sum;

    public override ChoicesTally Add(Answer answer, int people = 1) => this with
    {
        States = States.Add(answer.State, people),
        Counts = answer is ChoicesAnswer choices ? choices.Codes.Aggregate(Counts, (c, code) => c.Add(code, people)) : Counts,
    };

    public override ChoicesTally Merge(Tally other) => this with
    {
        States = States.Merge(other.States),
        Counts = Counts.Merge(((ChoicesTally)other).Counts),
    };
}
