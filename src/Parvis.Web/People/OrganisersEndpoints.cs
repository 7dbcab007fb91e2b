using System.Data;
using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Parvis.Core;
using Parvis.Web.Data;
using Parvis.Web.Hosting;

namespace Parvis.Web.People;

/// <summary>The team: who organises here, who is invited.</summary>
internal static class OrganisersEndpoints
{
    private const int LongestLabel = 100;

    public static void MapOrganisers(this WebApplication app)
    {
        var team = app.MapGroup("/organisers");
        team.MapGet("/", async (ParvisDbContext db, TimeProvider time) => await PageAsync(db, time));
        team.MapPost("/invitations", InviteAsync);
        team.MapPost("/invitations/{id:int}/removal", async (int id, ParvisDbContext db) =>
        {
            await db.Invitations.Where(i => i.Id == id).ExecuteDeleteAsync();
            return new SeeOther("/organisers");
        });
        team.MapGet("/{id}/removal", async Task<IResult> (string id, UserManager<Organiser> organisers) => await organisers.FindByIdAsync(id) is { } found
            ? new RazorComponentResult<RemoveOrganiserPage>(new { Organiser = found })
            : ErrorPages.Page(StatusCodes.Status404NotFound));
        team.MapPost("/{id}/removal", RemoveAsync);
    }

    private static async Task<IResult> InviteAsync(
        [FromForm] InviteForm form, Invitations invitations, ParvisDbContext db, TimeProvider time, PublicAddress address, HttpRequest request)
    {
        var label = form.Label.Trim();
        if (label.Length is 0 or > LongestLabel)
            return await PageAsync(db, time, refusal: new Refusal("people.team.who", LongestLabel.ToString()).On("label"));
        // Shown in this answer and never again: only its digest is kept.
        var link = address.Of(await invitations.CreateAsync(label), request);
        return await PageAsync(db, time, link: link);
    }

    private static async Task<IResult> RemoveAsync(
        string id, ClaimsPrincipal user, ParvisDbContext db, UserManager<Organiser> organisers, SignInManager<Organiser> signIn, TimeProvider time)
    {
        // Serializable: two organisers who remove each other at the same moment must not both succeed.
        await using var transaction = await db.Database.BeginTransactionAsync(IsolationLevel.Serializable);
        if (await organisers.FindByIdAsync(id) is not { } organiser)
            return ErrorPages.Page(StatusCodes.Status404NotFound);
        if (await db.Users.CountAsync() == 1)
            return await PageAsync(db, time, refusal: new Refusal("people.team.last-one"));
        await organisers.DeleteAsync(organiser);
        await transaction.CommitAsync();
        if (organisers.GetUserId(user) != id)
            return new SeeOther("/organisers");
        await signIn.SignOutAsync();
        return new SeeOther("/");
    }

    private static async Task<RazorComponentResult<OrganisersPage>> PageAsync(ParvisDbContext db, TimeProvider time, string? link = null, Refusal? refusal = null)
    {
        var now = time.GetUtcNow();
        return new(new
        {
            Organisers = await db.Users.AsNoTracking().OrderBy(u => u.NormalizedUserName).ToListAsync(),
            Invitations = await db.Invitations.AsNoTracking().Where(i => i.ExpiresAt > now && i.Label != "").OrderBy(i => i.ExpiresAt).ToListAsync(),
            Link = link,
            Refusal = refusal,
        })
        { StatusCode = refusal is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity };
    }

    internal sealed record InviteForm
    {
        public string Label { get; init => field = value ?? ""; } = "";
    }
}
