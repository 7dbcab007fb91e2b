using System.Collections.Concurrent;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Parvis.Core;
using Parvis.Core.DataPackages;
using Parvis.Core.Imports;
using Parvis.Core.Responses;
using Parvis.Core.Surveys;
using Parvis.Web.Answers;
using Parvis.Web.Data;
using Parvis.Web.Hosting;
using Parvis.Web.Layout;
using Parvis.Web.Surveys;

namespace Parvis.Web.Imports;

/// <summary>The imports under way, one a survey: reads the file, tries it, brings it in.</summary>
public sealed partial class ImportDesk : IDisposable
{
    private readonly ConcurrentDictionary<int, ImportJob> jobs = new();
    private readonly IResponseStore store;
    private readonly IServiceScopeFactory scopes;
    private readonly SurveyCatalogue catalogue;
    private readonly TextCatalogue texts;
    private readonly TimeProvider time;
    private readonly ILogger<ImportDesk> log;
    private readonly DirectoryInfo folder;
    private readonly ITimer clock;
    private int lastNew;

    public ImportDesk(DataFolder data, IResponseStore store, IServiceScopeFactory scopes, SurveyCatalogue catalogue, TextCatalogue texts, TimeProvider time, ILogger<ImportDesk> log)
    {
        (this.store, this.scopes, this.catalogue, this.texts, this.time, this.log) = (store, scopes, catalogue, texts, time, log);
        folder = new DirectoryInfo(Path.Combine(data.Root.FullName, "imports"));
        clock = time.CreateTimer(_ => _ = ExpireAsync(), null, TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(5));
    }

    /// <summary>What a crash left, and whatever another process is importing: nobody can go on with it.</summary>
    public void EraseFiles()
    {
        folder.Refresh();
        if (folder.Exists)
            folder.Delete(recursive: true);
    }

    /// <summary>An import left for this long ends by itself: its file is people's answers.</summary>
    public static readonly TimeSpan Lasts = TimeSpan.FromHours(1);

    public ImportJob? Find(int surveyId)
    {
        var job = jobs.GetValueOrDefault(surveyId);
        job?.SeenAt = time.GetUtcNow();
        return job;
    }

    private async Task ExpireAsync()
    {
        try
        {
            foreach (var job in jobs.Values.Where(j => !j.IsOver && !j.IsWorking && j.SeenAt + Lasts <= time.GetUtcNow()))
                await job.EndAsync(ImportPhase.Expired);
        }
        catch (Exception failure)
        {
            // Nobody awaits the clock: the log must say why a file is still there.
            Log(failure);
        }
    }

    /// <summary>A file to make a survey of, by a number of its own (negative: no survey has it).</summary>
    public ImportJob BeginNew(string title)
    {
        folder.Create();
        var nothing = new Questionnaire { Title = new([]), Languages = ["fr"], Sections = [] };
        var job = new ImportJob(Interlocked.Decrement(ref lastNew), 0, nothing, Path.Combine(folder.FullName, Guid.NewGuid().ToString("N")))
        {
            New = new(title), SeenAt = time.GetUtcNow(),
        };
        return jobs[job.SurveyId] = job;
    }

    /// <summary>The survey is made: the file is now its import.</summary>
    public ImportJob Adopt(ImportJob job, int survey)
    {
        var adopted = job.ForSurvey(survey);
        jobs.TryRemove(job.SurveyId, out _);
        job.Dispose();
        return jobs[survey] = adopted;
    }

    /// <summary>A new import, or null while another one is not over.</summary>
    public ImportJob? Begin(int surveyId, int version, Questionnaire questionnaire)
    {
        folder.Create();
        var job = new ImportJob(surveyId, version, questionnaire, Path.Combine(folder.FullName, Guid.NewGuid().ToString("N"))) { SeenAt = time.GetUtcNow() };
        var current = jobs.AddOrUpdate(surveyId, job, (_, known) => known.IsOver ? job : known);
        if (current == job)
            return job;
        job.Dispose();
        return null;
    }

    /// <summary>Ends a survey's import, whatever it is at: its file goes, nothing of it is stored.</summary>
    public async Task AbandonAsync(int surveyId)
    {
        if (!jobs.TryRemove(surveyId, out var job))
            return;
        await job.CancelAsync();
        job.Dispose();
    }

    /// <summary>Takes the file, then reads it in the background. A form's own copy goes with its request.</summary>
    public async Task ReceiveAsync(ImportJob job, Stream sent)
    {
        job.Start(
            async cancellation =>
            {
                await using var copy = File.Create(job.Path);
                await sent.CopyToAsync(copy, cancellation);
                return ImportPhase.Reading;
            },
            Log);
        await job.Work;
        if (job.Phase == ImportPhase.Reading)
            job.Start(cancellation => Task.FromResult(Unpack(job, cancellation) ?? Profile(job, cancellation)), Log);
    }

    // A workbook or a data package becomes the CSV it holds: everything after reads one kind of file.
    private static ImportPhase? Unpack(ImportJob job, CancellationToken cancellation)
    {
        var unpacked = $"{job.Path}.csv";
        using (var file = File.OpenRead(job.Path))
        {
            var beginning = new byte[4];
            if (file.ReadAtLeast(beginning, 4, throwOnEndOfStream: false) < 4 || !Spreadsheet.Recognises(beginning))
                return null;
            if (job.New is not null)
                job.Package = Spreadsheet.Package(file, SpreadsheetLimits.Default);
            file.Position = 0;
            try
            {
                using var csv = File.Create(unpacked);
                if (Spreadsheet.WriteCsv(file, csv, SpreadsheetLimits.Default, cancellation) is { } refusal)
                    return Refuse(job, refusal);
                csv.Dispose();
                File.Move(unpacked, job.Path, overwrite: true);
            }
            finally
            {
                File.Delete(unpacked);
            }
        }
        return null;
    }

