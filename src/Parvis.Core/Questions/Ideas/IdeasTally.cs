namespace Parvis.Core.Questions.Ideas;

/// <summary>How many gave how many ideas. The ideas themselves are a board (<see cref="IdeaBoard"/>), not a count.</summary>
public sealed record IdeasTally : Tally
{
    public int Ideas { get; init; }

    public override IdeasTally Add(Answer answer, int people = 1) => this with
    {
        States = States.Add(answer.State, people),
        Ideas = Ideas + (answer is IdeasAnswer given ? given.Ideas.Length * people : 0),
    };

    public override IdeasTally Merge(Tally other) =>
        this with { States = States.Merge(other.States), Ideas = Ideas + ((IdeasTally)other).Ideas };
}
