namespace Parvis.Statistics;

/// <summary>Bisection to the last bit: slower than Newton, never wrong.</summary>
internal static class Root
{
    /// <summary>The point of [low, high] where the non-decreasing <paramref name="f"/> crosses 0.</summary>
    public static double Of(Func<double, double> f, double low, double high)
    {
        for (var i = 0; i < 2_000; i++)
        {
            var middle = low + (high - low) / 2;
            if (middle <= low || middle >= high) break;
            if (f(middle) < 0) low = middle;
            else high = middle;
        }
        return low + (high - low) / 2;
    }
}
