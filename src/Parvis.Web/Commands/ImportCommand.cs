using System.Globalization;
using Parvis.Core;
using Parvis.Core.Imports;
using Parvis.Web.Data;
using Parvis.Web.Imports;
using Parvis.Web.Layout;
using Parvis.Web.Surveys;

namespace Parvis.Web;

/// <summary>
/// <c>import SURVEY FILE [--mapping FILE]</c>: what the import page does, without a browser: reads the file, says what each column is taken
/// for, tries every line, then imports all of them or nothing. Exit 0 when the responses are in; 2 when nothing is, with the reason on
/// stderr. A refused line stops it, unless <c>--skip-refused</c> leaves such lines out; <c>--dry-run</c> only tries.
/// </summary>
internal static class ImportCommand
{
    private static readonly string[] Switches = ["--dry-run", "--skip-refused"];

    public static Task<int> RunAsync(string slug, string file, string[] options, TextWriter stdout, TextWriter stderr)
    {
        var at = Array.IndexOf(options, "--mapping");
        if (at >= 0 && at + 1 == options.Length)
            return RefuseAsync(stderr, "--mapping needs a file.");
        var mapping = at < 0 ? null : options[at + 1];
        string[] settings = [.. options.Where((o, i) => !Switches.Contains(o) && (at < 0 || (i != at && i != at + 1)))];
        return CommandHost.RunAsync(settings, async services =>
        {
            var db = services.GetRequiredService<ParvisDbContext>();
            if (await SurveyArgument.FindAsync(db, slug, stderr) is not { } row)
                return 2;
            if (await services.GetRequiredService<SurveyCatalogue>().FindAsync(row.Id) is not { } survey)
                return await RefuseAsync(stderr, $"“{row.Title}” was never published: publish its questionnaire first.");
            var words = new Said(services.GetRequiredService<TextCatalogue>());
            var desk = services.GetRequiredService<ImportDesk>();
            var job = desk.Begin(row.Id, survey.Version, survey.Questionnaire)!;
            try
            {
                await using (var sent = File.OpenRead(file))
                    await desk.ReceiveAsync(job, sent);
                await job.Work;
                if (job.Phase != ImportPhase.Mapping)
                    return await RefuseAsync(stderr, $"{file}: {words.Say(job.Problem ?? new("import.failed"))}");
                if (mapping is not null)
                {
                    if (MappingFile.Read(await File.ReadAllBytesAsync(mapping), mapping, survey.Questionnaire, job.Columns, out var mapped) is { } wrong)
                        return await RefuseAsync(stderr, wrong);
                    job.Mapping = mapped!;
                }
                return await ImportAsync(desk, job, options, words, stdout, stderr);
            }
            catch (Exception disk) when (disk is IOException or UnauthorizedAccessException)
            {
                return await RefuseAsync(stderr, disk.Message.ReplaceLineEndings(" "));
            }
        });
    }

    private static async Task<int> ImportAsync(ImportDesk desk, ImportJob job, string[] options, Said words, TextWriter stdout, TextWriter stderr)
    {
        for (var i = 0; i < job.Columns.Length; i++)
            await stdout.WriteLineAsync($"  {Short(job.Columns[i].Header),-60} {Use(job.Mapping.Columns[i])}");
        if (job.Mapping.Check() is { } refusal)
            return await RefuseAsync(stderr, words.Say(refusal));
        if (job.TryMove(ImportPhase.Mapping, ImportPhase.Checking))
            desk.Try(job);
        await job.Work;
        if (job.Report is not { } report || job.Phase != ImportPhase.Checked)
            return await RefuseAsync(stderr, words.Say(new("import.failed")));
        await stdout.WriteLineAsync($"{report.Read} lines read: {report.Accepted} accepted, {report.Refused} refused, {report.Blank} empty");
        foreach (var line in report.Refusals)
            await stderr.WriteLineAsync($"line {line.Line}, {line.Why.Field ?? "—"}: {words.Say(line.Why)}");
        if (report.Accepted == 0 || (report.Refused > 0 && !options.Contains("--skip-refused")))
            return await RefuseAsync(stderr, report.Accepted == 0 ? "Nothing was imported." : "Nothing was imported: correct the lines, give a --mapping, or leave them out with --skip-refused.");
        if (options.Contains("--dry-run"))
            return 0;
        if (job.TryMove(ImportPhase.Checked, ImportPhase.Importing))
            desk.Import(job, "fr");
        await job.Work;
        if (job.Phase != ImportPhase.Done)
            return await RefuseAsync(stderr, words.Say(new("import.failed")));
        await stdout.WriteLineAsync($"{job.Imported} responses imported, through the channel “{job.Channel}”");
        return 0;
    }

    private static string Use(ColumnUse use) => use switch
    {
        AnswersQuestion answers => answers.Question,
        TicksOption ticks => $"{ticks.Question}/{ticks.Option}",
        GivesDay => "day",
        LeftAside { Personal: true } => "left aside (could name someone)",
        _ => "left aside",
    };

    private static string Short(string header) => header.ReplaceLineEndings(" ") is { Length: > 60 } longer ? $"{longer[..59]}…" : header.ReplaceLineEndings(" ");

    private static async Task<int> RefuseAsync(TextWriter stderr, string sentence)
    {
        await stderr.WriteLineAsync(sentence);
        return 2;
    }

    // The words of the screen, in the terminal's English.
    private sealed class Said(TextCatalogue texts)
    {
        public string Say(Refusal refusal) => string.Format(CultureInfo.InvariantCulture, texts["en", refusal.Key], [.. refusal.Args]);
    }
}
