using Microsoft.AspNetCore.Identity;

namespace Parvis.Web.People;

/// <summary>Someone who runs surveys here. A name to sign in with, a password or a passkey; no e-mail address is needed.</summary>
public sealed class Organiser : IdentityUser;
