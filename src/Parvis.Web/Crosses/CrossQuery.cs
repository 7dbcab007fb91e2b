using System.Collections.Immutable;
using Microsoft.Extensions.Primitives;
using Parvis.Core;
using Parvis.Core.Barometers.Crosses;

namespace Parvis.Web.Crosses;

/// <summary>What the address of a cross asks for, once read: <c>?row=q5&amp;column=q1&amp;percent=row&amp;only=q2:26-44&amp;test=1</c>.</summary>
public sealed record CrossQuery
{
    public required ImmutableArray<CrossAxis> Axes { get; init; }

    public CrossAxis? Row { get; init; }

    public CrossAxis? Column { get; init; }

    public CrossPercent Percent { get; init; }

    /// <summary>As the form sent them, <c>question:answer</c>.</summary>
    public ImmutableArray<string> Only { get; init; } = [];

    public CrossFilter Filter { get; init; } = new([]);

    public bool Test { get; init; }

    public ImmutableArray<Refusal> Refusals { get; init; } = [];

    /// <summary>Without a choice: the first question the survey is about, by the first that tells who answers.</summary>
    public static CrossQuery Read(IQueryCollection query, ImmutableArray<CrossAxis> axes)
    {
        var refusals = ImmutableArray.CreateBuilder<Refusal>();
        var row = Axis("row", axes.FirstOrDefault(a => !a.IsProfile) ?? axes.FirstOrDefault());
        var column = Axis("column", axes.FirstOrDefault(a => a.IsProfile && a != row) ?? axes.FirstOrDefault(a => a != row));
        if (row is not null && row == column)
            refusals.Add(new Refusal("cross.same-question").On("column"));
        var conditions = ImmutableArray.CreateBuilder<(CrossAxis, int)>();
        ImmutableArray<string> only = [.. query["only"].OfType<string>().Where(o => o.Length > 0).Distinct()];
        foreach (var one in only.Take(CrossFilter.MostConditions))
            if (axes.FirstOrDefault(a => one.StartsWith($"{a.Id}:", StringComparison.Ordinal)) is { } axis
                && axis.PlaceOf(one[(axis.Id.Length + 1)..]) is >= 0 and var line)
                conditions.Add((axis, line));
            else
                refusals.Add(new Refusal("cross.unknown-answer").On("only-1"));
        return new()
        {
            Axes = axes,
            Row = row,
            Column = column,
            Percent = query["percent"] == "row" ? CrossPercent.Row : CrossPercent.Column,
            Only = [.. only.Take(CrossFilter.MostConditions)],
            Filter = new(conditions.ToImmutable()),
            Test = query["test"] == "1",
            Refusals = refusals.ToImmutable(),
        };

        CrossAxis? Axis(string name, CrossAxis? otherwise)
        {
            if (StringValues.IsNullOrEmpty(query[name]))
                return otherwise;
            if (axes.FirstOrDefault(a => a.Id == query[name]) is { } found)
                return found;
            refusals.Add(new Refusal("cross.unknown-question").On(name));
            return otherwise;
        }
    }
}
