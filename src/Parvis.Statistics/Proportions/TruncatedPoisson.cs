namespace Parvis.Statistics;

/// <summary>Mass and central moments of a Poisson law of rate λ restricted to [λ−c, λ+c] (λ a count): the building block of Sison–Glaz.</summary>
internal readonly record struct TruncatedPoisson(double Mass, double Mean, double Variance, double Third, double Fourth)
{
    public static TruncatedPoisson Of(long rate, long c)
    {
        var (from, to) = (Math.Max(0, rate - c), rate + c);
        double mass = 0, shift = 0;
        for (var k = from; k <= to; k++)
        {
            var p = Poisson.Mass(k, rate);
            mass += p;
            shift += p * (k - rate);
        }
        shift /= mass;
        double second = 0, third = 0, fourth = 0;
        for (var k = from; k <= to; k++)
        {
            var p = Poisson.Mass(k, rate) / mass;
            var gap = k - rate - shift;
            second += p * gap * gap;
            third += p * gap * gap * gap;
            fourth += p * gap * gap * gap * gap;
        }
        return new TruncatedPoisson(mass, rate + shift, second, third, fourth);
    }
}
