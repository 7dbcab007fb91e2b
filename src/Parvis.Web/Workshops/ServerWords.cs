using Microsoft.EntityFrameworkCore;
using Parvis.Core.Questions.Words;
using Parvis.Core.Workshops.Activities;
using Parvis.Web.Data;

namespace Parvis.Web.Workshops;

/// <summary>The words that this server keeps off clouds: each new room starts with them.</summary>
internal static class ServerWords
{
    private const string Stop = "words.stop", Profanity = "words.profanity";

    public static async Task<WordLists> LoadAsync(ParvisDbContext db)
    {
        var kept = await db.Settings.AsNoTracking().Where(s => s.Name == Stop || s.Name == Profanity).ToDictionaryAsync(s => s.Name, s => s.Value);
        return kept.Count == 0 ? UsualWords.Lists : WordLists.Read(kept.GetValueOrDefault(Stop), kept.GetValueOrDefault(Profanity));
    }

    public static async Task SaveAsync(ParvisDbContext db, WordLists lists)
    {
        foreach (var (name, words) in new[] { (Stop, lists.Stop), (Profanity, lists.Profanity) })
        {
            var row = await db.Settings.FindAsync(name);
            if (row is null)
                db.Settings.Add(row = new() { Name = name, Value = "" });
            row.Value = string.Join('\n', words);
        }
        await db.SaveChangesAsync();
    }

    /// <summary>A workshop with the server's lists, where it has a cloud.</summary>
    public static async Task<Workshop> OnAsync(ParvisDbContext db, Workshop workshop) =>
        workshop.Activities.Any(a => a.Question is WordsQuestion) && await LoadAsync(db) is var lists
            ? workshop with { StopWords = lists.Stop, Profanity = lists.Profanity } : workshop;
}

public sealed record WordListsForm
{
    public string Stop { get; init => field = value ?? ""; } = "";
    public string Profanity { get; init => field = value ?? ""; } = "";
}
