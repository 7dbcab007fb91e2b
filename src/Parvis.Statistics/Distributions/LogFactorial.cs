using MathNet.Numerics;

namespace Parvis.Statistics;

/// <summary>ln n! for n = 0, 1, 2…</summary>
internal static class LogFactorial
{
    public static double[] Table(int most)
    {
        var logs = new double[most + 1];
        for (var n = 2; n <= most; n++) logs[n] = SpecialFunctions.GammaLn(n + 1.0);
        return logs;
    }
}
