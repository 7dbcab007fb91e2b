using System.Collections.Immutable;
using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Parvis.Core;
using Parvis.Core.Questions.Words;
using Parvis.Core.Surveys;
using Parvis.Core.Typography;
using Parvis.Core.Workshops;
using Parvis.Core.Workshops.Activities;
using Parvis.Core.Workshops.State;
using Parvis.Web.Data;
using Parvis.Web.Hosting;
using Parvis.Web.Layout;
using Parvis.Web.Live;
using Parvis.Web.Privacy;
using Parvis.Web.SurveyRooms;
using Parvis.Web.Surveys;
using Parvis.Web.Surveys.Files;

namespace Parvis.Web.Workshops;

/// <summary>Rooms as their organisers see them: opening one, its links, its results, its erasure.</summary>
internal static class RoomsEndpoints
{
    public static void MapRooms(this WebApplication app)
    {
        var rooms = app.MapGroup("/rooms").RequireAntiforgery();
        rooms.MapGet("", async (ParvisDbContext db, CancellationToken cancellation) => new RazorComponentResult<RoomsPage>(new
        {
            Rooms = await db.Rooms.AsNoTracking().OrderByDescending(r => r.Id).ToListAsync(cancellation),
            Led = await LedAsync(db, cancellation),
            Surveys = await SurveysAsync(db, cancellation),
        }));
        rooms.MapGet("/new", (ParvisDbContext db, TimeProvider time) => NewPageAsync(db, new(), [], time.GetUtcNow()));
        rooms.MapPost("", CreateAsync);
        rooms.MapGet("/words", async (ParvisDbContext db, string? saved) => WordsPage(await ServerWords.LoadAsync(db), null, saved is not null));
        rooms.MapPost("/words", SaveWordsAsync);
        rooms.MapGet("/{code}", AboutAsync);
        rooms.MapPost("/{code}/link", RenewLinkAsync);
        rooms.MapPost("/{code}/retention", SetRetentionAsync);
        rooms.MapGet("/{code}/results.csv", ResultsAsync);
        rooms.MapStepResults();
        // Rewriting a large file takes longer than a page.
        rooms.MapPost("/{code}/erasure", EraseAsync).DisableRequestTimeout();
    }

    // Rooms led from a run sheet.
    private static async Task<HashSet<string>> LedAsync(ParvisDbContext db, CancellationToken cancellation) =>
        [.. await db.KitRuns.Select(r => r.RoomCode).Concat(db.KitRuns.SelectMany(r => r.Groups).Select(g => g.RoomCode)).ToListAsync(cancellation)];

    private static async Task<List<(SurveyRoomRow, SurveyRow)>> SurveysAsync(ParvisDbContext db, CancellationToken cancellation) =>
        (await (from room in db.SurveyRooms.AsNoTracking()
                join survey in db.Surveys.AsNoTracking() on room.SurveyId equals survey.Id
                orderby room.Id descending
                select new { room, survey }).ToListAsync(cancellation)).ConvertAll(r => (r.room, r.survey));

