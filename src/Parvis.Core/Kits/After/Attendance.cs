using System.Collections.Immutable;
using System.Globalization;

namespace Parvis.Core.Kits.After;

/// <summary>
/// How many came, by age band: the bands of the Coop de la médiation numérique, so that they can be copied as they are. Circles ticked on a
/// sheet, never a name.
/// </summary>
public sealed record Attendance(ImmutableArray<int> People)
{
    public const int Most = 500;

    /// <summary>From the youngest; the last did not say.</summary>
    public static ImmutableArray<string> Bands { get; } = ["under-12", "12-17", "18-24", "25-39", "40-59", "60-69", "70", "unsaid"];

    public int Total => People.Sum();

    /// <summary>From what was typed, a box a band; blank is nobody. Null when no box was filled.</summary>
    public static (Attendance? Counted, Refusal? Refusal) Of(Func<string, string?> typed)
    {
        var people = new int[Bands.Length];
        var any = false;
        for (var i = 0; i < people.Length; i++)
        {
            if (typed(Bands[i])?.Trim() is not { Length: > 0 } text)
                continue;
            if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out people[i]) || people[i] > Most)
                return (null, new Refusal("after.bad-count", Most.ToString(CultureInfo.InvariantCulture)).On($"age-{Bands[i]}"));
            any = true;
        }
        return (any ? new([.. people]) : null, null);
    }

    /// <summary>What <see cref="ToString"/> wrote; null for nothing.</summary>
    public static Attendance? Read(string stored) =>
        stored.Length == 0 ? null : new([.. stored.Split(' ').Select(n => int.Parse(n, CultureInfo.InvariantCulture))]);

    public override string ToString() => string.Join(' ', People);
}