    public void Try(ImportJob job) => job.Start(
        cancellation =>
        {
            var counter = new ImportCounter(job.Questionnaire);
            foreach (var (line, row) in Rows(job, cancellation))
                counter.Add(line, row);
            job.Report = counter.Build();
            return Task.FromResult(ImportPhase.Checked);
        },
        Log);

    public void Import(ImportJob job, string language) => job.Start(
        async cancellation =>
        {
            var channel = await ChannelAsync(job.SurveyId, language, cancellation);
            var today = TownTime.Day(time.GetUtcNow());
            job.Imported = await store.AppendAllAsync(Responses(job, channel.Id, today, cancellation), cancellation);
            job.Channel = channel.Label;
            return ImportPhase.Done;
        },
        Log);

    /// <summary>A file of our own, whose mapping needs nobody.</summary>
    public async Task ImportAsProposedAsync(int surveyId, int version, Questionnaire questionnaire, Stream data)
    {
        var job = Begin(surveyId, version, questionnaire)!;
        await ReceiveAsync(job, data);
        await job.Work;
        if (job.TryMove(ImportPhase.Mapping, ImportPhase.Importing))
            Import(job, "fr");
        await job.Work;
        if (job.Phase != ImportPhase.Done || job.Imported != job.RowsDone)
            throw new InvalidDataException("A file shipped with the program does not import.");
        jobs.TryRemove(surveyId, out _);
        job.Dispose();
    }

    private static ImportPhase Profile(ImportJob job, CancellationToken cancellation)
    {
        using var file = File.OpenRead(job.Path);
        if (HeadedRows.Open(file, cancellation, out var problem) is not { } rows)
            return Refuse(job, problem is null ? new Refusal("import.empty") : Unreadable(problem, atHeading: true));
        job.Columns = FileProfile.Read(rows, () => Progress(job, file, cancellation));
        if (rows.Problem is not null)
            return Refuse(job, Unreadable(rows.Problem, atHeading: false));
        if (job.RowsDone == 0)
            return Refuse(job, new Refusal("import.header-only"));
        job.Rows = job.RowsDone;
        if (job.New is null)
            job.Mapping = MappingProposal.For(job.Questionnaire, job.Columns);
        else
            NewSurveyFile.Guess(job);
        return ImportPhase.Mapping;
    }

    private static Refusal Unreadable(DataProblem problem, bool atHeading) => atHeading && problem.Message.Contains("more than", StringComparison.Ordinal)
        ? new Refusal("import.too-wide", CsvRows.MostColumns.ToString())
        : new Refusal("import.not-readable", (problem.Line ?? 1).ToString());

    private static ImportPhase Refuse(ImportJob job, Refusal refusal)
    {
        job.Problem = refusal;
        return ImportPhase.Unreadable;
    }

    private static IEnumerable<(long Line, ImportedRow Row)> Rows(ImportJob job, CancellationToken cancellation)
    {
        using var file = File.OpenRead(job.Path);
        var rows = HeadedRows.Open(file, cancellation, out _)!;
        var reader = new RowReader(job.Questionnaire, job.Mapping);
        while (rows.Read())
        {
            yield return (rows.Line, reader.Read(rows.Cells));
            Progress(job, file, cancellation);
        }
    }

    // The key is random, so where a response lies says nothing of its line in the file.
    private static IEnumerable<StoredResponse> Responses(ImportJob job, int channel, DateOnly today, CancellationToken cancellation) =>
        from line in Rows(job, cancellation)
        where line.Row.Answers is not null
        select new StoredResponse(ResponseKey.From(RandomNumberGenerator.GetBytes(ResponseKey.Bytes)), job.SurveyId, job.Version,
            line.Row.Day ?? today, channel, AnswersText.Write(job.Questionnaire, line.Row.Answers!));

    private static void Progress(ImportJob job, FileStream file, CancellationToken cancellation)
    {
        if (++job.RowsDone % 500 != 0)
            return;
        cancellation.ThrowIfCancellationRequested();
        job.Percent = (int)(100 * file.Position / Math.Max(1, file.Length));
    }

    private async Task<ChannelRow> ChannelAsync(int surveyId, string language, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ParvisDbContext>();
        var known = await db.Channels.FirstOrDefaultAsync(
            c => c.SurveyId == surveyId && c.Mode == ResponseMode.Imported && c.RetiredAt == null, cancellation);
        if (known is not null)
            return known;
        var channel = new ChannelRow { SurveyId = surveyId, Code = SurveyDraft.NewCode(), Label = texts[language, "import.channel"], Mode = ResponseMode.Imported };
        db.Channels.Add(channel);
        await db.SaveChangesAsync(cancellation);
        catalogue.Forget();
        return channel;
    }

    private void Log(Exception failure) => LogFailed(log, FailureLog.Describe(failure));

    [LoggerMessage(LogLevel.Error, "An import failed: {Failure}")]
    private static partial void LogFailed(ILogger logger, string failure);

    public void Dispose()
    {
        clock.Dispose();
        foreach (var job in jobs.Values)
            job.Dispose();
    }
}
