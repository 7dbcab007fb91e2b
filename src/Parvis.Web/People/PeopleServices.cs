using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Parvis.Web.Data;

namespace Parvis.Web.People;

internal static class PeopleServices
{
    public static void AddPeople(this IServiceCollection services)
    {
        services.AddIdentityCore<Organiser>(identity =>
            {
                identity.Stores.SchemaVersion = IdentitySchemaVersions.Version3;
                identity.Password.RequiredLength = IdentityRefusals.ShortestPassword;
                identity.Password.RequireDigit = identity.Password.RequireLowercase = identity.Password.RequireUppercase = false;
                identity.Password.RequireNonAlphanumeric = false;
                // Any name: Élise, محمد.
                identity.User.AllowedUserNameCharacters = "";
                identity.Lockout.MaxFailedAccessAttempts = 10;
                identity.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(15);
            })
            .AddPasswordValidator<CommonPasswords>()
            .AddEntityFrameworkStores<ParvisDbContext>()
            .AddSignInManager();
        services.AddScoped<Invitations>();
        // The key is the whole sign-in: it must know its owner (finger, face or code) and be found without a name.
        services.Configure<IdentityPasskeyOptions>(passkey =>
        {
            passkey.UserVerificationRequirement = passkey.ResidentKeyRequirement = "required";
            // Identity compares with the Origin header, which browsers leave out of forms of a page without referrers, such as ours.
            passkey.ValidateOrigin = made => ValueTask.FromResult(
                !made.CrossOrigin && made.Origin == $"{made.HttpContext.Request.Scheme}://{made.HttpContext.Request.Host}");
        });
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies(cookies =>
            cookies.ApplicationCookie!.Configure(cookie =>
            {
                cookie.Cookie.Name = "organiser";
                cookie.Cookie.SameSite = SameSiteMode.Lax;
                cookie.ExpireTimeSpan = TimeSpan.FromHours(12);
                cookie.LoginPath = "/sign-in";
                cookie.Events.OnValidatePrincipal = StillOneOfUsAsync;
            }));
        // Deny by default: an endpoint is for signed-in organisers unless it says AllowAnonymous.
        services.AddAuthorizationBuilder()
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
    }

    // At each request, not every half-hour: an organiser who is removed, or changes their password, is out everywhere at once.
    private static async Task StillOneOfUsAsync(CookieValidatePrincipalContext context)
    {
        var signIn = context.HttpContext.RequestServices.GetRequiredService<SignInManager<Organiser>>();
        if (await signIn.ValidateSecurityStampAsync(context.Principal) is not null)
            return;
        context.RejectPrincipal();
        await signIn.SignOutAsync();
    }
}
