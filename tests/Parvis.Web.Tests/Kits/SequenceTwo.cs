using System.Collections.Immutable;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Parvis.Core.Questions;
using Parvis.Core.Questions.Ordering;
using Parvis.Core.Questions.Sorting;
using Parvis.Core.Workshops;
using Parvis.Core.Workshops.State;
using Parvis.Web.Live;

namespace Parvis.Web.Tests.Kits;

/// <summary>« Vrai ou imaginé », the second sequence of « Comprendre l’IA ensemble », as the same twelve people answer it on phones and on paper.</summary>
internal static class SequenceTwo
{
    public const string Kit = "/kits/comprendre-l-ia-ensemble", Id = "vrai-ou-imagine";

    /// <summary>Its activities, and the steps of the room that each becomes.</summary>
    public static ImmutableArray<(string Activity, ImmutableArray<int> Steps)> Activities { get; } =
        [("crepes", [0]), ("fil", [1]), ("donnees", [2]), ("qui-fait-quoi", [3]), ("vrai-faux", [4, 5, 6, 7])];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<string> LaunchAsync(HttpClient organiser, params string[] sequences)
    {
        using var launched = await organiser.PostFormAsync(Kit, $"{Kit}/runs", [.. sequences.Select(s => ("sequence", s))]);
        Assert.Equal(HttpStatusCode.SeeOther, launched.StatusCode);
        return launched.Headers.Location!.ToString().Split('/')[^1];
    }

    public static async Task<RoomMirror> RoomAsync(ParvisServer server, string code) =>
        (await server.Services.GetRequiredService<RoomFeed>().FindAsync(RoomCode.Read(code)!.Value, Cancellation))!;

    public static async Task<RoomState> StateAsync(ParvisServer server, string code) => (await RoomAsync(server, code)).Now.State;

    /// <summary>Twelve people, not all of the same mind: most put the recipe right but for two cards.</summary>
    public static ImmutableArray<ImmutableArray<string>> Answers(Question question, int step)
    {
        var random = new Random(step);
        return [.. Enumerable.Range(0, 12).Select(_ => question switch
        {
            OrderingQuestion ordering => Ordered(ordering, random),
            SortingQuestion sorting => [.. sorting.Cards.Select(c => $"{c.Code}={sorting.Bins[random.Next(sorting.Bins.Length)].Code}")],
            _ => ImmutableArray.Create(random.Next(3) == 0 ? "true" : "false"),
        })];
    }

    public static Tally Expected(Question question, int step) =>
        Answers(question, step).Aggregate(question.NewTally(), (tally, answer) => tally.Add(question.Read(answer).Answer!));

    private static ImmutableArray<string> Ordered(OrderingQuestion question, Random random)
    {
        var codes = question.Cards.Select(c => c.Code).ToArray();
        for (var swaps = random.Next(3); swaps > 0; swaps--)
        {
            var place = random.Next(codes.Length - 1);
            (codes[place], codes[place + 1]) = (codes[place + 1], codes[place]);
        }
        return [.. codes];
    }
}
