using System.Collections.Immutable;
using Parvis.Core.Exports;
using Parvis.Core.Imports;
using Parvis.Core.Questions;
using Parvis.Core.Questions.MultipleChoice;
using Parvis.Core.Surveys;

namespace Parvis.Web.Imports;

/// <summary>
/// The mapping page's fields: <c>column.3</c> (a use), <c>asked.3</c> (the question whose values were shown), <c>value.3.0</c>… (what its
/// unknown values are, in their order).
/// </summary>
internal static class MappingForm
{
    /// <summary>Most unknown values shown for a column.</summary>
    public const int MostValues = 200;

    public const string Empty = "empty", Day = "day";

    /// <summary>The mapping, and whether the page must be shown again: asked for, or new values to look at.</summary>
    public static (Mapping Mapping, bool OnlyUpdates) Read(IFormCollection form, Questionnaire questionnaire, ImmutableArray<ColumnProfile> columns)
    {
        var news = form["do"] == "update";
        var uses = ImmutableArray.CreateBuilder<ColumnUse>(columns.Length);
        for (var i = 0; i < columns.Length; i++)
        {
            var use = Use(form[$"column.{i}"].ToString(), questionnaire, columns[i]);
            if (use is AnswersQuestion answers)
            {
                if (form[$"asked.{i}"] == answers.Question)
                    use = answers with { Values = Values(form, i, questionnaire.Find(answers.Question)!, columns[i]) };
                else
                    news |= MappingProposal.Unknown(questionnaire.Find(answers.Question)!, columns[i]).Length > 0;
            }
            uses.Add(use);
        }
        return (new(uses.MoveToImmutable()), news);
    }

    public static string Write(ColumnUse use) => use switch
    {
        AnswersQuestion answers => $"q:{answers.Question}",
        TicksOption ticks => $"t:{ticks.Question}/{ticks.Option}",
        GivesDay => Day,
        _ => "",
    };

    private static ColumnUse Use(string typed, Questionnaire questionnaire, ColumnProfile column)
    {
        if (typed == Day)
            return new GivesDay();
        // Whatever a form sends, what names someone is not taken.
        if (MappingProposal.For(questionnaire, column) is LeftAside { Personal: true } personal)
            return personal;
        if (typed.StartsWith("q:", StringComparison.Ordinal) && questionnaire.Find(typed[2..]) is { } question)
            return MappingProposal.Answers(question, column);
        if (typed.StartsWith("t:", StringComparison.Ordinal) && typed[2..].Split('/') is [var id, var code]
            && questionnaire.Find(id) is MultipleChoiceQuestion multiple && multiple.Options.Offers(code))
            return new TicksOption(id, code);
        return new LeftAside(Personal: false);
    }

    private static ImmutableDictionary<string, string> Values(IFormCollection form, int column, Question question, ColumnProfile profile)
    {
        var values = ImmutableDictionary.CreateBuilder<string, string>();
        var unknown = MappingProposal.Unknown(question, profile);
        for (var n = 0; n < unknown.Length && n < MostValues; n++)
        {
            var typed = form[$"value.{column}.{n}"].ToString();
            var code = typed == Empty ? CellReader.LeaveEmpty : typed == Code.NoOpinion || ExportTable.OptionsOf(question).Offers(typed) ? typed : null;
            if (code is not null)
                values[Likeness.Key(unknown[n].Key)] = code;
        }
        return values.ToImmutable();
    }
}
