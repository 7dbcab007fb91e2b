using System.Buffers.Text;
using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Parvis.Core;
using Parvis.Web.Hosting;

namespace Parvis.Web.People;

/// <summary>An organiser's own way in: password and passkeys.</summary>
internal static class AccountEndpoints
{
    public static void MapAccount(this WebApplication app)
    {
        var account = app.MapGroup("/account");
        account.MapGet("/", async (ClaimsPrincipal user, UserManager<Organiser> organisers) => await PageAsync(organisers, await Me(organisers, user)));
        account.MapPost("/password", SetPasswordAsync);
        account.MapPost("/passkey-options", async ([FromForm] Passkeys.PasskeyForm _, ClaimsPrincipal user, UserManager<Organiser> organisers, SignInManager<Organiser> signIn) =>
            await Me(organisers, user) is var me ? await Passkeys.CreationOptionsAsync(signIn, me.Id, me.UserName!) : Results.NotFound());
        account.MapPost("/passkeys", AddPasskeyAsync);
        account.MapPost("/passkeys/{passkey}/removal", RemovePasskeyAsync);
    }

    private static async Task<IResult> SetPasswordAsync(
        [FromForm] PasswordForm form, ClaimsPrincipal user, UserManager<Organiser> organisers, SignInManager<Organiser> signIn)
    {
        var me = await Me(organisers, user);
        var changed = await organisers.HasPasswordAsync(me)
            ? await organisers.ChangePasswordAsync(me, form.Current, form.Password)
            : await organisers.AddPasswordAsync(me, form.Password);
        if (!changed.Succeeded)
            return await PageAsync(organisers, me, IdentityRefusals.From(changed));
        // Changing it signs out everywhere else; not here.
        await signIn.RefreshSignInAsync(me);
        return new SeeOther("/account?done=password");
    }

    private static async Task<IResult> AddPasskeyAsync(
        [FromForm] Passkeys.PasskeyForm form, ClaimsPrincipal user, UserManager<Organiser> organisers, SignInManager<Organiser> signIn)
    {
        var me = await Me(organisers, user);
        if (await Passkeys.ReadAsync(signIn, form.Credential) is not var (passkey, owner) || owner.Id != me.Id)
            return await PageAsync(organisers, me, Passkeys.Failed);
        await organisers.AddOrUpdatePasskeyAsync(me, passkey);
        await signIn.RefreshSignInAsync(me);
        return new SeeOther("/account?done=passkey");
    }

    private static async Task<IResult> RemovePasskeyAsync(string passkey, ClaimsPrincipal user, UserManager<Organiser> organisers, SignInManager<Organiser> signIn)
    {
        var me = await Me(organisers, user);
        if (!Base64Url.IsValid(passkey))
            return Results.NotFound();
        if (!await organisers.HasPasswordAsync(me) && (await organisers.GetPasskeysAsync(me)).Count < 2)
            return await PageAsync(organisers, me, new Refusal("people.last-way-in"));
        await organisers.RemovePasskeyAsync(me, Base64Url.DecodeFromChars(passkey));
        await signIn.RefreshSignInAsync(me);
        return new SeeOther("/account");
    }

    // Signed in a moment ago, at the cookie's validation.
    private static async Task<Organiser> Me(UserManager<Organiser> organisers, ClaimsPrincipal user) => (await organisers.GetUserAsync(user))!;

    private static async Task<RazorComponentResult<AccountPage>> PageAsync(UserManager<Organiser> organisers, Organiser me, params Refusal[] refusals) =>
        new(new
        {
            Organiser = me,
            HasPassword = await organisers.HasPasswordAsync(me),
            Passkeys = await organisers.GetPasskeysAsync(me),
            Refusals = refusals,
        })
        { StatusCode = refusals is [] ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity };

    internal sealed record PasswordForm
    {
        public string Current { get; init => field = value ?? ""; } = "";

        public string Password { get; init => field = value ?? ""; } = "";
    }
}
