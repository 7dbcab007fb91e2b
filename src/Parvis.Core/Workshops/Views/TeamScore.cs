using System.Collections.Immutable;
using Parvis.Core.Questions;
using Parvis.Core.Workshops.Activities;
using Parvis.Core.Workshops.State;

namespace Parvis.Core.Workshops.Views;

/// <summary>How right a team was: the mean of its members who answered, so that a large team has no advantage, and nobody's own score.</summary>
/// <param name="Team">Null for those without a team; a room without teams is one team.</param>
public sealed record TeamScore(string? Team, int People, double Mean)
{
    internal static ImmutableArray<TeamScore> Of(RoomState state, Question question, Quiz quiz) =>
    [
        .. state.Current!.Last.Answers.Select(a => (state.Find(a.Key)?.Team, Score: quiz.Score(question, a.Value))).Where(a => a.Score is not null)
            .GroupBy(a => a.Team).Select(g => new TeamScore(g.Key, g.Count(), g.Average(a => a.Score!.Value)))
            .OrderByDescending(t => t.Mean).ThenBy(t => t.Team, StringComparer.Ordinal),
    ];
}
