using System.Collections.Immutable;
using Parvis.Core;
using Parvis.Core.Questions;
using Parvis.Core.Questions.Ideas;
using Parvis.Core.Questions.MultipleChoice;
using Parvis.Core.Questions.Number;
using Parvis.Core.Questions.OpenText;
using Parvis.Core.Questions.Position;
using Parvis.Core.Questions.Ranking;
using Parvis.Core.Questions.Rating;
using Parvis.Core.Questions.SingleChoice;
using Parvis.Core.Questions.Words;
using Parvis.Core.Typography;
using Parvis.Core.Workshops.Activities;

namespace Parvis.Web.Workshops;

/// <summary>The form that opens a room, as it was sent.</summary>
public sealed record NewRoomForm
{
    /// <summary>Kinds of a question asked on the spot.</summary>
    public static ImmutableArray<string> Kinds { get; } = ["words", "single-choice", "multiple-choice", "ranking", "rating", "number", "position", "ideas", "open-text"];

    /// <summary><c>express</c>, <c>cafe-ia</c>, <c>survey-12</c> for its questions one by one, or <c>live-12</c> for the survey itself.</summary>
    public string From { get; init => field = value ?? ""; } = "express";
    public string Title { get; init => field = value ?? ""; } = "";
    public string Kind { get; init => field = value ?? ""; } = "words";
    public string Wording { get; init => field = value ?? ""; } = "";

    /// <summary>One a line.</summary>
    public string Options { get; init => field = value ?? ""; } = "";
    public bool Nickname { get; init; }

    /// <summary>Days after the end, or « never ».</summary>
    public string Retention { get; init => field = value ?? $"{RoomRetention.Usual}"; } = $"{RoomRetention.Usual}";
    public string Teams { get; init => field = value ?? ""; } = "";

    /// <summary>The survey to open whole, its answers counted with the others; null when the room has steps of its own.</summary>
    public int? LiveSurvey => From.StartsWith("live-", StringComparison.Ordinal) && int.TryParse(From["live-".Length..], out var id) ? id : null;

    /// <summary>Choices were typed for a question that offers none: another kind was meant.</summary>
    public bool HasStrayOptions => From == "express" && Kind is not ("single-choice" or "multiple-choice" or "ranking") && !Lines(Options).IsEmpty;

    /// <summary>The question typed, with « Je ne me prononce pas » where it makes sense.</summary>
    public Activity Express()
    {
        var (wording, options) = (LocalisedText.French(Wording.Trim().Spaced()), ReadOptions());
        return new Asking(Kind switch
        {
            "single-choice" => new SingleChoiceQuestion { Id = "q1", Wording = wording, Options = options },
            "multiple-choice" => new MultipleChoiceQuestion { Id = "q1", Wording = wording, Options = options },
            "ranking" => new RankingQuestion { Id = "q1", Wording = wording, Options = options },
            "rating" => new RatingQuestion { Id = "q1", Wording = wording },
            "number" => new NumberQuestion { Id = "q1", Wording = wording, Min = -1_000_000, Max = 1_000_000, Decimals = 2 },
            "position" => new PositionQuestion { Id = "q1", Wording = wording, Variant = PositionVariant.River, OffersNoOpinion = false },
            "ideas" => new IdeasQuestion { Id = "q1", Wording = wording, OffersNoOpinion = false },
            "open-text" => new OpenTextQuestion { Id = "q1", Wording = wording, OffersNoOpinion = false },
            _ => new WordsQuestion { Id = "q1", Wording = wording, OffersNoOpinion = false },
        });
    }

    /// <summary>The workshop around activities, with what people are asked on entering.</summary>
    public Workshop Around(ImmutableArray<Activity> activities) =>
        new() { Activities = activities, OffersNickname = Nickname, Teams = Lines(Teams) };

    private ImmutableArray<Option> ReadOptions()
    {
        var taken = new HashSet<string>();
        return
        [
            .. Lines(Options).Select((label, i) =>
            {
                var slug = Fold.Slug(label, longest: 40);
                return new Option(slug.Length > 0 && slug != Code.NoOpinion && taken.Add(slug) ? slug : $"choix-{i + 1}", LocalisedText.French(label.Spaced()));
            }),
        ];
    }

    private static ImmutableArray<string> Lines(string text) =>
        [.. text.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0).Take(Core.Questions.Options.Most + 1)];
}
