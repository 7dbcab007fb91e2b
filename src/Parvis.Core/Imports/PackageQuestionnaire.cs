using System.Collections.Immutable;
using Parvis.Core.DataPackages;
using Parvis.Core.Questions;
using Parvis.Core.Questions.MultipleChoice;
using Parvis.Core.Questions.OpenText;
using Parvis.Core.Questions.Rating;
using Parvis.Core.Questions.Scale;
using Parvis.Core.Questions.SingleChoice;
using Parvis.Core.Surveys;
using Parvis.Core.Typography;

namespace Parvis.Core.Imports;

/// <summary>The questionnaire that a data package describes: its fields, their categories and scores. Nothing is guessed where it says.</summary>
public static class PackageQuestionnaire
{
    /// <param name="package">The description.</param>
    /// <param name="columns">What was read of the data, in the order of the file: a number's range is only there.</param>
    public static (Questionnaire Questionnaire, Mapping Mapping) Of(DataPackage package, ImmutableArray<ColumnProfile> columns)
    {
        var questions = new List<Question>();
        var guessed = QuestionnaireGuess.Plan(columns);
        var uses = columns.Select((column, i) =>
        {
            var field = package.Fields.FirstOrDefault(f => f.Name == column.Header);
            if (field is null || field.Role is "id" or "channel" || IsNumbering(field) || guessed[i] is { Role: ColumnRole.LeftAside, Personal: true })
                return new LeftAside(Personal: true);
            if (field.Role is "day" || guessed[i].Role is ColumnRole.Day)
                return new GivesDay();
            if ((column.Filled == 0 && field.Categories.IsEmpty) || !CanBeAsked(field))
                return new LeftAside(Personal: false);
            var question = Question(field, column, questions);
            questions.Add(question);
            return (ColumnUse)new AnswersQuestion(question.Id, Values(field, question, package.MissingValues));
        }).ToImmutableArray();
        var title = package.Title.Length > 0 ? package.Title : package.Name.Length > 0 ? package.Name : "Questionnaire";
        return (new()
        {
            Title = LocalisedText.French(title), Languages = ["fr"], Sections = questions.Count == 0 ? [] : [new("s1", [.. questions])],
        }, new(uses));
    }

    /// <summary>A choice of one, or of hundreds (the town one lives in), is no question to draw: its column is left aside.</summary>
    public static bool CanBeAsked(Field field) =>
        field.Kind is FieldKind.Multiple or FieldKind.Choice ? field.Categories.Length is >= 2 and <= Options.Most : true;

    // Rows are numbered; the mean of their numbers means nothing.
    private static bool IsNumbering(Field field) => field is { Role: null, Name: "id", Categories.IsEmpty: true };

    private static Question Question(Field field, ColumnProfile column, List<Question> taken)
    {
        var slug = Code.IsValid(field.Name) ? field.Name : Fold.Slug(field.Name) is { Length: > 0 } named && Code.IsValid(named) ? named : "q";
        var id = Enumerable.Range(1, int.MaxValue).Select(n => n == 1 ? slug : $"{slug}-{n}").First(i => taken.TrueForAll(q => q.Id != i));
        var wording = LocalisedText.French(field.Title.Length > 0 ? field.Title : field.Name);
        var role = field.Role is "profile" || (field.Role is null && QuestionnaireGuess.IsProfile(wording.In("fr"))) ? QuestionRole.Profile : QuestionRole.Thematic;
        var options = Choices(field);
        return field.Kind switch
        {
            FieldKind.Multiple => new MultipleChoiceQuestion { Id = id, Wording = wording, Role = role, Options = options },
            FieldKind.Choice when IsRating(field) => new RatingQuestion { Id = id, Wording = wording, Role = role, Steps = field.Categories.Length },
            FieldKind.Choice when field.Ordered && options.All(o => o.Score is not null) && IsScale(options) =>
                new ScaleQuestion { Id = id, Wording = wording, Role = role, Options = options },
            FieldKind.Choice => new SingleChoiceQuestion { Id = id, Wording = wording, Role = role, Options = [.. options.Select(o => o with { Score = null })] },
            FieldKind.Number or FieldKind.Integer => QuestionnaireGuess.Numeric(id, wording, role, column.Numbers),
            FieldKind.Text => new OpenTextQuestion { Id = id, Wording = wording, Role = role, MaxLength = OpenTextQuestion.Longest },
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    // Stars are the whole numbers from 1, each its own score.
    private static bool IsRating(Field field) => field.Ordered && field.Categories.Length is >= 2 and <= RatingQuestion.MostSteps
        && field.Categories.Select((c, i) => c.Code == (i + 1).ToString() && (c.Score ?? i + 1) == i + 1).All(same => same)
        && (field.Question ?? "rating") == "rating";

    private static bool IsScale(ImmutableArray<Option> options)
    {
        var scores = options.Select(o => o.Score!.Value).ToList();
        return scores.Zip(scores.Skip(1)).All(p => p.First < p.Second) || scores.Zip(scores.Skip(1)).All(p => p.First > p.Second);
    }

    private static ImmutableArray<Option> Choices(Field field)
    {
        var options = new List<Option>();
        foreach (var category in field.Categories)
        {
            var slug = Code.IsValid(category.Code) ? category.Code : Fold.Slug(category.Code, 40) is { Length: > 0 } named && Code.IsValid(named) ? named : "choix";
            var code = Enumerable.Range(1, int.MaxValue).Select(n => n == 1 ? slug : $"{slug}-{n}").First(c => options.TrueForAll(o => o.Code != c));
            options.Add(new(code, LocalisedText.French(category.Label))
            {
                Score = category.Score is { } score && Math.Abs(score) < 1e9 ? (decimal)score : null,
                Residual = QuestionnaireGuess.IsOther(category.Label),
            });
        }
        return [.. options];
    }

    // The data hold values, which need be neither the labels nor our codes.
    private static ImmutableDictionary<string, string> Values(Field field, Question question, ImmutableArray<string> missing)
    {
        var values = ImmutableDictionary.CreateBuilder<string, string>();
        foreach (var none in missing.Where(m => m.Length > 0 && m != Code.NoOpinion && m != Exports.AnswerCell.NotShown))
            values[field.Categories.IsEmpty ? none : Likeness.Key(none)] = CellReader.LeaveEmpty;
        var options = Exports.ExportTable.OptionsOf(question);
        for (var i = 0; i < field.Categories.Length; i++)
            if (field.Categories[i].Code != options[i].Code && field.Categories[i].Code != field.Categories[i].Label)
                values[Likeness.Key(field.Categories[i].Code)] = options[i].Code;
        return values.ToImmutable();
    }
}
