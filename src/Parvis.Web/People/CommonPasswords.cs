using System.Collections.Frozen;
using Microsoft.AspNetCore.Identity;

namespace Parvis.Web.People;

/// <summary>
/// Refuses the long passwords that are tried first: well-known ones with or without digits around them, keyboard rows, a short word said
/// again, the person's own name.
/// </summary>
internal sealed class CommonPasswords : IPasswordValidator<Organiser>
{
    public const string Code = "PasswordTooCommon";

    private const int FewestLeft = 5;

    // What remains of a password once digits and signs are taken off.
    private static readonly FrozenSet<string> Known = new[]
    {
        "administrateur", "administrator", "admin", "adminadmin", "azerty", "azertyuiop", "azertyuiopqsdfghjklm", "bienvenue", "bonjour", "changeme",
        "changezmoi", "chocolat", "doudou", "iloveyou", "inclusion", "inclusionnumerique", "jetaime", "letmein", "loulou", "marseille", "mediatheque",
        "mediathèque", "mediateur", "médiateur", "monmotdepasse", "motdepasse", "motdepassesecret", "numerique", "numérique", "organisateur", "organiser",
        "parvis", "parvisparvis", "pass", "passe", "passepartout", "password", "passwordpassword", "princesse", "qwerty", "qwertyuiop",
        "qwertyuiopasdfghjkl", "qwertz", "roubaix", "secret", "soleil", "superman", "test", "testtest", "trustno", "welcome",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly string[] Rows =
    [
        "01234567890123456789", "abcdefghijklmnopqrstuvwxyz", "azertyuiopqsdfghjklmwxcvbn", "qwertyuiopasdfghjklzxcvbnm",
        "1qaz2wsx3edc4rfv5tgb6yhn", "1aqw2zsx3edc4rfv5tgb6yhn", "a1z2e3r4t5y6u7i8o9p0", "q1w2e3r4t5y6u7i8o9p0",
    ];

    public Task<IdentityResult> ValidateAsync(UserManager<Organiser> manager, Organiser user, string? password) =>
        Task.FromResult(IsCommon(password ?? "", user.UserName ?? "")
            ? IdentityResult.Failed(new IdentityError { Code = Code })
            : IdentityResult.Success);

    public static bool IsCommon(string password, string name)
    {
        var lower = password.ToLowerInvariant();
        var bare = string.Concat(lower.Where(char.IsLetter));
        return Known.Contains(bare) || IsRow(lower) || IsRepeated(lower) || lower.Distinct().Count() < FewestLeft || IsName(bare, name.ToLowerInvariant());
    }

    private static bool IsName(string bare, string name) =>
        name.Length >= 3 && bare.Replace(name, "", StringComparison.Ordinal) is { } rest && rest.Length < bare.Length
        && (rest.Length < FewestLeft || Known.Contains(rest));

    private static bool IsRow(string lower) =>
        Rows.Any(row => row.Contains(lower, StringComparison.Ordinal) || string.Concat(row.Reverse()).Contains(lower, StringComparison.Ordinal));

    // The same one to four characters again and again: it is inside itself, shifted.
    private static bool IsRepeated(string lower) =>
        Enumerable.Range(1, 4).Any(period => lower.Length > period && lower.Skip(period).SequenceEqual(lower.Take(lower.Length - period)));
}
