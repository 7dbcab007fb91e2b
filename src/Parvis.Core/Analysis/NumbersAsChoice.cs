using System.Globalization;
using Parvis.Core.DataPackages;

namespace Parvis.Core.Analysis;

/// <summary>A field of whole numbers (a year, a wave) taken as categories, in increasing order.</summary>
internal static class NumbersAsChoice
{
    private const int MostCategories = 1_000;

    /// <summary>Null when a number is not whole, or there are too many to be categories.</summary>
    public static ChoiceColumn? Of(NumberColumn numbers)
    {
        var distinct = numbers.Values.Where(v => !double.IsNaN(v)).Distinct().Order().Take(MostCategories + 1).ToArray();
        if (distinct.Length > MostCategories || distinct.Any(v => v != Math.Floor(v))) return null;
        var field = numbers.Field with
        {
            Kind = FieldKind.Choice,
            Ordered = true,
            Categories = [.. distinct.Select(v => v.ToString(CultureInfo.InvariantCulture)).Select((code, i) => new Category(code, code, distinct[i]))],
        };
        return new ChoiceColumn(field, Array.ConvertAll(numbers.Values,
            v => double.IsNaN(v) ? Statistics.Codes.Missing : (ushort)Array.BinarySearch(distinct, v)));
    }
}
