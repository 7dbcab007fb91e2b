using Parvis.Core.Kits;
using Parvis.Core.Questions;
using Parvis.Core.Questions.Ordering;
using Parvis.Core.Questions.Ranking;

namespace Parvis.Web.Questions;

/// <summary>
/// What is chosen or put in order, by the letter that the hall sees beside it: said aloud, held up on a card, noted by the facilitator. Letters of
/// cards to put in order are those printed on them.
/// </summary>
internal static class CardsByLetter
{
    public const int Most = 26;

    /// <summary>Empty where nothing has letters, or where there would be more than the alphabet has.</summary>
    public static IReadOnlyList<(string Letter, string Label)> Of(Question question, string language)
    {
        IReadOnlyList<string> labels = question switch
        {
            OrderingQuestion ordering => [.. CardLetters.Of(ordering).Codes.Select(code => ordering.Cards[ordering.IndexOf(code)].Label.In(language))],
            RankingQuestion ranking => [.. ranking.Options.Select(o => o.Label.In(language))],
            _ => [.. Choices.Of(question, language).Select(c => c.Label)],
        };
        return labels.Count > Most ? [] : [.. labels.Select((label, i) => (Letter(i), label))];
    }

    public static string Letter(int place) => ((char)('A' + place)).ToString();
}
