using System.Collections.Immutable;
using Parvis.Core;
using Parvis.Core.Imports;
using Parvis.Core.Surveys;

namespace Parvis.Web.Imports;

public enum ImportPhase
{
    Reading,
    Mapping,
    Checking,
    Checked,
    Importing,
    Done,
    Cancelled,
    Expired,
    Failed,
    Unreadable,
}

/// <summary>One import of one survey, from the file sent to its last line. In memory: a restart abandons it.</summary>
public sealed class ImportJob(int surveyId, int version, Questionnaire questionnaire, string path) : IDisposable
{
    private readonly CancellationTokenSource cancelling = new();
    private bool handedOver;
    private int phase = (int)ImportPhase.Reading;

    public int SurveyId => surveyId;

    /// <summary>The version whose questions it answers: a publication meanwhile changes nothing to it.</summary>
    public int Version => version;

    public Questionnaire Questionnaire { get; set; } = questionnaire;

    /// <summary>What the file is to become, where there is no survey yet; null for a survey's import.</summary>
    public NewSurvey? New { get; set; }

    /// <summary>What the file says of itself, where it is a data package to make a survey of.</summary>
    public PackageTexts? Package { get; set; }

    /// <summary>When someone last looked at it: nobody's import does not keep a file for ever.</summary>
    public DateTimeOffset SeenAt { get; set; }

    /// <summary>The file sent. Gone once the import is over.</summary>
    public string Path => path;

    public ImportPhase Phase => (ImportPhase)Volatile.Read(ref phase);

    public bool IsOver => IsEnd(Phase);

    public bool IsWorking => Phase is ImportPhase.Reading or ImportPhase.Checking or ImportPhase.Importing;

    public Refusal? Problem { get; set; }

    public ImmutableArray<ColumnProfile> Columns { get; set; } = [];

    public int Rows { get; set; }

    public Mapping Mapping { get; set; } = new([]);

    public ImportReport? Report { get; set; }

    public int Imported { get; set; }

    public string Channel { get; set; } = "";

    public int RowsDone { get; set; }

    public int Percent { get; set; }

    public Task Work { get; private set; } = Task.CompletedTask;

    /// <summary>Goes on to the next phase, from the one it must be in; false when it is elsewhere (two windows, a form sent twice).</summary>
    public bool TryMove(ImportPhase from, ImportPhase to) => Interlocked.CompareExchange(ref phase, (int)to, (int)from) == (int)from;

    /// <summary>Works in the background, and ends in the phase that <paramref name="work"/> returns.</summary>
    public void Start(Func<CancellationToken, Task<ImportPhase>> work, Action<Exception> log)
    {
        (RowsDone, Percent) = (0, 0);
        Work = Task.Run(async () =>
        {
            ImportPhase next;
            try
            {
                next = await work(cancelling.Token);
            }
            catch (OperationCanceledException)
            {
                next = ImportPhase.Cancelled;
            }
            catch (Exception failure)
            {
                // Nobody awaits this work: the page must say that it failed, and the log why.
                log(failure);
                next = ImportPhase.Failed;
            }
            if (IsEnd(next))
                Delete();
            Volatile.Write(ref phase, (int)next);
        });
    }

    public Task CancelAsync() => EndAsync(ImportPhase.Cancelled);

    public async Task EndAsync(ImportPhase end)
    {
        await cancelling.CancelAsync();
        await Work;
        if (IsOver)
            return;
        Delete();
        Volatile.Write(ref phase, (int)end);
    }

    /// <summary>The same file, tried, as the first import of the survey that was made of it. This job has no file any more.</summary>
    public ImportJob ForSurvey(int survey)
    {
        handedOver = true;
        var job = new ImportJob(survey, 1, Questionnaire, path) { SeenAt = SeenAt, Columns = Columns, Rows = Rows, Mapping = Mapping, Report = Report };
        Volatile.Write(ref job.phase, (int)ImportPhase.Checked);
        return job;
    }

    private static bool IsEnd(ImportPhase phase) => phase is ImportPhase.Done or ImportPhase.Cancelled or ImportPhase.Expired or ImportPhase.Failed or ImportPhase.Unreadable;

    // What was learnt of the file goes with it.
    private void Delete()
    {
        if (!handedOver)
            File.Delete(path);
        Columns = [];
    }

    public void Dispose()
    {
        cancelling.Cancel();
        if (!handedOver)
            File.Delete(path);
        cancelling.Dispose();
    }
}

/// <summary>What a file is to become: the title, and what each column is asked as. <see cref="Declared"/>: the file says it itself.</summary>
public sealed record NewSurvey(string Title)
{
    public ImmutableArray<ColumnPlan> Plans { get; init; } = [];

    public bool Declared => Plans.IsEmpty;
}
