namespace Parvis.Statistics;

/// <summary>The mean of one group, with Student's interval on n−1 degrees (Student 1908); spread null below two values, mean null without one.</summary>
public sealed record GroupMean(long N, double? Mean, double? Variance, Interval CiT)
{
    public double? Sd => Ratio.Sqrt(Variance);

    public double? Se => Ratio.Sqrt(Variance / N);

    public static GroupMean Of(Moments moments, double confidence = 0.95)
    {
        var se = Ratio.Sqrt(moments.Variance / moments.N);
        var ci = moments.N > 1 ? Interval.Around(moments.Mean, se * StudentT.Critical(confidence, moments.N - 1)) : Interval.Undefined;
        return new GroupMean(moments.N, moments.Mean, moments.Variance, ci);
    }
}
