using Parvis.Core;
using Parvis.Core.Kits;
using Parvis.Core.Questions;
using Parvis.Core.Questions.MultipleChoice;
using Parvis.Core.Questions.Position;
using Parvis.Core.Questions.Rating;
using Parvis.Core.Questions.SingleChoice;
using Parvis.Core.Workshops.Results;
using Parvis.Web.Layout;

namespace Parvis.Web.Kits.Printing;

/// <summary>What of an activity can be ticked on a ballot, or counted with stickers on a wall.</summary>
internal static class PaperChoices
{
    public static bool HasBallot(Activity activity) => activity.Content is not (Talk or TimelineDeck);

    public static bool HasWall(Activity activity) =>
        activity.Content is SortingDeck or ClaimDeck or DebateDeck or ActionDeck
        || (activity.Content is QuestionList list && list.Questions.Any(q => q is SingleChoiceQuestion or MultipleChoiceQuestion or RatingQuestion));

    /// <summary>Labels to choose from; empty when one writes instead.</summary>
    public static IReadOnlyList<string> Labels(Question question, Words words) => question switch
    {
        SingleChoiceQuestion single => In(single.Options, words.Language),
        MultipleChoiceQuestion many => In(many.Options, words.Language),
        PositionQuestion position => DebateSentence.Sides(position, words.Language),
        RatingQuestion rating => [.. Enumerable.Range(1, rating.Steps).Select(n => $"{n}{Said(n == 1 ? rating.LowLabel : n == rating.Steps ? rating.HighLabel : null, words)}")],
        _ => [],
    };

    public static IReadOnlyList<Question> Questions(Activity activity, Kit kit) => [.. RoomPlan.Of([activity], kit).Steps.Select(s => s.Step.Question!)];

    private static string Said(LocalisedText? end, Words words) => end is null ? "" : $" · {end.In(words.Language)}";

    private static IReadOnlyList<string> In(IEnumerable<Option> options, string language) => [.. options.Select(o => o.Label.In(language))];
}
