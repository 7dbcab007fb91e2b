using System.Collections.Immutable;

namespace Parvis.Core.Imports;

/// <summary>The orders that questionnaires are full of, from the least to the most: words that a file gives in any order.</summary>
internal static class KnownScales
{
    private static readonly ImmutableArray<ImmutableArray<string>> All =
    [
        ["tres negatif", "plutot negatif", "neutre", "plutot positif", "tres positif"],
        ["tres negative", "plutot negative", "neutre", "plutot positive", "tres positive"],
        ["pas du tout d accord", "plutot pas d accord", "ni d accord ni pas d accord", "plutot d accord", "tout a fait d accord"],
        ["pas du tout satisfait", "plutot pas satisfait", "neutre", "plutot satisfait", "tres satisfait"],
        ["pas du tout satisfait e", "plutot pas satisfait e", "neutre", "plutot satisfait e", "tres satisfait e"],
        ["pas du tout", "un peu", "moyennement", "beaucoup", "enormement"],
        ["pas du tout", "plutot non", "plutot oui", "tout a fait"],
        ["pas du tout a l aise", "plutot pas a l aise", "plutot a l aise", "tout a fait a l aise"],
        ["jamais", "rarement", "parfois", "souvent", "toujours"],
        ["tres insatisfait", "insatisfait", "neutre", "satisfait", "tres satisfait"],
        ["tres mauvais", "mauvais", "moyen", "bon", "tres bon"],
        ["non pas du tout", "plutot non", "plutot oui", "oui tout a fait"],
        ["strongly disagree", "disagree", "neither agree nor disagree", "agree", "strongly agree"],
        ["very negative", "rather negative", "neutral", "rather positive", "very positive"],
        ["very dissatisfied", "dissatisfied", "neutral", "satisfied", "very satisfied"],
        ["never", "rarely", "sometimes", "often", "always"],
    ];

    /// <summary>
    /// Three or more values in a known order, least first; null where one of them is in none. The middle of a scale of five is 0 in
    /// <paramref name="scores"/>; one without a middle has no 0.
    /// </summary>
    public static ImmutableArray<string>? Order(ImmutableArray<string> values, out ImmutableArray<decimal> scores)
    {
        scores = [];
        if (values.Length < 3)
            return null;
        foreach (var scale in All)
        {
            var places = values.Select(v => scale.IndexOf(Likeness.Key(v))).ToList();
            if (places.Contains(-1) || places.Distinct().Count() < places.Count)
                continue;
            ImmutableArray<string> ordered = [.. values.OrderBy(v => scale.IndexOf(Likeness.Key(v)))];
            scores = [.. ordered.Select(v => Score(scale.IndexOf(Likeness.Key(v)), scale.Length))];
            return ordered;
        }
        return null;
    }

    // 5 degrees: −2…+2; 4: −2, −1, +1, +2.
    private static decimal Score(int place, int length) =>
        length % 2 == 1 ? place - (length / 2) : place < length / 2 ? place - (length / 2) : place - (length / 2) + 1;
}
