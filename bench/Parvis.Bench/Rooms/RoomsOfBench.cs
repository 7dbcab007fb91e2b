using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Parvis.Core;
using Parvis.Core.Questions.SingleChoice;
using Parvis.Core.Workshops;
using Parvis.Core.Workshops.Activities;
using Parvis.Core.Workshops.Events;
using Parvis.Core.Workshops.State;
using Parvis.Web.Data;
using Parvis.Web.Live;
using Parvis.Web.Workshops;

namespace Parvis.Bench.Rooms;

/// <summary>In the server's process: makes rooms by the thousand, and reads from the log what became of one.</summary>
internal static class RoomsOfBench
{
    public static IReadOnlyList<string> Options { get; } = ["a", "b", "c", "d"];

    private static Workshop Workshop { get; } = new()
    {
        Activities =
        [
            new Asking(new SingleChoiceQuestion
            {
                Id = "q1",
                Wording = LocalisedText.French("Qui doit relire ce qu’une IA a écrit pour la mairie ?"),
                Options = [.. Options.Select(code => new Core.Questions.Option(code, LocalisedText.French($"La réponse {code}, en quelques mots")))],
            }),
        ],
    };

    public static void MapRoomsOfBench(this WebApplication app)
    {
        app.MapPost("/bench/rooms", async (int count, ParvisDbContext db, TimeProvider time) =>
        {
            var rooms = new List<RoomRow>();
            for (var i = 0; i < count; i++)
                rooms.Add(await RoomDraft.NewAsync(db, $"Salle {i + 1}", Workshop, time.GetUtcNow()));
            return Results.Text(string.Join('\n', rooms.Select(r => $"{r.Code} {r.ConsoleKey}")));
        }).AllowAnonymous();
        app.MapGet("/bench/rooms/{code}", async (string code, RoomDirectory directory, IRoomStore store) =>
        {
            var room = (await directory.FindAsync(new RoomCode(code)))!;
            var events = await store.ReadAsync(room.Id, 0, CancellationToken.None);
            var state = RoomHistory.Replay(RoomState.New(room.Code, room.Workshop), events.Select(e => RoomEventText.Read(e)));
            return Results.Text($"{state.Steps[0].Last.Answers.Count}");
        }).AllowAnonymous();
    }
}
