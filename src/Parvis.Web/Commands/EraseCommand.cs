using Parvis.Web.Answers;
using Parvis.Web.Data;
using Parvis.Web.Imports;
using Parvis.Web.Layout;
using Parvis.Web.Privacy;

namespace Parvis.Web;

/// <summary><c>erase SURVEY</c>: erases the responses of a survey, named by its address (<c>mur-ia</c>), and prints the certificate.</summary>
internal static class EraseCommand
{
    public static Task<int> RunAsync(string slug, string[] options, TextReader stdin, TextWriter stdout, TextWriter stderr)
    {
        var agreed = options.Contains("--yes");
        return CommandHost.RunAsync([.. options.Where(o => o != "--yes")], async services =>
        {
            var db = services.GetRequiredService<ParvisDbContext>();
            if (await SurveyArgument.FindAsync(db, slug, stderr) is not { } survey)
                return 2;
            var erasure = services.GetRequiredService<Erasure>();
            if (erasure.Check(survey) is not null)
                return await RefuseAsync(stderr, "The survey is open: close it first.");
            var kept = (await services.GetRequiredService<IResponseStore>().CountAsync(survey.Id, CancellationToken.None)).Sum(c => c.Received);
            if (!agreed)
            {
                await stdout.WriteLineAsync($"{kept} responses to “{survey.Title}” will be erased for ever. Backups are not touched. Type {slug} to go on:");
                if ((await stdin.ReadLineAsync())?.Trim() != slug)
                    return await RefuseAsync(stderr, "Nothing was erased.");
            }
            // Answers on their way in, in whatever process, are answers too.
            services.GetRequiredService<ImportDesk>().EraseFiles();
            var certificate = await erasure.EraseAsync(survey, ErasureReason.Command, CancellationToken.None);
            await stdout.WriteLineAsync($"Erased: {certificate.Responses} responses to “{survey.Title}”, on {TownTime.Day(certificate.ErasedAt):yyyy-MM-dd}. "
                + $"Certificate {survey.Id}-{certificate.Id}, at /surveys/{survey.Id}/erasures/{certificate.Id}");
            return 0;
        });
    }

    private static async Task<int> RefuseAsync(TextWriter stderr, string sentence)
    {
        await stderr.WriteLineAsync(sentence);
        return 2;
    }
}
