using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Parvis.Core.Barometers.Exclusions;
using Parvis.Core.Responses;
using Parvis.Web.Data;

namespace Parvis.Web.Barometers;

/// <summary>The rules an organiser applied, as rows of the log and back.</summary>
internal static class ExclusionParameters
{
    public static ExclusionRow ToRow(int survey, ExclusionRule rule, DateTimeOffset now) => new()
    {
        SurveyId = survey,
        Rule = rule.Name,
        AppliedAt = now,
        Parameters = JsonSerializer.Serialize(rule switch
        {
            BlankRule blank => blank.Thematic.ToArray(),
            DuplicateRule duplicate => [.. duplicate.Keys.Select(k => k.Value.ToString("x32", CultureInfo.InvariantCulture))],
            OutsideWindowRule window => [window.First.ToString("O", CultureInfo.InvariantCulture), window.Last.ToString("O", CultureInfo.InvariantCulture)],
            _ => throw new System.Diagnostics.UnreachableException(),
        }),
    };

    public static ExclusionRule ToRule(this ExclusionRow row)
    {
        ImmutableArray<string> parameters = JsonSerializer.Deserialize<ImmutableArray<string>>(row.Parameters);
        return row.Rule switch
        {
            "blank" => new BlankRule(parameters),
            "duplicate" => new DuplicateRule([.. parameters.Select(k => new ResponseKey(UInt128.Parse(k, NumberStyles.HexNumber, CultureInfo.InvariantCulture)))]),
            "outside-window" => new OutsideWindowRule(
                DateOnly.ParseExact(parameters[0], "O", CultureInfo.InvariantCulture), DateOnly.ParseExact(parameters[1], "O", CultureInfo.InvariantCulture)),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }
}
