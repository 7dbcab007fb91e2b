using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Parvis.Core;
using Parvis.Core.Responses;
using Parvis.Core.Surveys;
using Parvis.Core.Typography;
using Parvis.Web.Data;
using Parvis.Web.Layout;
using Parvis.Web.Surveys.Files;

namespace Parvis.Web.Surveys;

/// <summary>Making a survey's row, and reading and writing its draft.</summary>
internal static class SurveyDraft
{
    // Letters and digits that nobody confuses, on paper or aloud.
    private const string CodeLetters = "23456789abcdefghjkmnpqrstuvwxyz";

    public static Questionnaire Draft(this SurveyRow survey) => QuestionnaireFile.Stored(survey.DraftText);

    /// <summary>Why this cannot be a draft: it cannot be asked, or it cannot be kept.</summary>
    public static ImmutableArray<Refusal> Refusals(this Questionnaire draft)
    {
        ImmutableArray<Refusal> cannotBeAsked = [.. draft.Check()];
        return cannotBeAsked.IsEmpty && QuestionnaireFile.CannotBeKept(draft) is { } refusal ? [refusal] : cannotBeAsked;
    }

    public static void SetDraft(this SurveyRow survey, Questionnaire draft)
    {
        survey.DraftText = QuestionnaireFile.Write(draft);
        survey.Title = draft.Title.In("fr");
    }

    /// <summary>
    /// Writes a draft over the one that was read, and only over that one. False when another request wrote meanwhile: <paramref name="survey"/>
    /// then has what it wrote, and the edit is decided again.
    /// </summary>
    public static async Task<bool> TrySaveDraftAsync(this ParvisDbContext db, SurveyRow survey, Questionnaire draft)
    {
        var (before, text, title) = (survey.DraftText, QuestionnaireFile.Write(draft), draft.Title.In("fr"));
        var written = await db.Surveys.Where(s => s.Id == survey.Id && s.DraftText == before)
            .ExecuteUpdateAsync(s => s.SetProperty(row => row.DraftText, text).SetProperty(row => row.Title, title));
        await db.Entry(survey).ReloadAsync();
        return written > 0;
    }

    /// <summary>Saves a new survey; its number.</summary>
    public static async Task<int> AddAsync(ParvisDbContext db, Questionnaire questionnaire, DateTimeOffset now, Words words, Action<SurveyRow>? with = null)
    {
        while (true)
        {
            var survey = await NewAsync(db, questionnaire, now, words["survey.first-link"], words["survey.test-channel"]);
            with?.Invoke(survey);
            // Another one took the address, or the short code, between our looking and our writing.
            if (await db.TrySaveAsync())
                return survey.Id;
        }
    }

    /// <summary>A new survey with its first link and its test channel, not saved yet.</summary>
    public static async Task<SurveyRow> NewAsync(ParvisDbContext db, Questionnaire questionnaire, DateTimeOffset now, string linkLabel, string testLabel)
    {
        var survey = new SurveyRow
        {
            Slug = await FreeSlugAsync(db, questionnaire.Title.In("fr")),
            Title = "",
            DraftText = "",
            CreatedAt = now,
            Channels =
            {
                new() { Code = NewCode(), Label = linkLabel, Mode = ResponseMode.OwnDevice },
                new() { Code = NewCode(), Label = testLabel, Mode = ResponseMode.Test },
            },
        };
        survey.SetDraft(questionnaire);
        db.Surveys.Add(survey);
        return survey;
    }

    public static string NewCode() => string.Create(6, 0, static (code, _) =>
    {
        for (var i = 0; i < code.Length; i++)
            code[i] = CodeLetters[System.Security.Cryptography.RandomNumberGenerator.GetInt32(CodeLetters.Length)];
    });

    private static async Task<string> FreeSlugAsync(ParvisDbContext db, string title)
    {
        var slug = Fold.Slug(title) is { Length: > 0 } named ? named : "enquete";
        var taken = await db.Surveys.Where(s => s.Slug.StartsWith(slug)).Select(s => s.Slug)
            .Concat(db.FormerAddresses.Where(a => a.Slug.StartsWith(slug)).Select(a => a.Slug)).ToListAsync();
        return !taken.Contains(slug) ? slug : Enumerable.Range(2, int.MaxValue - 2).Select(n => $"{slug}-{n}").First(s => !taken.Contains(s));
    }
}
