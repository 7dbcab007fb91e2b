using System.Collections.Immutable;

namespace Parvis.Core.Questions;

/// <summary>One thing that may be chosen. <paramref name="Code"/> is what is stored and exported; it never changes.</summary>
public sealed record Option(string Code, LocalisedText Label)
{
    /// <summary>On a scale: its score (−2…+2). Null elsewhere.</summary>
    public decimal? Score { get; init; }

    /// <summary>In a multiple choice: chosen alone (« Aucun »).</summary>
    public bool Exclusive { get; init; }

    /// <summary>« Autre »: drawn last in charts and never shuffled.</summary>
    public bool Residual { get; init; }

    public string? Pictogram { get; init; }
}

/// <summary>Rules shared by the kinds that offer options.</summary>
public static class Options
{
    public const int Most = 60;

    public static bool Offers(this ImmutableArray<Option> options, string code)
    {
        foreach (var option in options)
            if (option.Code == code)
                return true;
        return false;
    }

    public static IEnumerable<Refusal> Check(ImmutableArray<Option> options)
    {
        if (options.Length is < 2 or > Most)
            yield return new Refusal("question.option-count", Most.ToString()).On("options");
        for (var i = 0; i < options.Length; i++)
        {
            if (!Code.IsValid(options[i].Code))
                yield return new Refusal("question.bad-option-code", options[i].Code).On($"options[{i}]");
            if (options[i].Label.Words.Values.All(string.IsNullOrWhiteSpace))
                yield return new Refusal("question.no-label", options[i].Code).On($"options[{i}]");
        }
        foreach (var twice in options.GroupBy(o => o.Code).Where(g => g.Count() > 1))
            yield return new Refusal("question.option-twice", twice.Key).On("options");
    }

    /// <summary>
    /// The order shown to one person: as written, or shuffled by <paramref name="seed"/> with exclusive and residual options
    /// kept at their place. The same seed gives the same order, so going back shows the same page.
    /// </summary>
    public static ImmutableArray<Option> InOrder(ImmutableArray<Option> options, bool shuffled, int seed)
    {
        if (!shuffled)
            return options;
        var free = options.Where(o => !o.Exclusive && !o.Residual).ToArray();
        new Random(seed).Shuffle(free);
        var next = 0;
        return [.. options.Select(o => o.Exclusive || o.Residual ? o : free[next++])];
    }
}
