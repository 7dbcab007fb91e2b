using System.Collections.Immutable;
using System.Text.Json;
using Parvis.Core.Exports;
using Parvis.Core.Imports;
using Parvis.Core.Questions;
using Parvis.Core.Questions.MultipleChoice;
using Parvis.Core.Surveys;

namespace Parvis.Web;

/// <summary>
/// What an import's columns are, as a JSON file (docs/formats/mapping.md): <c>{"Sexe": {"question": "q1", "values": {"Dame": "femme"}},
/// "Date": "day", "Remarques": null}</c>. Columns it does not name keep what was proposed.
/// </summary>
internal static class MappingFile
{
    /// <summary>What is wrong, in one line; null when <paramref name="mapping"/> is read.</summary>
    public static string? Read(byte[] json, string file, Questionnaire questionnaire, ImmutableArray<ColumnProfile> columns, out Mapping? mapping)
    {
        mapping = null;
        try
        {
            using var document = JsonDocument.Parse(json);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
                return $"{file}: an object is expected, each name a column’s heading.";
            var uses = MappingProposal.For(questionnaire, columns).Columns.ToBuilder();
            foreach (var entry in document.RootElement.EnumerateObject())
            {
                var at = columns.ToList().FindIndex(c => c.Header == entry.Name);
                if (at < 0)
                    return $"{file}: the file has no column “{entry.Name}”. Its columns: {string.Join(", ", columns.Select(c => $"“{c.Header}”"))}";
                // Whatever a mapping says, what names someone is not taken.
                if (uses[at] is LeftAside { Personal: true } && entry.Value.ValueKind != JsonValueKind.Null && MappingProposal.For(questionnaire, columns[at]) is LeftAside { Personal: true })
                    return $"{file}: the column “{entry.Name}” could name someone: it is never imported.";
                if (Use(entry.Value, questionnaire, columns[at]) is not { } use)
                    return $"{file}: “{entry.Name}”: a question’s identifier, question/option for a box, \"day\" or null is expected, and values of that question.";
                uses[at] = use;
            }
            mapping = new(uses.ToImmutable());
            return null;
        }
        catch (JsonException broken)
        {
            return $"{file}, line {(broken.LineNumber ?? 0) + 1}: this is not JSON.";
        }
    }

    private static ColumnUse? Use(JsonElement entry, Questionnaire questionnaire, ColumnProfile column)
    {
        switch (entry.ValueKind)
        {
            case JsonValueKind.Null:
                return new LeftAside(Personal: false);
            case JsonValueKind.String:
                var text = entry.GetString()!;
                return text == "day" ? new GivesDay()
                    : text.Split('/') is [var id, var option] ? questionnaire.Find(id) is MultipleChoiceQuestion multiple && multiple.Options.Offers(option) ? new TicksOption(id, option) : null
                    : questionnaire.Find(text) is { } question ? MappingProposal.Answers(question, column) : null;
            case JsonValueKind.Object when entry.TryGetProperty("question", out var named) && named.ValueKind == JsonValueKind.String && questionnaire.Find(named.GetString()!) is { } asked:
                return entry.TryGetProperty("values", out var values) ? WithValues(MappingProposal.Answers(asked, column), asked, values) : MappingProposal.Answers(asked, column);
            default:
                return null;
        }
    }

    private static AnswersQuestion? WithValues(AnswersQuestion proposed, Question question, JsonElement values)
    {
        if (values.ValueKind != JsonValueKind.Object)
            return null;
        foreach (var value in values.EnumerateObject())
        {
            var code = value.Value.ValueKind switch { JsonValueKind.Null => CellReader.LeaveEmpty, JsonValueKind.String => value.Value.GetString()!, _ => "?" };
            if (code != CellReader.LeaveEmpty && code != Code.NoOpinion && !ExportTable.OptionsOf(question).Offers(code))
                return null;
            proposed = proposed with { Values = proposed.Values.SetItem(Likeness.Key(value.Name), code) };
        }
        return proposed;
    }
}
