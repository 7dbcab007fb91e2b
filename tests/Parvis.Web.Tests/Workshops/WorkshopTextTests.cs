using System.Collections.Immutable;
using Parvis.Core;
using Parvis.Core.Questions;
using Parvis.Core.Questions.Ideas;
using Parvis.Core.Questions.MultipleChoice;
using Parvis.Core.Questions.Number;
using Parvis.Core.Questions.OpenText;
using Parvis.Core.Questions.Ranking;
using Parvis.Core.Questions.Rating;
using Parvis.Core.Questions.Scale;
using Parvis.Core.Questions.SingleChoice;
using Parvis.Core.Workshops.Activities;
using Parvis.Web.Workshops;

namespace Parvis.Web.Tests.Workshops;

public sealed class WorkshopTextTests
{
    private static readonly LocalisedText Words = LocalisedText.Of("Pourquoi « ça » ?", "Why?");

    private static readonly ImmutableArray<Option> Options =
        [new("a", Words) { Score = -1.5m, Pictogram = "leaf" }, new("b", Words) { Score = 2, Exclusive = true, Residual = true }];

    [Fact]
    public void A_workshop_is_read_as_it_was_written_whatever_its_activities()
    {
        var workshop = new Workshop
        {
            OffersNickname = true,
            Teams = ["Bleus", "Verts"],
            Activities =
            [
                .. CafeIa.Activities,
                new AskingSpeaker(Words),
                new Asking(new SingleChoiceQuestion { Id = "c", Wording = Words, Options = Options, ShuffleOptions = true }, new Quiz(["a"], Words, Words)),
                new Asking(new MultipleChoiceQuestion { Id = "m", Wording = Words, Options = Options, MaxChoices = 2, Help = Words }),
                new Asking(new ScaleQuestion { Id = "s", Wording = Words, Options = Options, OffersNoOpinion = false }),
                new Asking(new RatingQuestion { Id = "r", Wording = Words, Steps = 7, LowLabel = Words, Plain = new(Words, "Ana") }),
                new Asking(new NumberQuestion { Id = "n", Wording = Words, Min = -0.5m, Max = 99, Decimals = 1, Unit = Words, Bands = [10, 20] }),
                new Asking(new OpenTextQuestion { Id = "o", Wording = Words }),
                new Asking(new IdeasQuestion { Id = "i", Wording = Words, Columns = Options }),
                new Asking(new RankingQuestion { Id = "k", Wording = Words, Options = Options, Top = 1, Revision = 3 }),
            ],
        };
        Assert.Equal(workshop, WorkshopText.Read(WorkshopText.Write(workshop)));
        // Every kind there is, so that a new one is not forgotten.
        Assert.Equal(
            typeof(Question).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(Question))).Select(t => t.Name).Order(),
            workshop.Activities.Select(a => a.Question?.GetType().Name).OfType<string>().Distinct().Order());
    }

    [Fact]
    public void The_demonstration_can_be_run() => Assert.Empty(new Workshop { Activities = CafeIa.Activities }.Check());

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"activities":[{"kind":"juggling"}]}""")]
    public void A_damaged_workshop_is_damage(string stored) => Assert.Throws<InvalidDataException>(() => WorkshopText.Read(stored));
}
