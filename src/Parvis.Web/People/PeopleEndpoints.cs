using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Parvis.Core;

namespace Parvis.Web.People;

internal static class PeopleEndpoints
{
    public static void MapPeople(this WebApplication app)
    {
        app.MapGet("/sign-in", (string? returnUrl) => new RazorComponentResult<SignInPage>(new { ReturnUrl = returnUrl })).AllowAnonymous();
        app.MapPost("/sign-in", SignInAsync).AllowAnonymous();
        app.MapInvitations();
        app.MapPost("/sign-out", async (SignInManager<Organiser> signIn) =>
        {
            await signIn.SignOutAsync();
            return Results.LocalRedirect("/");
        });
    }

    private static async Task<IResult> SignInAsync([FromForm] SignInForm form, SignInManager<Organiser> signIn)
    {
        var result = await signIn.PasswordSignInAsync(form.Name, form.Password, isPersistent: false, lockoutOnFailure: true);
        if (result.Succeeded)
            return Results.LocalRedirect(form.ReturnUrl is ['/', not ('/' or '\\'), ..] local ? local : "/surveys");
        var refusal = new Refusal(result.IsLockedOut ? "people.locked-out" : "people.wrong-name-or-password");
        return new RazorComponentResult<SignInPage>(new { form.ReturnUrl, form.Name, Refusal = refusal }) { StatusCode = StatusCodes.Status422UnprocessableEntity };
    }

    // Properties, not constructor parameters: form binding would make each of those required.
    internal sealed record SignInForm
    {
        public string Name { get; init; } = "";

        public string Password { get; init; } = "";

        public string? ReturnUrl { get; init; }
    }
}
