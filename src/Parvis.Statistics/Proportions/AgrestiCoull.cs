namespace Parvis.Statistics;

/// <summary>Wald's interval after adding z²/2 successes and z²/2 failures (Agresti &amp; Coull 1998). Undefined when n = 0.</summary>
/// <param name="Centre">(x + z²/2)/(n + z²).</param>
/// <param name="Interval">Not truncated: may leave [0, 1].</param>
public sealed record AgrestiCoull(double? Centre, Interval Interval)
{
    public static AgrestiCoull Of(long x, long n, double confidence = 0.95)
    {
        if (n <= 0) return new AgrestiCoull(null, Interval.Undefined);
        var z = Normal.Critical(confidence);
        var size = n + z * z;
        var centre = (x + z * z / 2) / size;
        return new AgrestiCoull(centre, Interval.Around(centre, z * Math.Sqrt(centre * (1 - centre) / size)));
    }
}
