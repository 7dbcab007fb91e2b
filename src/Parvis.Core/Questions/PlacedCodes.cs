using System.Collections.Immutable;
using System.Globalization;

namespace Parvis.Core.Questions;

/// <summary>
/// An order told by numbers: <c>farine=2</c> for each code, in any order, as a form without script sends it. Places need not follow each
/// other, but no two may be the same.
/// </summary>
internal static class PlacedCodes
{
    private const char At = '=';

    private const int MostDigits = 3;

    /// <summary>Gives <paramref name="read"/> the codes in order; values that are not placed are taken as codes already in order.</summary>
    public static Reading Read(ImmutableArray<string> values, Func<ImmutableArray<string>, Reading> read)
    {
        if (!values.All(v => v.Contains(At)))
            return read(values);
        var placed = new SortedDictionary<int, string>();
        foreach (var value in values)
        {
            if (value.Split(At) is not [var code, { Length: <= MostDigits } number] || !int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var place))
                return Reading.Refused("answer.unknown-option");
            if (!placed.TryAdd(place, code))
                return Reading.Refused("answer.same-place", place.ToString());
        }
        return read([.. placed.Values]);
    }
}
