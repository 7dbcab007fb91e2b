using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Parvis.Core;
using Parvis.Web.Data;
using Parvis.Web.Hosting;
using Parvis.Web.Layout;

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
        invitation.MapPost("/passkey-options", PasskeyOptionsAsync);
    }

    private static async Task<IResult> AcceptAsync(
        string token, [FromForm] InvitationForm form, Invitations invitations, ParvisDbContext db, UserManager<Organiser> organisers,
        SignInManager<Organiser> signIn)
    {
        await using var transaction = await db.Database.BeginTransactionAsync();
        if (!await invitations.UseAsync(token))
            return Gone();
        var (organiser, refusals) = form.Credential.Length > 0
            ? await WithPasskeyAsync(form, organisers, signIn)
            : await WithPasswordAsync(form, organisers);
        // Refused: the transaction ends undone, and the link still works.
        if (refusals.Length > 0)
            return Page(token, form, refusals);
        await transaction.CommitAsync();
        await signIn.SignInAsync(organiser, isPersistent: false);
        return new SeeOther("/surveys");
    }

    private static async Task<(Organiser, Refusal[])> WithPasswordAsync(InvitationForm form, UserManager<Organiser> organisers)
    {
        var organiser = new Organiser { UserName = form.Name.Trim() };
        return (organiser, IdentityRefusals.From(await organisers.CreateAsync(organiser, form.Password)));
    }

    private static async Task<(Organiser, Refusal[])> WithPasskeyAsync(
        InvitationForm form, UserManager<Organiser> organisers, SignInManager<Organiser> signIn)
    {
        if (await Passkeys.ReadAsync(signIn, form.Credential) is not var (passkey, owner))
            return (new Organiser(), [Passkeys.Failed]);
        // The key was made for this id and this name: they are the organiser's.
        var organiser = new Organiser { Id = owner.Id, UserName = owner.Name };
        var created = await organisers.CreateAsync(organiser);
        return (organiser, IdentityRefusals.From(created.Succeeded ? await organisers.AddOrUpdatePasskeyAsync(organiser, passkey) : created));
    }

    // The name is checked before the key is made: a key for a refused name would stay in the person's browser.
    private static async Task<IResult> PasskeyOptionsAsync(
        string token, [FromForm] Passkeys.PasskeyForm form, Invitations invitations, UserManager<Organiser> organisers, SignInManager<Organiser> signIn, Words words)
    {
        if (!await invitations.IsOpenAsync(token))
            return Gone();
        var name = form.Name.Trim();
        if (name.Length == 0 || await organisers.FindByNameAsync(name) is not null)
            return Results.Text(words.Say(new Refusal(name.Length == 0 ? "people.name-missing" : "people.name-taken")), statusCode: StatusCodes.Status422UnprocessableEntity);
        return await Passkeys.CreationOptionsAsync(signIn, Guid.NewGuid().ToString(), name);
    }

    private static RazorComponentResult<InvitationPage> Page(string token, InvitationForm form, params Refusal[] refusals) =>
        new(new { Token = token, form.Name, Refusals = refusals })
        {
            StatusCode = refusals is [] ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity,
        };

    private static RazorComponentResult<InvitationGonePage> Gone() => new() { StatusCode = StatusCodes.Status410Gone };

    internal sealed record InvitationForm
    {
        // Form binding gives null, not the default, for a field that was not sent.
        public string Name { get; init => field = value ?? ""; } = "";

        public string Password { get; init => field = value ?? ""; } = "";

        /// <summary>What the browser's passkey answered; empty with a password.</summary>
        public string Credential { get; init => field = value ?? ""; } = "";
    }
}
