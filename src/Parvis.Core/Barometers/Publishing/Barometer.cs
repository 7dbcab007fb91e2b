using System.Collections.Immutable;
using Parvis.Core.Barometers.Exclusions;
using Parvis.Core.Barometers.Findings;
using Parvis.Core.Questions;
using Parvis.Core.Responses;
using Parvis.Core.Surveys;

namespace Parvis.Core.Barometers.Publishing;

/// <summary>All that is published of a survey: aggregates only, enough to render its page after the raw answers are erased.</summary>
public sealed record Barometer
{
    public required LocalisedText Title { get; init; }

    public required MethodSheet Method { get; init; }

    /// <summary>In the order of the questionnaire.</summary>
    public required ImmutableArray<Finding> Findings { get; init; }

    public static Barometer Of(Survey survey, Panel panel, IReadOnlyList<Channel> channels, DisclosureControl disclosure, string organisation, string funder) => new()
    {
        Title = survey.Questionnaire.Title,
        Method = MethodSheet.Of(survey, panel, channels, disclosure) with { Organisation = organisation, Funder = funder },
        Findings = FindingsOf.Panel(panel, disclosure),
    };

    public IEnumerable<Finding> With(QuestionRole role) => Findings.Where(f => f.Role == role);

    /// <summary>Why this may not be published; null when it may. <paramref name="published"/> is the panel of what is online now, if any.</summary>
    public Refusal? CheckPublication(DisclosureControl disclosure, int? published) =>
        Method.Panel < disclosure.Threshold ? new Refusal("barometer.too-few", disclosure.Threshold.ToString())
        : published is { } before && disclosure.TellsAFew(before, Method.Panel) ? new Refusal("barometer.too-small-change", disclosure.Threshold.ToString())
        : null;
}
