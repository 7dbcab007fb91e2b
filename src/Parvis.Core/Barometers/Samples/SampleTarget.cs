using System.Collections.Immutable;
using Parvis.Core.Barometers.Crosses;
using Parvis.Core.Typography;

namespace Parvis.Core.Barometers.Samples;

/// <summary>What the population is known to be, for one question: people by line. Lines without a number (« je préfère ne pas le dire ») are not compared.</summary>
/// <param name="Estimated">An age band of the source was cut in two, ages being taken as equally many at each year.</param>
public sealed record SampleTarget(string Question, string Source, ImmutableSortedDictionary<string, int> People, bool Estimated = false)
{
    /// <summary>
    /// The target of a question from a census: by age when its answers are ages, by sex when they are women and men, else by answers of the
    /// same words.
    /// </summary>
    /// <param name="fromAge">Younger people are not in the population asked.</param>
    public static (SampleTarget?, Refusal?) From(Census census, CrossAxis question, int fromAge)
    {
        var ages = question.Lines.Select(l => (l.Code, Range: AgeRange.Parse(l.Label.In("fr")))).ToArray();
        var (people, estimated) = ages.Count(a => a.Range is not null) >= 2
            ? ByAge(census, [.. ages.Where(a => a.Range is not null).Select(a => (a.Code, a.Range!.Value))], fromAge)
            : question.Lines.Count(l => Census.SexOf(l.Label.In("fr")) is not null) == 2 && census.Lines.Any(l => l.Sex is not null)
                ? BySex(census, question, fromAge)
                : (ByWords(census, question), false);
        return people is { Count: >= 2 } found && found.Values.Sum(p => (long)p) is > 0 and < int.MaxValue
            ? (new(question.Id, census.Source, found, estimated), null)
            : (null, new Refusal("sample.no-match").On("question"));
    }

    private static (ImmutableSortedDictionary<string, int>?, bool) ByAge(Census census, (string Code, AgeRange Range)[] groups, int fromAge)
    {
        var lines = census.Lines.Any(l => l.Sex is null && l.Age is not null) ? census.Lines.Where(l => l.Sex is null) : census.Lines;
        var people = groups.ToDictionary(g => g.Code, _ => 0.0);
        var estimated = false;
        foreach (var line in lines)
        {
            if (line.Age is not { } age)
                continue;
            foreach (var (code, range) in groups)
            {
                // An open end that would have to be cut: nobody can say where the people are.
                if (age.PartIn(range with { From = Math.Max(range.From, fromAge) }) is not { } part)
                    return (null, false);
                people[code] += part * line.People;
                estimated |= part is > 0 and < 1;
            }
        }
        return (people.ToImmutableSortedDictionary(p => p.Key, p => (int)Math.Floor(p.Value + 0.5)), estimated);
    }

    private static (ImmutableSortedDictionary<string, int>?, bool) BySex(Census census, CrossAxis question, int fromAge)
    {
        var estimated = false;
        var people = ImmutableSortedDictionary.CreateBuilder<string, int>();
        foreach (var line in question.Lines)
        {
            if (Census.SexOf(line.Label.In("fr")) is not { } sex)
                continue;
            var total = 0.0;
            foreach (var known in census.Lines.Where(l => l.Sex == sex))
            {
                if (known.Age is not { } age)
                    continue;
                if (age.PartIn(new(fromAge, null)) is not { } part)
                    return (null, false);
                total += part * known.People;
                estimated |= part is > 0 and < 1;
            }
            people[line.Code] = (int)Math.Floor(total + 0.5);
        }
        return (people.ToImmutable(), estimated);
    }

    private static ImmutableSortedDictionary<string, int> ByWords(Census census, CrossAxis question) =>
        (from line in question.Lines
         let known = census.Lines.FirstOrDefault(l => l.Label == line.Code || Letters(l.Label) == Letters(line.Label.In("fr")))
         where known is not null
         select (line.Code, known.People)).ToImmutableSortedDictionary(l => l.Code, l => l.People);

    private static string Letters(string words) => string.Concat(Fold.Letters(words).Where(char.IsLetterOrDigit));

    public bool Equals(SampleTarget? other) => other is not null && Question == other.Question && Source == other.Source && People.SequenceEqual(other.People);

    public override int GetHashCode() => HashCode.Combine(Question, People.Count);
}
