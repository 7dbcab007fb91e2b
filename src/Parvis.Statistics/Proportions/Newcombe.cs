namespace Parvis.Statistics;

/// <summary>Interval of p₂ − p₁ built from the two Wilson intervals (Newcombe 1998, hybrid score, method 10, no correction). Undefined when a base is 0.</summary>
public static class Newcombe
{
    public static Interval Of(long x1, long n1, long x2, long n2, double confidence = 0.95)
    {
        if (n1 <= 0 || n2 <= 0) return Interval.Undefined;
        double p1 = (double)x1 / n1, p2 = (double)x2 / n2, diff = p2 - p1;
        var first = Wilson.Of(x1, n1, confidence);
        var second = Wilson.Of(x2, n2, confidence);
        return new Interval(
            diff - Hypotenuse(p2 - second.Low!.Value, first.High!.Value - p1),
            diff + Hypotenuse(second.High!.Value - p2, p1 - first.Low!.Value));
    }

    private static double Hypotenuse(double a, double b) => Math.Sqrt(a * a + b * b);
}