    private static async Task<IResult> CreateAsync([FromForm] NewRoomForm form, ParvisDbContext db, SurveyCatalogue catalogue, TimeProvider time, Words words)
    {
        if (form.LiveSurvey is { } id && await db.Surveys.FindAsync(id) is { } survey && IsForARoom(survey.Version, survey.Window, time.GetUtcNow()))
            return new SeeOther($"/rooms/survey/{(await SurveyRoomDraft.NewAsync(db, catalogue, survey, words, time.GetUtcNow())).Code}/console");
        var (activities, title) = form.From switch
        {
            "express" => ([form.Express()], form.Wording.Trim().Spaced()),
            "cafe-ia" => (CafeIa.Activities, words["workshop.cafe-ia"]),
            _ => await FromSurveyAsync(db, form.From),
        };
        if (form.Title.Trim() is { Length: > 0 } own)
            title = own.Spaced();
        var workshop = form.Around(activities);
        ImmutableArray<Refusal> refusals =
        [
            .. activities.IsEmpty ? [new Refusal("workshop.no-source").On("from")] : workshop.Check().Select(r => r.On(FieldOf(r))),
            .. form.HasStrayOptions ? [new Refusal("workshop.options-stray").On("options")] : Array.Empty<Refusal>(),
            .. !RoomRetention.TryRead(form.Retention, out var days) ? [new Refusal("workshop.retention-choice").On("retention")] : Array.Empty<Refusal>(),
            .. title.Length > RoomDraft.LongestTitle ? [new Refusal("workshop.title-too-long", RoomDraft.LongestTitle.ToString()).On("title")] : Array.Empty<Refusal>(),
        ];
        if (!refusals.IsEmpty)
            return await NewPageAsync(db, form, refusals, time.GetUtcNow());
        var room = await RoomDraft.NewAsync(db, title, workshop, time.GetUtcNow(), days);
        return new SeeOther($"/rooms/{room.Code}");
    }

    private static async Task<(ImmutableArray<Activity>, string)> FromSurveyAsync(ParvisDbContext db, string from)
    {
        if (!from.StartsWith("survey-", StringComparison.Ordinal) || !int.TryParse(from["survey-".Length..], out var id) || await db.Surveys.FindAsync(id) is not { } survey)
            return ([], "");
        var questionnaire = QuestionnaireFile.Stored(survey.DraftText);
        // Everyone in the hall is asked the same: conditions are for answering alone.
        return ([.. questionnaire.Questions.Take(RoomLimits.Activities).Select(q => new Asking(q with { ShowIf = null }))], questionnaire.Title.In("fr"));
    }

    private static string FieldOf(Refusal refusal) => refusal.Field switch
    {
        { } field when field.EndsWith(".wording", StringComparison.Ordinal) => "wording",
        { } field when field.Contains(".options", StringComparison.Ordinal) => "options",
        "teams" => "teams",
        _ => "from",
    };

    // One that was closed is opened again from its own page only, where one sees what that changes.
    private static bool IsForARoom(int version, OpeningWindow window, DateTimeOffset now) => version > 0 && window.At(now) is not WindowState.Closed;

    private static async Task<IResult> NewPageAsync(ParvisDbContext db, NewRoomForm form, ImmutableArray<Refusal> refusals, DateTimeOffset now)
    {
        var surveys = await db.Surveys.AsNoTracking().OrderByDescending(s => s.Id).Take(20).Select(s => new { s.Id, s.Title, s.Version, s.OpensAt, s.ClosesAt }).ToListAsync();
        return new RazorComponentResult<NewRoomPage>(new { Form = form, Surveys = surveys.ConvertAll(s => (s.Id, s.Title, IsForARoom(s.Version, new(s.OpensAt, s.ClosesAt), now))), Refusals = refusals })
        { StatusCode = refusals.IsEmpty ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity };
    }

    private static async Task<IResult> AboutAsync(string code, HttpContext context, ParvisDbContext db, RoomFeed feed, PublicAddress address, Words words, CancellationToken cancellation)
    {
        if (await FindAsync(db, code, cancellation) is not { } room)
            return ErrorPages.Page(StatusCodes.Status404NotFound);
        var mirror = await feed.FindAsync(new RoomCode(room.Code), cancellation);
        return new RazorComponentResult<RoomAboutPage>(new
        {
            Room = room,
            RoomAddress = address.Of($"/s/{room.Code}", context.Request),
            Link = address.Of($"/rooms/{room.Code}/with/{room.ConsoleKey}", context.Request),
            mirror?.Room.RunSheet,
            Participants = mirror?.Now.State.Participants.Count ?? 0,
            Steps = mirror is null ? [] : Answered(mirror.Now.State, words.Language),
        });
    }

