using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Parvis.Core;
using Parvis.Web.Hosting;
using SignInResult = Microsoft.AspNetCore.Identity.SignInResult;

namespace Parvis.Web.People;

internal static class PeopleEndpoints
{
    public static void MapPeople(this WebApplication app)
    {
        app.MapGet("/sign-in", (string? returnUrl) => new RazorComponentResult<SignInPage>(new { ReturnUrl = returnUrl })).AllowAnonymous();
        app.MapPost("/sign-in", SignInAsync).AllowAnonymous();
        app.MapPost("/sign-in/passkey", SignInWithPasskeyAsync).AllowAnonymous();
        app.MapPost("/sign-in/passkey-options", ([FromForm] Passkeys.PasskeyForm _, SignInManager<Organiser> signIn) => Passkeys.RequestOptionsAsync(signIn))
            .AllowAnonymous();
        app.MapPost("/sign-out", async (SignInManager<Organiser> signIn) =>
        {
            await signIn.SignOutAsync();
            return new SeeOther("/");
        });
        app.MapInvitations();
        app.MapOrganisers();
        app.MapAccount();
    }

    private static async Task<IResult> SignInAsync([FromForm] SignInForm form, SignInManager<Organiser> signIn)
    {
        var result = await signIn.PasswordSignInAsync(form.Name.Trim(), form.Password, isPersistent: false, lockoutOnFailure: true);
        return Answer(result, form.Name, form.ReturnUrl, new Refusal("people.wrong-name-or-password"));
    }

    private static async Task<IResult> SignInWithPasskeyAsync([FromForm] Passkeys.PasskeyForm form, SignInManager<Organiser> signIn) =>
        Answer(await Passkeys.SignInAsync(signIn, form.Credential), "", form.ReturnUrl, Passkeys.Failed);

    private static IResult Answer(SignInResult result, string name, string? returnUrl, Refusal refusal) =>
        result.Succeeded
            ? new SeeOther(returnUrl is ['/', not ('/' or '\\'), ..] local ? local : "/surveys")
            : new RazorComponentResult<SignInPage>(new
            {
                ReturnUrl = returnUrl,
                Name = name,
                Refusal = result.IsLockedOut ? new Refusal("people.locked-out") : refusal,
            })
            { StatusCode = StatusCodes.Status422UnprocessableEntity };

    // Properties, not constructor parameters: form binding would make each of those required.
    internal sealed record SignInForm
    {
        public string Name { get; init => field = value ?? ""; } = "";

        public string Password { get; init => field = value ?? ""; } = "";

        public string? ReturnUrl { get; init; }
    }
}
