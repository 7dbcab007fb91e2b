using System.Diagnostics;
using Microsoft.AspNetCore.Identity;
using Parvis.Core;

namespace Parvis.Web.People;

/// <summary>What Identity refuses, in our words.</summary>
internal static class IdentityRefusals
{
    public const int ShortestPassword = 12;

    public static Refusal[] From(IdentityResult result) => [.. result.Errors.Select(From)];

    private static Refusal From(IdentityError error) => error.Code switch
    {
        nameof(IdentityErrorDescriber.DuplicateUserName) => new Refusal("people.name-taken").On("name"),
        nameof(IdentityErrorDescriber.InvalidUserName) => new Refusal("people.name-missing").On("name"),
        nameof(IdentityErrorDescriber.PasswordTooShort) => new Refusal("people.password-too-short", ShortestPassword.ToString()).On("password"),
        nameof(IdentityErrorDescriber.PasswordRequiresUniqueChars) => new Refusal("people.password-too-common").On("password"),
        CommonPasswords.Code => new Refusal("people.password-too-common").On("password"),
        nameof(IdentityErrorDescriber.PasswordMismatch) => new Refusal("people.current-password-wrong").On("current"),
        _ => throw new UnreachableException(error.Code),
    };
}
