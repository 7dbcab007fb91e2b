using System.Collections.Immutable;
using Parvis.Core.Questions;
using Parvis.Core.Workshops.Views;

namespace Parvis.Web.Questions;

/// <summary>One line of <see cref="Bars"/>: a choice and its people, a round each.</summary>
public sealed record BarLine(string Label, ImmutableArray<int> Counts, bool Right = false, string? Lang = null)
{
    /// <summary>The options of a choice; hands raised are added to what phones sent.</summary>
    public static ImmutableArray<BarLine> Of(StepView step, ImmutableArray<Option> options, Func<Tally, CountByCode> counts, string language) =>
    [
        .. options.Select(option => new BarLine(
            option.Label.In(language),
            [.. step.Results.Select(r => counts(r.Tally)[option.Code] + r.Hands.GetValueOrDefault(option.Code))],
            step.Quiz?.Right.Contains(option.Code) ?? false,
            option.Label.LanguageFor(language) is var own && own != language ? own : null)),
    ];
}
