using Microsoft.EntityFrameworkCore;
using Parvis.Core.Barometers.Findings;
using Parvis.Web.Barometers;
using Parvis.Web.Data;
using Parvis.Web.Imports;
using Parvis.Web.Layout;
using Parvis.Web.Surveys.Files;
using Parvis.Web.Surveys.Templates;

namespace Parvis.Web.Surveys;

/// <summary>What a first start shows: something to answer and something to read, until the first real survey.</summary>
internal static class Demonstration
{
    private const string Setting = "demonstration";

    /// <summary>Once, on a new database; <c>--no-demo</c> leaves it empty.</summary>
    public static async Task SeedDemonstrationAsync(this WebApplication app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ParvisDbContext>();
        if (await db.Settings.AnyAsync(s => s.Name == Setting))
            return;
        var wanted = app.Configuration.GetValue("Demonstration", true) && !await db.Surveys.AnyAsync();
        if (wanted)
            await SeedAsync(scope.ServiceProvider);
        db.Settings.Add(new() { Name = Setting, Value = wanted ? "seeded" : "none" });
        await db.SaveChangesAsync();
    }

    private static async Task SeedAsync(IServiceProvider services)
    {
        var db = services.GetRequiredService<ParvisDbContext>();
        var texts = services.GetRequiredService<TextCatalogue>();
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        var questionnaire = QuestionnaireFile.Stored(QuestionnaireTemplates.Text("mur-ia"));
        var survey = await SurveyDraft.NewAsync(db, questionnaire, now, texts["fr", "survey.first-link"], texts["fr", "survey.test-channel"]);
        survey.Version = 1;
        survey.OpensAt = now;
        survey.Versions.Add(new() { Version = 1, Text = survey.DraftText, PublishedAt = now });
        await db.SaveChangesAsync();
        await SeedReferenceAsync(services, db, texts, now);
    }

    // The published wall, brought in through the same door as anyone's file.
    private static async Task SeedReferenceAsync(IServiceProvider services, ParvisDbContext db, TextCatalogue texts, DateTimeOffset now)
    {
        var template = QuestionnaireFile.Stored(QuestionnaireTemplates.Text("mur-ia"));
        var questionnaire = template with { Title = template.Title.With("fr", texts["fr", "import.reference-title"]).With("en", texts["en", "import.reference-title"]) };
        var survey = await SurveyDraft.NewAsync(db, questionnaire, now, texts["fr", "survey.first-link"], texts["fr", "survey.test-channel"]);
        survey.Version = 1;
        survey.OpensAt = new DateTimeOffset(2026, 2, 2, 8, 0, 0, TimeSpan.Zero);
        survey.ClosesAt = new DateTimeOffset(2026, 2, 27, 17, 0, 0, TimeSpan.Zero);
        (survey.Organisation, survey.Funder) = (texts["fr", "import.reference-organisation"], texts["fr", "import.reference-funder"]);
        // Invented answers name nobody, and the demonstration must still be there next year.
        survey.RetentionDays = null;
        survey.Versions.Add(new() { Version = 1, Text = survey.DraftText, PublishedAt = now });
        await db.SaveChangesAsync();
        var desk = services.GetRequiredService<ImportDesk>();
        await using var data = typeof(Demonstration).Assembly.GetManifestResourceStream("Parvis.Web.Demonstration.data.csv")!;
        await desk.ImportAsProposedAsync(survey.Id, 1, questionnaire, data);
        await PublishAsync(services, db, survey, now);
    }

    // So that there is a public barometer to look at, made as any other: counted from its answers, checked as before any publication.
    private static async Task PublishAsync(IServiceProvider services, ParvisDbContext db, SurveyRow survey, DateTimeOffset now)
    {
        var live = (await services.GetRequiredService<LiveBarometers>().LoadAsync(survey, CancellationToken.None))!;
        if (live.Barometer.CheckPublication(DisclosureControl.Default, null) is not null)
            throw new InvalidDataException("The demonstration's barometer cannot be published.");
        Publications.Publish(db, survey, null, live.Barometer, now);
        await db.SaveChangesAsync();
    }
}
