using System.Collections.Immutable;
using Parvis.Core.Questions.Ideas;

namespace Parvis.Web.Questions.Ideas;

/// <summary>A column of the board: one the question starts with, one the facilitator named, or (empty code) the ideas in none yet.</summary>
internal sealed record IdeaColumn(string Code, string Label, ImmutableArray<IdeaCard> Cards)
{
    /// <summary>The question's columns, then named ones, then what is in none; columns the board does not use yet are there too.</summary>
    public static ImmutableArray<IdeaColumn> Of(IdeasQuestion question, ImmutableArray<IdeaCard> cards, string language, string loose)
    {
        var known = question.Columns.Select(c => (c.Code, Label: c.Label.In(language))).ToList();
        known.AddRange(cards.Select(c => c.Column).Where(c => c.Length > 0 && !known.Exists(k => k.Code == c)).Distinct().Select(c => (c, c)));
        ImmutableArray<IdeaCard> In(string code) => [.. cards.Where(c => c.Column == code).OrderByDescending(c => c.Dots)];
        var columns = known.Select(k => new IdeaColumn(k.Code, k.Label, In(k.Code))).ToImmutableArray();
        return In("") is { IsEmpty: false } rest ? columns.Add(new("", loose, rest)) : columns;
    }
}
