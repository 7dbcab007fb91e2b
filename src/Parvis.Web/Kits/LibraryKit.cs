using Parvis.Core.Kits;
using Parvis.Web.Kits.Files;

namespace Parvis.Web.Kits;

/// <summary>A kit of the library: shipped with the program (<paramref name="Row"/> is null), or a copy of one's own.</summary>
public sealed record LibraryKit(string Slug, Kit Kit, KitFiles Files, int? Row)
{
    public bool IsShipped => Row is null;
}

/// <summary>What one looks for in the library. Anything null or empty finds all.</summary>
public sealed record KitFilter(string? Words = null, Audience? Audience = null, int? Minutes = null, Equipment? Equipment = null)
{
    public bool Finds(Kit kit, string language) =>
        (Audience is not { } audience || kit.Audiences.Contains(audience))
        && (Equipment is not { } equipment || kit.Equipment.Contains(equipment))
        // A long kit has short sequences: what matters is that something fits.
        && (Minutes is not { } minutes || kit.Sequences.Any(s => s.Minutes <= minutes))
        && (string.IsNullOrWhiteSpace(Words) || Words.Split(' ', StringSplitOptions.RemoveEmptyEntries).All(word => Said(kit, language).Contains(Fold(word), StringComparison.Ordinal)));

    private static string Said(Kit kit, string language) => Fold(string.Join(' ',
        [kit.Title.In(language), kit.Summary?.In(language), .. kit.Sequences.Select(s => s.Title.In(language)), .. kit.Activities.Select(a => a.Title.In(language))]));

    private static string Fold(string text) => Core.Typography.Fold.Letters(text);
}
