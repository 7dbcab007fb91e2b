namespace Parvis.Core.Questions.OpenText;

/// <summary>How many wrote something. The words themselves are not a tally: they are read, coded and chosen by a person.</summary>
public sealed record TextTally : Tally
{
    public override TextTally Add(Answer answer, int people = 1) => this with { States = States.Add(answer.State, people) };

    public override TextTally Merge(Tally other) => this with { States = States.Merge(other.States) };
}
