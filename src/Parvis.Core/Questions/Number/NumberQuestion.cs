using System.Collections.Immutable;
using System.Globalization;

namespace Parvis.Core.Questions.Number;

/// <summary>A number in a range. Results are shown in bands: a published table of exact ages would name people.</summary>
public sealed record NumberQuestion : Question
{
    public required decimal Min { get; init; }

    public required decimal Max { get; init; }

    /// <summary>What a file of measures may hold: as many as a number written by a spreadsheet or by R.</summary>
    public const int MostDecimals = 15;

    /// <summary>How many decimals may be typed: 0 for whole numbers, at most <see cref="MostDecimals"/>.</summary>
    public int Decimals { get; init; }

    /// <summary>« ans », « km »…, shown after the field.</summary>
    public LocalisedText? Unit { get; init; }

    /// <summary>Lower bounds of the bands after the first, growing: 26, 45, 65 gives four bands. Empty: no bands.</summary>
    public ImmutableArray<decimal> Bands { get; init; } = [];

    private protected override Reading ReadValues(ImmutableArray<string> values)
    {
        if (values.Length > 1)
            return Reading.Refused("answer.one-only");
        // French hands type a comma, keyboards insert thin spaces: both are fine.
        var typed = values[0].Trim().Replace(',', '.').Replace(" ", "").Replace("\u00A0", "").Replace("\u202F", "");
        if (!decimal.TryParse(typed, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value))
            return Reading.Refused("answer.not-a-number");
        if (value < Min || value > Max)
            return Reading.Refused("answer.number-range", Text(Min), Text(Max));
        if (decimal.Round(value, Decimals) != value)
            return Reading.Refused("answer.too-many-decimals", Decimals.ToString());
        return Reading.Of(new NumberAnswer(value));
    }

    public override NumberTally NewTally() => NumberTally.Zero;

    /// <summary>The band (0-based) a value falls in: a band holds its lower bound and not its upper.</summary>
    public int BandOf(decimal value) => Bands.Count(bound => value >= bound);

    public override IEnumerable<Refusal> Check()
    {
        foreach (var refusal in base.Check())
            yield return refusal;
        if (Min >= Max)
            yield return new Refusal("question.number-range").On("max");
        if (Decimals is < 0 or > MostDecimals)
            yield return new Refusal("question.number-decimals").On("decimals");
        if (Bands.Zip(Bands.Skip(1)).Any(pair => pair.First >= pair.Second) || Bands.Any(b => b <= Min || b > Max))
            yield return new Refusal("question.number-bands", Text(Min), Text(Max)).On("bands");
    }

    /// <summary>A number as it is stored and typed, in full and without trailing zeros.</summary>
    public static string Text(decimal value) => value.ToString("0.###############", CultureInfo.InvariantCulture);

    public bool Equals(NumberQuestion? other) =>
        base.Equals(other) && (Min, Max, Decimals) == (other.Min, other.Max, other.Decimals) && Equals(Unit, other.Unit)
        && Bands.SequenceEqual(other.Bands);

    public override int GetHashCode() => HashCode.Combine(base.GetHashCode(), Min, Max, Bands.Length);
}
