using System.Collections.Immutable;

namespace Parvis.Core.Questions;

/// <summary>
/// What is asked. A closed hierarchy of sealed records, one a folder. A question is stable by its <see cref="Id"/>;
/// <see cref="Revision"/> grows when its meaning changes, so that a series is never drawn across two wordings.
/// </summary>
public abstract record Question
{
    private protected Question() { }

    /// <summary>Stable identifier, unique in its questionnaire: <c>q5</c>. See <see cref="Code"/>.</summary>
    public required string Id { get; init; }

    public required LocalisedText Wording { get; init; }

    public LocalisedText? Help { get; init; }

    /// <summary>The same question in plain language (FALC), shown instead when the person asks for it.</summary>
    public PlainWording? Plain { get; init; }

    /// <summary>Name of a pictogram of the house set, or null.</summary>
    public string? Pictogram { get; init; }

    /// <summary>Whether « Je ne me prononce pas » is offered. On by default; no question is ever forced.</summary>
    public bool OffersNoOpinion { get; init; } = true;

    /// <summary>Profile questions describe the person; thematic ones are what the survey is about.</summary>
    public QuestionRole Role { get; init; } = QuestionRole.Thematic;

    public ShowIf? ShowIf { get; init; }

    /// <summary>1, then one more each time a new wording (not a correction) is published.</summary>
    public int Revision { get; init; } = 1;

    /// <summary>
    /// Reads what a form, a file or a stored response holds: the raw values of this question, at most one of which may be
    /// <see cref="Code.NoOpinion"/>. Nothing at all is <see cref="Answer.Skipped"/>.
    /// </summary>
    public Reading Read(ImmutableArray<string> raw)
    {
        var values = raw.RemoveAll(string.IsNullOrWhiteSpace);
        if (values.IsEmpty)
            return Reading.Of(Answer.Skipped);
        if (values is [Code.NoOpinion])
            return OffersNoOpinion ? Reading.Of(Answer.NoOpinion) : Reading.Refused("answer.no-opinion-not-offered");
        if (values.Contains(Code.NoOpinion))
            return Reading.Refused("answer.no-opinion-alone");
        return ReadValues(values);
    }

    /// <summary>Reads one or more non-blank values, none of which is <see cref="Code.NoOpinion"/>.</summary>
    private protected abstract Reading ReadValues(ImmutableArray<string> values);

    /// <summary>An empty tally for this question; add answers to it, or merge others into it.</summary>
    public abstract Tally NewTally();

    /// <summary>What is wrong with the question itself, field by field; empty when it can be asked.</summary>
    public virtual IEnumerable<Refusal> Check()
    {
        if (!Code.IsValid(Id))
            yield return new Refusal("question.bad-id", Id).On("id");
        if (Wording.Words.Values.All(string.IsNullOrWhiteSpace))
            yield return new Refusal("question.no-wording").On("wording");
    }
}

public enum QuestionRole
{
    Thematic,
    Profile,
}

/// <summary>Plain-language wording. <paramref name="ReviewedBy"/> says who re-read it (« relu par »); null means not yet.</summary>
public sealed record PlainWording(LocalisedText Text, string? ReviewedBy);

/// <summary>What reading raw values gives: an answer, or why not.</summary>
public readonly record struct Reading(Answer? Answer, Refusal? Refusal)
{
    public static Reading Of(Answer answer) => new(answer, null);

    public static Reading Refused(string key, params ImmutableArray<string> args) => new(null, new Refusal(key, args));
}
