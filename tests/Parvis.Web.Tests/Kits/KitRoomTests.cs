using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Parvis.Web.Tests.Workshops;

namespace Parvis.Web.Tests.Kits;

/// <summary>What a room shows of a kit: all that its printed cards say, and nothing before its time.</summary>
public sealed class KitRoomTests
{
    private const string Plain = "En plus simple";

    [Fact]
    public async Task Words_after_are_shown_beside_the_words_before()
    {
        var server = await SharedServer.GetAsync();
        using var organiser = await server.OrganiserAsync();
        var code = await SequenceTwo.LaunchAsync(organiser, "autour-de-moi", "agir");
        var room = await LiveRoom.FindAsync(server, code);
        using var phone = await room.PhoneAsync();
        var after = await StepAsync(server, code, "nuage-apres");
        foreach (var (activity, step, word) in new[] { ("nuage-avant", 0, "robot"), ("nuage-apres", after, "recette") })
        {
            using var started = await organiser.PostFormAsync($"/runs/{code}", $"/runs/{code}/start/{activity}");
            using var given = await room.AnswerAsync(phone, step, word);
            Assert.Equal(HttpStatusCode.SeeOther, given.StatusCode);
        }
        Assert.DoesNotContain("robot", Text(await phone.PageAsync($"/rooms/{code}/wall")), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, await room.CommandAsync(organiser, "set-revealed", after, ("revealed", "true")));
        foreach (var page in new[] { $"/rooms/{code}/wall", $"/s/{code}" })
            Assert.Matches("Avant : .*« robot ».*Après : .*« recette »", Text(await phone.PageAsync(page)));
        // Led alone, the sequence has no cloud to compare with.
        var alone = await SequenceTwo.LaunchAsync(organiser, "agir");
        var only = await StepAsync(server, alone, "nuage-apres");
        var lone = await LiveRoom.FindAsync(server, alone);
        using var started2 = await organiser.PostFormAsync($"/runs/{alone}", $"/runs/{alone}/start/nuage-apres");
        using var guest = await lone.PhoneAsync();
        using var said = await lone.AnswerAsync(guest, only, "recette");
        await lone.CommandAsync(organiser, "set-revealed", only, ("revealed", "true"));
        var shown = Text(await guest.PageAsync($"/rooms/{alone}/wall"));
        Assert.Contains("« recette »", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("Avant :", shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Action_cards_say_what_they_propose_and_the_three_first_steps_of_those_one_took()
    {
        var server = await SharedServer.GetAsync();
        using var organiser = await server.OrganiserAsync();
        var code = await SequenceTwo.LaunchAsync(organiser, "agir");
        var room = await LiveRoom.FindAsync(server, code);
        using var phone = await room.PhoneAsync();
        using var started = await organiser.PostFormAsync($"/runs/{code}", $"/runs/{code}/start/actions");
        var asked = Text(await phone.PageAsync($"/s/{code}"));
        Assert.Contains("Se donner des règles, à plusieurs", asked, StringComparison.Ordinal);
        Assert.Contains(Plain, asked, StringComparison.Ordinal);
        Assert.Contains("(à relire)", asked, StringComparison.Ordinal);
        Assert.DoesNotContain("Écrire trois règles", asked, StringComparison.Ordinal);
        Assert.Contains("Encadrer : se donner des règles, à plusieurs", Text(await phone.PageAsync($"/rooms/{code}/wall")), StringComparison.Ordinal);
        using var given = await room.AnswerAsync(phone, await StepAsync(server, code, "actions"), "encadrer");
        var taken = Text(await phone.PageAsync($"/s/{code}"));
        Assert.Matches("Cinq minutes .*Une heure Écrire trois règles .*Un mois ", taken);
        Assert.DoesNotContain("Corriger une phrase", taken, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sorted_cards_are_explained_with_their_source_once_revealed()
    {
        var server = await SharedServer.GetAsync();
        using var organiser = await server.OrganiserAsync();
        var code = await SequenceTwo.LaunchAsync(organiser, "autour-de-moi", SequenceTwo.Id);
        var room = await LiveRoom.FindAsync(server, code);
        using var phone = await room.PhoneAsync();
        var (objects, data) = (await StepAsync(server, code, "ou-est-l-ia"), await StepAsync(server, code, "donnees"));
        using var started = await organiser.PostFormAsync($"/runs/{code}", $"/runs/{code}/start/ou-est-l-ia");
        using var sorted = await room.AnswerAsync(phone, objects, "antispam=ia");
        foreach (var page in new[] { $"/rooms/{code}/wall", $"/s/{code}" })
            Assert.DoesNotContain("Ridding Gmail", await phone.PageAsync(page), StringComparison.Ordinal);
        await room.CommandAsync(organiser, "set-revealed", objects, ("revealed", "true"));
        var told = Text(await phone.PageAsync($"/s/{code}"));
        Assert.Contains("complètent les règles écrites à la main", told, StringComparison.Ordinal);
        Assert.Contains("Source : Ridding Gmail", told, StringComparison.Ordinal);
        Assert.DoesNotContain("réflexe", told, StringComparison.Ordinal);
        // Twelve explanations on a wall would be too small for the back of the hall.
        var wall = Text(await phone.PageAsync($"/rooms/{code}/wall"));
        Assert.DoesNotContain("complètent les règles", wall, StringComparison.Ordinal);
        Assert.Contains("Les explications sont sur les téléphones", wall, StringComparison.Ordinal);
        using var next = await organiser.PostFormAsync($"/runs/{code}", $"/runs/{code}/start/donnees");
        using var kept = await room.AnswerAsync(phone, data, "mot-de-passe=non");
        await room.CommandAsync(organiser, "set-revealed", data, ("revealed", "true"));
        Assert.Matches("Le bon réflexe : Jamais .*À la place : « Comment fabrique-t-on une phrase de passe", Text(await phone.PageAsync($"/s/{code}")));
        Assert.Contains("Le bon réflexe : Jamais", Text(await phone.PageAsync($"/rooms/{code}/wall")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_run_sheet_holds_the_notes_of_the_moment_the_answers_and_the_arguments()
    {
        var server = await SharedServer.GetAsync();
        using var organiser = await server.OrganiserAsync();
        var code = await SequenceTwo.LaunchAsync(organiser);
        var run = $"/runs/{code}";
        var before = await organiser.PageAsync(run);
        // Nothing has begun: the first notes are open, its button is the plainest, and there are no minutes yet.
        Assert.Contains("<details open", Line(before, "bienvenue"), StringComparison.Ordinal);
        Assert.Contains("class=\"button\"", Line(before, "bienvenue"), StringComparison.Ordinal);
        Assert.Contains("class=\"button secondary\"", Line(before, "nuage-avant"), StringComparison.Ordinal);
        Assert.DoesNotContain("/minutes\"", before, StringComparison.Ordinal);
        Assert.Contains("Se savoir observé", Text(Line(before, "debat")), StringComparison.Ordinal);
        Assert.Contains("Parcoursup, qui envoie les propositions aux lycéens Pas d’IA Pas d’IA : un algorithme", Text(Line(before, "ou-est-l-ia")), StringComparison.Ordinal);
        // A talk is where one is, though the room waits.
        using var welcome = await organiser.PostFormAsync(run, $"{run}/start/bienvenue");
        var going = await organiser.PageAsync(run);
        Assert.Contains("data-now", Line(going, "bienvenue"), StringComparison.Ordinal);
        Assert.Contains("class=\"button\"", Line(going, "nuage-avant"), StringComparison.Ordinal);
        Assert.Contains($"{run}/minutes\"", going, StringComparison.Ordinal);
        // « Suivant », pressed in the room, is noted when the sheet is told of it.
        var room = await LiveRoom.FindAsync(server, code);
        Assert.Equal(HttpStatusCode.SeeOther, await room.CommandAsync(organiser, "go-to", -1, ("to", "0")));
        Assert.DoesNotContain("Commencé à", Text(Line(await organiser.PageAsync(run), "nuage-avant")), StringComparison.Ordinal);
        using var shown = await organiser.PostFormAsync(run, $"{run}/shown");
        Assert.Equal(HttpStatusCode.SeeOther, shown.StatusCode);
        var noted = Line(await organiser.PageAsync(run), "nuage-avant");
        Assert.Contains("Commencé à", Text(noted), StringComparison.Ordinal);
        Assert.Contains("data-now", noted, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_workshop_is_found_again_from_its_kit_from_the_rooms_and_from_the_console()
    {
        await using var server = await ParvisServer.StartAsync();
        using var organiser = await server.OrganiserAsync();
        Assert.DoesNotContain("Vos ateliers", await organiser.PageAsync(SequenceTwo.Kit), StringComparison.Ordinal);
        var code = await SequenceTwo.LaunchAsync(organiser);
        var run = $"href=\"/runs/{code}\"";
        Assert.Contains("Pas commencé", await organiser.PageAsync(SequenceTwo.Kit), StringComparison.Ordinal);
        using var started = await organiser.PostFormAsync($"/runs/{code}", $"/runs/{code}/start/bienvenue");
        using var paused = await organiser.PostFormAsync($"/runs/{code}", $"/runs/{code}/pause");
        var kit = await organiser.PageAsync(SequenceTwo.Kit);
        Assert.Contains(run, kit, StringComparison.Ordinal);
        Assert.Contains("En pause", kit, StringComparison.Ordinal);
        foreach (var page in new[] { "/rooms", $"/rooms/{code}", $"/rooms/{code}/console" })
            Assert.Contains(run, await organiser.PageAsync(page), StringComparison.Ordinal);
        // A co-facilitator has the console only; a room that is no kit's has no run sheet.
        var room = await LiveRoom.FindAsync(server, code);
        using var console = await room.ConsoleAsync();
        Assert.DoesNotContain("/runs/", await console.PageAsync($"/rooms/{code}/console"), StringComparison.Ordinal);
        var plain = await LiveRoom.OpenAsync(server);
        Assert.DoesNotContain("/runs/", await organiser.PageAsync($"/rooms/{plain.Code}"), StringComparison.Ordinal);
        using var over = await organiser.PostFormAsync($"/runs/{code}", $"/runs/{code}/end");
        Assert.Contains("data-state=\"closed\"", await organiser.PageAsync(SequenceTwo.Kit), StringComparison.Ordinal);
        Assert.Contains("data-state=\"closed\"", await organiser.PageAsync("/rooms"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_people_sent_is_kept_from_the_end_that_the_run_sheet_declared()
    {
        var clock = new Microsoft.Extensions.Time.Testing.FakeTimeProvider(new(2026, 3, 3, 13, 0, 0, TimeSpan.Zero));
        await using var server = await ParvisServer.StartWithAsync(services => services.AddSingleton<TimeProvider>(clock));
        using var organiser = await server.OrganiserAsync();
        var code = await SequenceTwo.LaunchAsync(organiser);
        using var kept = await organiser.PostFormAsync($"/rooms/{code}", $"/rooms/{code}/retention", ("Retention", "1"));
        using var over = await organiser.PostFormAsync($"/runs/{code}", $"/runs/{code}/end");
        foreach (var (hours, left) in new[] { (23, HttpStatusCode.OK), (2, HttpStatusCode.NotFound) })
        {
            clock.Advance(TimeSpan.FromHours(hours));
            await using var scope = server.Services.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<Parvis.Web.Workshops.RoomErasure>().EraseDueAsync(TestContext.Current.CancellationToken);
            using var back = await server.OrganiserAsync();
            using var page = await back.GetAsync($"/runs/{code}", TestContext.Current.CancellationToken);
            Assert.Equal(left, page.StatusCode);
        }
    }

    private static async Task<int> StepAsync(ParvisServer server, string code, string activity) =>
        (await SequenceTwo.StateAsync(server, code)).Workshop.Activities.ToList().FindIndex(a => a.Question!.Id == activity);

    private static string Line(string html, string activity)
    {
        var from = html[html.IndexOf($"id=\"{activity}\"", StringComparison.Ordinal)..];
        return from[..from.IndexOf("</article>", StringComparison.Ordinal)];
    }

    private static string Text(string html) => LiveRoom.TextOf(html).Replace('\u00A0', ' ').Replace('\u202F', ' ');
}
