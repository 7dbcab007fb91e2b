using Microsoft.AspNetCore.Identity;
using Parvis.Core;
using SignInResult = Microsoft.AspNetCore.Identity.SignInResult;

namespace Parvis.Web.People;

/// <summary>Passkeys: the browser's key instead of a password.</summary>
internal static class Passkeys
{
    public static Refusal Failed { get; } = new("people.passkey-failed");

    /// <summary>What the browser must sign to make a passkey for someone, as JSON for passkey.js.</summary>
    public static async Task<IResult> CreationOptionsAsync(SignInManager<Organiser> signIn, string id, string name) =>
        Json(await signIn.MakePasskeyCreationOptionsAsync(new() { Id = id, Name = name, DisplayName = name }));

    public static async Task<IResult> RequestOptionsAsync(SignInManager<Organiser> signIn) =>
        Json(await signIn.MakePasskeyRequestOptionsAsync(null));

    /// <summary>The passkey that a browser made, or null when what it sent does not hold.</summary>
    public static async Task<(UserPasskeyInfo Passkey, PasskeyUserEntity Owner)?> ReadAsync(SignInManager<Organiser> signIn, string credential)
    {
        if (credential.Length == 0)
            return null;
        try
        {
            return await signIn.PerformPasskeyAttestationAsync(credential) is { Succeeded: true } made ? (made.Passkey, made.UserEntity) : null;
        }
        catch (InvalidOperationException)
        {
            // Identity's way to say that no options were asked for, or too long ago.
            return null;
        }
    }

    public static async Task<SignInResult> SignInAsync(SignInManager<Organiser> signIn, string credential)
    {
        if (credential.Length == 0)
            return SignInResult.Failed;
        try
        {
            return await signIn.PasskeySignInAsync(credential);
        }
        catch (InvalidOperationException)
        {
            return SignInResult.Failed;
        }
    }

    private static IResult Json(string options) => Results.Content(options, "application/json");

    internal sealed record PasskeyForm
    {
        public string Name { get; init => field = value ?? ""; } = "";

        public string Credential { get; init => field = value ?? ""; } = "";

        public string? ReturnUrl { get; init; }
    }
}
