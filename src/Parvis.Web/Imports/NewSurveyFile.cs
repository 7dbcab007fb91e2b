using System.Collections.Immutable;
using Parvis.Core;
using Parvis.Core.DataPackages;
using Parvis.Core.Imports;
using Parvis.Web.Surveys.Files;

namespace Parvis.Web.Imports;

/// <summary>What a file becomes where there is no survey yet: the questionnaire it carries, the one it describes, or the one its columns look like.</summary>
internal static class NewSurveyFile
{
    /// <summary>After the first reading: the questionnaire, how the file answers it, and what the organiser may correct.</summary>
    public static void Guess(ImportJob job)
    {
        if (job.Package is { Questionnaire: { } text } && QuestionnaireFile.Parse(text).Questionnaire is { } carried)
        {
            (job.Questionnaire, job.Mapping) = (carried, MappingProposal.For(carried, job.Columns));
            job.New = new(carried.Title.In("fr"));
        }
        else if (job.Package is { } package && DataPackageReader.TryRead(package.Description, "datapackage.json", out var described, out _))
        {
            (job.Questionnaire, job.Mapping) = PackageQuestionnaire.Of(described, job.Columns);
            job.New = new(job.Questionnaire.Title.In("fr"));
        }
        else
            Plan(job, job.New! with { Plans = QuestionnaireGuess.Plan(job.Columns) });
        job.Package = null;
    }

    /// <summary>Takes what the organiser said of each column.</summary>
    public static void Plan(ImportJob job, NewSurvey wanted)
    {
        job.New = wanted;
        if (wanted.Declared)
            job.Questionnaire = job.Questionnaire with { Title = job.Questionnaire.Title.With("fr", wanted.Title) };
        else
            (job.Questionnaire, job.Mapping) = QuestionnaireGuess.Make(wanted.Title, job.Columns, wanted.Plans);
    }

    /// <summary>The form's fields: <c>title</c>, and for column 3 <c>role.3</c>, <c>wording.3</c>, <c>profile.3</c>. What names someone is not taken, whatever is sent.</summary>
    public static NewSurvey Read(IFormCollection form, ImportJob job)
    {
        var known = job.New!;
        var plans = known.Plans.Select((plan, i) => plan.Personal ? plan : plan with
        {
            Role = Enum.TryParse<ColumnRole>(form[$"role.{i}"], out var role) && Roles(job.Columns[i]).Contains(role) ? role : plan.Role,
            Wording = form[$"wording.{i}"].ToString().Trim() is { Length: > 0 } wording ? wording : plan.Wording,
            Profile = form.ContainsKey($"profile.{i}"),
        });
        return known with { Title = form["title"].ToString().Trim(), Plans = [.. plans] };
    }

    /// <summary>What a column may be: the boxes of a multiple choice are nothing else.</summary>
    public static ImmutableArray<ColumnRole> Roles(ColumnProfile column) =>
    [
        .. MappingProposal.OptionOf(column.Header) is null ? Array.Empty<ColumnRole>() : [ColumnRole.Tick],
        ColumnRole.Single, ColumnRole.Multiple, ColumnRole.Scale, ColumnRole.Rating, ColumnRole.Number, ColumnRole.Text, ColumnRole.Day, ColumnRole.LeftAside,
    ];

    public static ImmutableArray<Refusal> Refusals(ImportJob job) =>
    [
        .. job.New!.Title.Length > 200 ? [new Refusal("survey.title-too-long", "200").On("title")] : Array.Empty<Refusal>(),
        .. job.Mapping.Check() is { } refusal ? [refusal] : Array.Empty<Refusal>(),
        .. Surveys.SurveyDraft.Refusals(job.Questionnaire),
    ];
}
