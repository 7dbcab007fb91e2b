using System.Collections.Immutable;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Parvis.Core;
using Parvis.Core.Responses;
using Parvis.Web.Answers;
using Parvis.Web.Data;
using Parvis.Web.Hosting;
using Parvis.Web.Surveys;

namespace Parvis.Web.Channels;

/// <summary>The ways in: a link, a QR code and a poster each; answers keep which one they came by, nothing else.</summary>
internal static class ChannelsEndpoints
{
    private static readonly ResponseMode[] Offered = [ResponseMode.OwnDevice, ResponseMode.SharedTablet, ResponseMode.Accompanied, ResponseMode.Paper];

    public static void MapChannels(this WebApplication app)
    {
        var channels = app.MapGroup("/surveys/{id:int}/channels").RequireAntiforgery();
        channels.MapGet("", (int id, ParvisDbContext db, IResponseStore store, PublicAddress address, TimeProvider time, CancellationToken cancellation) =>
            PageAsync(id, db, store, address, time, [], "", cancellation));
        channels.MapPost("", CreateAsync);
        channels.MapPost("/{channel:int}/retirement", RetireAsync);
        channels.MapGet("/{channel:int}/qr.svg", QrAsync);
        channels.MapGet("/{channel:int}/poster", PosterAsync);
    }

    private static async Task<IResult> PageAsync(
        int id, ParvisDbContext db, IResponseStore store, PublicAddress address, TimeProvider time, ImmutableArray<Refusal> refusals, string label, CancellationToken cancellation)
    {
        if (await db.Surveys.AsNoTracking().Include(s => s.Channels).FirstOrDefaultAsync(s => s.Id == id, cancellation) is not { } survey)
            return ErrorPages.Page(StatusCodes.Status404NotFound);
        var received = (await store.CountAsync(id, cancellation)).GroupBy(c => c.ChannelId).ToDictionary(g => g.Key, g => g.Sum(c => c.Received));
        return new RazorComponentResult<ChannelsPage>(new
        {
            Survey = survey,
            State = survey.Window.At(time.GetUtcNow()),
            Received = received,
            Address = (Func<string, string>)address.Of,
            Modes = Offered,
            Refusals = refusals,
            Label = label,
        })
        { StatusCode = refusals.IsEmpty ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity };
    }

    private static async Task<IResult> CreateAsync(
        int id, HttpRequest request, ParvisDbContext db, IResponseStore store, PublicAddress address, SurveyCatalogue catalogue, TimeProvider time, CancellationToken cancellation)
    {
        var form = await request.ReadFormAsync(cancellation);
        var label = form["label"].ToString().Trim();
        if (label.Length is 0 or > 100)
            return await PageAsync(id, db, store, address, time, [new Refusal("channel.label", "100").On("label")], label, cancellation);
        if (!await db.Surveys.AnyAsync(s => s.Id == id, cancellation) || !Enum.TryParse<ResponseMode>(form["mode"], out var mode) || !Offered.Contains(mode))
            return ErrorPages.Page(StatusCodes.Status400BadRequest);
        db.Channels.Add(new() { SurveyId = id, Code = SurveyDraft.NewCode(), Label = label, Mode = mode });
        await db.SaveChangesAsync(cancellation);
        catalogue.Forget();
        return new SeeOther($"/surveys/{id}/channels");
    }

    private static async Task<IResult> RetireAsync(int id, int channel, ParvisDbContext db, SurveyCatalogue catalogue, TimeProvider time)
    {
        if (await FindAsync(db, id, channel) is not { } found)
            return ErrorPages.Page(StatusCodes.Status404NotFound);
        found.RetiredAt ??= time.GetUtcNow();
        await db.SaveChangesAsync();
        catalogue.Forget();
        return new SeeOther($"/surveys/{id}/channels");
    }

    private static async Task<IResult> QrAsync(int id, int channel, ParvisDbContext db, PublicAddress address) =>
        await FindAsync(db, id, channel) is { } found
            ? Results.Text(QrCode.Svg(address.Of($"/r/{found.Code}")), "image/svg+xml")
            : ErrorPages.Page(StatusCodes.Status404NotFound);

    private static async Task<IResult> PosterAsync(int id, int channel, ParvisDbContext db, PublicAddress address) =>
        await db.Surveys.FindAsync(id) is { } survey && await FindAsync(db, id, channel) is { } found
            ? new RazorComponentResult<PosterPage>(new { Survey = survey, Questionnaire = survey.Draft(), Address = address.Of($"/r/{found.Code}") })
            : ErrorPages.Page(StatusCodes.Status404NotFound);

    private static Task<ChannelRow?> FindAsync(ParvisDbContext db, int survey, int channel) =>
        db.Channels.FirstOrDefaultAsync(c => c.SurveyId == survey && c.Id == channel);
}
