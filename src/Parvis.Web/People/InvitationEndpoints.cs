using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Parvis.Core;
using Parvis.Web.Data;

namespace Parvis.Web.People;

/// <summary>Where an invitation link leads: choose a name, and a password or a passkey.</summary>
internal static class InvitationEndpoints
{
    public static void MapInvitations(this WebApplication app)
    {
        var invitation = app.MapGroup("/invitation/{token}").AllowAnonymous();
        invitation.MapGet("", async Task<IResult> (string token, Invitations invitations) =>
            await invitations.IsOpenAsync(token) ? Page(token, new()) : Gone());
        invitation.MapPost("", AcceptAsync);
    }

    private static async Task<IResult> AcceptAsync(
        string token, [FromForm] InvitationForm form, Invitations invitations, ParvisDbContext db, UserManager<Organiser> organisers,
        SignInManager<Organiser> signIn)
    {
        await using var transaction = await db.Database.BeginTransactionAsync();
        if (!await invitations.UseAsync(token))
            return Gone();
        var organiser = new Organiser { UserName = form.Name.Trim() };
        var created = await organisers.CreateAsync(organiser, form.Password);
        // Refused: the transaction ends undone, and the link still works.
        if (!created.Succeeded)
            return Page(token, form, [.. created.Errors.Select(IdentityRefusals.From)]);
        await transaction.CommitAsync();
        await signIn.SignInAsync(organiser, isPersistent: false);
        return Results.LocalRedirect("/surveys");
    }

    private static RazorComponentResult<InvitationPage> Page(string token, InvitationForm form, params Refusal[] refusals) =>
        new(new { Token = token, form.Name, Refusals = refusals })
        {
            StatusCode = refusals is [] ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity,
        };

    private static RazorComponentResult<InvitationGonePage> Gone() => new() { StatusCode = StatusCodes.Status410Gone };

    internal sealed record InvitationForm
    {
        public string Name { get; init; } = "";

        public string Password { get; init; } = "";
    }
}
