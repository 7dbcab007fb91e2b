using Parvis.Core;
using Parvis.Core.Kits;
using Parvis.Web.Kits.Files;
using Parvis.Web.Layout;

namespace Parvis.Web;

/// <summary>
/// <c>kit check DIR</c>: reads a kit's folder and says what is wrong with it, one <c>file:line:column: message</c> a line. Exit 0 when it can
/// be run, 2 when it cannot.
/// </summary>
internal static class KitCommand
{
    private const int Malformed = 2;

    public static async Task<int> CheckAsync(string folder, string[] options, TextWriter stdout, TextWriter stderr)
    {
        var texts = new TextCatalogue();
        var language = options is ["--lang", var wished] && texts.Languages.Contains(wished) ? wished : options is [] ? "en" : null;
        if (language is null || !Directory.Exists(folder))
        {
            await stderr.WriteLineAsync(language is null ? "Usage: ./run kit check DIR [--lang fr]" : $"There is no folder {folder}.");
            return Malformed;
        }
        var (files, unreadable) = KitFiles.FromFolder(folder);
        var parsed = files is null ? new(null, [unreadable!]) : KitReader.Read(files);
        foreach (var error in parsed.Errors)
            await stderr.WriteLineAsync($"{error.File}:{error.Line}:{error.Column}: {Say(texts, language, error.What)}");
        if (parsed.Kit is not { } kit)
            return Malformed;
        await stdout.WriteLineAsync($"{kit.Title.In(language)} {kit.Version}, {kit.Licence}: {kit.Sequences.Length} sequences, {kit.Activities.Count()} activities, "
            + $"{kit.Activities.Sum(a => a.Content.Cards.Length)} cards, {kit.Sources.Length} sources, {kit.Minutes} min, {RoomPlan.Of(kit.Activities, kit).Steps.Length} room steps.");
        // Not a mistake: it may be a draft. But one forgets.
        foreach (var path in files!.Texts.Keys.Where(p => p.StartsWith("activities/", StringComparison.Ordinal) && !kit.Activities.Any(a => p == $"activities/{a.Id}.md" || p.StartsWith($"activities/{a.Id}.", StringComparison.Ordinal))))
            await stdout.WriteLineAsync($"{path}: {texts[language, "kit.in-no-sequence"]}");
        return 0;
    }

    private static string Say(TextCatalogue texts, string language, Refusal refusal) =>
        string.Format(System.Globalization.CultureInfo.InvariantCulture, texts[language, refusal.Key], [.. refusal.Args]);
}
