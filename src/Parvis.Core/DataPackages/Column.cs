namespace Parvis.Core.DataPackages;

/// <summary>The answers to one field, one per row.</summary>
/// <param name="Field">What they are.</param>
public abstract record Column(Field Field)
{
    public abstract int Rows { get; }

    public abstract bool IsMissing(int row);

    /// <summary>The same column on some of the rows.</summary>
    public abstract Column Select(int[] rows);
}

/// <summary>Codes 0 … k−1 of the field's categories; ushort.MaxValue is missing.</summary>
public sealed record ChoiceColumn(Field Field, ushort[] Codes) : Column(Field)
{
    public override int Rows => Codes.Length;

    public int Categories => Field.Categories.Length;

    public override bool IsMissing(int row) => Codes[row] == Statistics.Codes.Missing;

    public override ChoiceColumn Select(int[] rows) => new(Field, Array.ConvertAll(rows, r => Codes[r]));

    /// <summary>Each row's score; NaN when it is missing or its category has none.</summary>
    public double[] Values(ReadOnlySpan<double> scores)
    {
        var values = new double[Codes.Length];
        for (var i = 0; i < values.Length; i++) values[i] = Codes[i] < scores.Length ? scores[Codes[i]] : double.NaN;
        return values;
    }
}

/// <summary>Bit i is the field's category i; no bit is missing.</summary>
public sealed record MultipleColumn(Field Field, ulong[] Sets) : Column(Field)
{
    public override int Rows => Sets.Length;

    public override bool IsMissing(int row) => Sets[row] == 0;

    public override MultipleColumn Select(int[] rows) => new(Field, Array.ConvertAll(rows, r => Sets[r]));
}

/// <summary>Numbers; NaN is missing.</summary>
public sealed record NumberColumn(Field Field, double[] Values) : Column(Field)
{
    public override int Rows => Values.Length;

    public override bool IsMissing(int row) => double.IsNaN(Values[row]);

    public override NumberColumn Select(int[] rows) => new(Field, Array.ConvertAll(rows, r => Values[r]));
}

/// <summary>Open texts; null is missing.</summary>
public sealed record TextColumn(Field Field, string?[] Values) : Column(Field)
{
    public override int Rows => Values.Length;

    public override bool IsMissing(int row) => Values[row] is null;

    public override TextColumn Select(int[] rows) => new(Field, Array.ConvertAll(rows, r => Values[r]));
}