    private static List<(int Step, string Title, int Rounds)> Answered(RoomState state, string language) =>
    [
        .. state.Steps.Select((step, i) => (i + 1, ActivityTitle.Of(state.Workshop.Activities[i]).In(language),
            step.SpeakerQuestions.Count > 0 || step.Last.Answers.Count > 0 || step.Last.Hands.Count > 0 ? step.Rounds.Length : 0)),
    ];

    /// <summary>Takes the link back from everyone who holds it.</summary>
    private static async Task<IResult> RenewLinkAsync(string code, ParvisDbContext db, RoomDirectory directory, RoomFeed feed, CancellationToken cancellation)
    {
        if (await FindAsync(db, code, cancellation) is not { } room)
            return ErrorPages.Page(StatusCodes.Status404NotFound);
        room.ConsoleKey = ConsoleAccess.NewKey();
        await db.SaveChangesAsync(cancellation);
        directory.Forget(new RoomCode(room.Code));
        await feed.ForgetAsync(new RoomCode(room.Code));
        return new SeeOther($"/rooms/{room.Code}");
    }

    private static async Task<IResult> ResultsAsync(string code, RoomFeed feed, Words words, CancellationToken cancellation)
    {
        if (RoomCode.Read(code) is not { } read || await feed.FindAsync(read, cancellation) is not { } mirror)
            return ErrorPages.Page(StatusCodes.Status404NotFound);
        var csv = RoomResults.Csv(mirror.Now.State, words.Language, words);
        return Results.File(Encoding.UTF8.GetBytes(csv), "text/csv; charset=utf-8", $"{mirror.Room.Code.Text.ToLowerInvariant()}.csv");
    }

    private static async Task<IResult> SaveWordsAsync([FromForm] WordListsForm form, ParvisDbContext db)
    {
        if (WordLists.Check(form.Stop, form.Profanity) is { } refusal)
            return new RazorComponentResult<ServerWordsPage>(new { Form = form, Refusal = refusal }) { StatusCode = StatusCodes.Status422UnprocessableEntity };
        await ServerWords.SaveAsync(db, WordLists.Read(form.Stop, form.Profanity));
        return new SeeOther("/rooms/words?saved");
    }

    private static RazorComponentResult<ServerWordsPage> WordsPage(WordLists lists, Refusal? refusal, bool saved) => new(new
    {
        Form = new WordListsForm { Stop = string.Join('\n', lists.Stop), Profanity = string.Join('\n', lists.Profanity) },
        Refusal = refusal,
        Saved = saved,
    });

    private static async Task<IResult> SetRetentionAsync(string code, [FromForm] RetentionForm form, ParvisDbContext db, CancellationToken cancellation)
    {
        if (await FindAsync(db, code, cancellation) is not { } room)
            return ErrorPages.Page(StatusCodes.Status404NotFound);
        // A list of choices: anything else was not sent by our page.
        if (!RoomRetention.TryRead(form.Retention, out var days))
            return ErrorPages.Page(StatusCodes.Status400BadRequest);
        room.RetentionDays = days;
        await db.SaveChangesAsync(cancellation);
        return new SeeOther($"/rooms/{room.Code}");
    }

    private static async Task<IResult> EraseAsync(string code, HttpContext context, ParvisDbContext db, RoomErasure erasure)
    {
        if (await FindAsync(db, code, context.RequestAborted) is not { } room)
            return ErrorPages.Page(StatusCodes.Status404NotFound);
        if (context.Request.Form["sure"] != "yes")
            return ErrorPages.Page(StatusCodes.Status400BadRequest);
        await erasure.EraseAsync(room, ErasureReason.Asked, CancellationToken.None);
        return new SeeOther($"/rooms/{room.Code}/certificate");
    }

    private static async Task<RoomRow?> FindAsync(ParvisDbContext db, string code, CancellationToken cancellation) =>
        RoomCode.Read(code) is { } read ? await db.Rooms.SingleOrDefaultAsync(r => r.Code == read.Text, cancellation) : null;
}
