using System.Diagnostics;
using Parvis.Core.Barometers;
using Parvis.Core.Barometers.Exclusions;
using Parvis.Core.Barometers.Findings;
using Parvis.Core.Questions;
using Parvis.Core.Questions.MultipleChoice;
using Parvis.Core.Questions.Rating;
using Parvis.Core.Questions.Scale;
using Parvis.Core.Questions.SingleChoice;
using Parvis.Core.Responses;
using Parvis.Core.Surveys;
using Parvis.Web.Surveys.Files;
using Parvis.Web.Surveys.Templates;

namespace Parvis.Bench;

/// <summary>
/// The whole barometer of the « Mur de l'IA » (14 questions): panel with its exclusion log, then every table. Raw baseline: the same
/// columns' bytes added up, nothing more. Target: a million responses in less than a second once loaded.
/// </summary>
internal static class BarometerBench
{
    public static void Run()
    {
        var questionnaire = QuestionnaireFile.Stored(QuestionnaireTemplates.Text("mur-ia"));
        var random = new Random(7);
        var forms = Enumerable.Range(0, 4096)
            .Select(_ => AnswersText.Write(questionnaire, Submission.Read(questionnaire, id => One(questionnaire.Find(id)!, random)).Answers)).ToArray();
        // Compiled before it is measured.
        Measure(questionnaire, forms, 100_000);
        Baseline(1_000_000);
        Console.WriteLine("| responses | load | panel + 14 tables | a response | 14 sums of bytes | ratio |");
        Console.WriteLine("| ---: | ---: | ---: | ---: | ---: | ---: |");
        foreach (var count in new[] { 10_000, 100_000, 1_000_000 })
        {
            var (load, barometer) = Measure(questionnaire, forms, count);
            var baseline = Baseline(count);
            Console.WriteLine($"| {count:N0} | {load.TotalMilliseconds:N0} ms | {barometer.TotalMilliseconds:N1} ms | {barometer.TotalNanoseconds / count:N0} ns | "
                + $"{baseline.TotalMilliseconds:N1} ms | {barometer / baseline:N1} |");
        }
        Live(questionnaire, forms, 1_000_000, 100);
    }

    // An open survey looked at again and again: a hundred answers more each time.
    private static void Live(Questionnaire questionnaire, byte[][] forms, int count, int more)
    {
        var table = new ResponseTable(new Dictionary<int, Questionnaire> { [1] = questionnaire });
        Add(table, forms, 0, count);
        ExclusionRule[] rules = [new WithdrawnRule(), new TestRule([2]), Blank(questionnaire)];
        var watch = Stopwatch.StartNew();
        var panel = Panel.Of(table, rules);
        FindingsOf.Panel(panel, DisclosureControl.Default);
        var (all, views) = (watch.Elapsed, new List<TimeSpan>());
        for (var view = 0; view < 100; view++)
        {
            watch.Restart();
            table = table.Continue();
            Add(table, forms, count + view * more, more);
            panel = Panel.Of(table, rules, panel);
            FindingsOf.Panel(panel, DisclosureControl.Default);
            views.Add(watch.Elapsed);
        }
        var one = views.Order().ElementAt(50);
        Console.WriteLine($"\n{more} answers more, on {count:N0}: {one.TotalMilliseconds:N2} ms a view (all again, once read: {all.TotalMilliseconds:N1} ms; ratio {one / all:N3})");
    }

    private static void Add(ResponseTable table, byte[][] forms, int from, int count)
    {
        for (var i = from; i < from + count; i++)
            table.Add(new((UInt128)i), 1, new(2026, 2, 2), 1, forms[i % forms.Length]);
    }

    private static BlankRule Blank(Questionnaire questionnaire) =>
        new([.. questionnaire.Questions.Where(q => q.Role is QuestionRole.Thematic).Select(q => q.Id)]);

    private static (TimeSpan Load, TimeSpan Barometer) Measure(Questionnaire questionnaire, byte[][] forms, int count)
    {
        var table = new ResponseTable(new Dictionary<int, Questionnaire> { [1] = questionnaire });
        var watch = Stopwatch.StartNew();
        Add(table, forms, 0, count);
        var load = watch.Elapsed;
        watch.Restart();
        var panel = Panel.Of(table, [new WithdrawnRule(), new TestRule([2]), Blank(questionnaire)]);
        var findings = FindingsOf.Panel(panel, DisclosureControl.Default);
        var barometer = watch.Elapsed;
        return findings.Length == 14 ? (load, barometer) : throw new InvalidOperationException("Not every question was counted.");
    }

    // One pass over fourteen columns of bytes: what no counting can do without.
    private static TimeSpan Baseline(int count)
    {
        var columns = Enumerable.Range(0, 14).Select(_ => new byte[count]).ToArray();
        var watch = Stopwatch.StartNew();
        long sum = 0;
        foreach (var column in columns)
            foreach (var value in column)
                sum += value;
        GC.KeepAlive(sum);
        return watch.Elapsed;
    }

    internal static System.Collections.Immutable.ImmutableArray<string> One(Question question, Random random) => random.Next(20) == 0 ? [] : question switch
    {
        SingleChoiceQuestion q => [q.Options[random.Next(q.Options.Length)].Code],
        ScaleQuestion q => [q.Options[random.Next(q.Options.Length)].Code],
        MultipleChoiceQuestion q => [.. q.Options.Where(_ => random.Next(2) == 0).Select(o => o.Code)],
        RatingQuestion q => [random.Next(1, q.Steps + 1).ToString()],
        _ => [],
    };
}
