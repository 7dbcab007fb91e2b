using System.Collections.Immutable;
using System.Globalization;
using Parvis.Core.Questions;
using Parvis.Core.Questions.MultipleChoice;
using Parvis.Core.Questions.Number;
using Parvis.Core.Questions.OpenText;
using Parvis.Core.Questions.Rating;
using Parvis.Core.Questions.Scale;
using Parvis.Core.Questions.SingleChoice;
using Parvis.Core.Surveys;
using Parvis.Core.Typography;

namespace Parvis.Core.Imports;

/// <summary>What an organiser makes of a column of a file: a question of a kind, its day, or nothing.</summary>
public enum ColumnRole
{
    LeftAside,
    Day,
    Single,
    Multiple,
    Scale,
    Rating,
    Number,
    Text,

    /// <summary>One option of the multiple choice whose name stands before the brackets.</summary>
    Tick,
}

/// <summary>A column as it will be asked.</summary>
/// <param name="Profile">Whether it describes the person.</param>
public sealed record ColumnPlan(ColumnRole Role, string Wording, bool Profile, bool Personal = false);

/// <summary>
/// Makes a questionnaire of a file of answers: each column a question, of the kind that its values look like, for the organiser to correct.
/// </summary>
public static class QuestionnaireGuess
{
    private static readonly ImmutableArray<string> ProfileWords = ["sexe", "genre", "age", "ages", "tranche", "quartier", "commune", "ville", "code postal",
        "profession", "situation", "diplome", "vous etes", "identifiez vous", "gender", "district"];

    /// <summary>A first guess for each column.</summary>
    public static ImmutableArray<ColumnPlan> Plan(ImmutableArray<ColumnProfile> columns)
    {
        var nothing = new Questionnaire { Title = new([]), Languages = ["fr"], Sections = [] };
        return [.. columns.Select(column => MappingProposal.For(nothing, column) switch
        {
            GivesDay => new ColumnPlan(ColumnRole.Day, column.Header, false),
            LeftAside { Personal: true } => new(ColumnRole.LeftAside, column.Header, false, Personal: true),
            _ => new(Role(column, columns), MappingProposal.OptionOf(column.Header)?.Question ?? column.Header, IsProfile(column.Header)),
        })];
    }

    /// <summary>The questionnaire and the use of each column, once the organiser has said what each is.</summary>
    public static (Questionnaire Questionnaire, Mapping Mapping) Make(string title, ImmutableArray<ColumnProfile> columns, ImmutableArray<ColumnPlan> plans)
    {
        var questions = new List<Question>();
        var uses = new ColumnUse[columns.Length];
        var ticked = new Dictionary<string, string>();
        for (var i = 0; i < columns.Length; i++)
            if (plans[i] is { Role: ColumnRole.LeftAside or ColumnRole.Day } aside)
                uses[i] = aside.Role is ColumnRole.Day ? new GivesDay() : new LeftAside(aside.Personal);
            else if (plans[i].Role is ColumnRole.Tick && MappingProposal.OptionOf(columns[i].Header) is { } tick)
            {
                if (!ticked.TryGetValue(tick.Question, out var id))
                    questions.Add(Ticked(ticked[tick.Question] = id = $"q{questions.Count + 1}", tick.Question, plans[i], columns));
                var options = ((MultipleChoiceQuestion)questions.Find(q => q.Id == id)!).Options;
                uses[i] = options.FirstOrDefault(o => o.Label.In("fr") == tick.Option) is { } option ? new TicksOption(id, option.Code) : new LeftAside(false);
            }
            else
            {
                var question = Make($"q{questions.Count + 1}", plans[i], columns[i]);
                questions.Add(question);
                uses[i] = MappingProposal.Answers(question, columns[i]);
            }
        return (new()
        {
            Title = LocalisedText.French(title),
            Languages = ["fr"],
            Sections = questions.Count == 0 ? [] : [new("s1", [.. questions])],
        }, new([.. uses]));
    }

    internal static bool IsProfile(string header) => Likeness.Key(header) is var key && ProfileWords.Any(word => $" {key} ".Contains($" {word} ", StringComparison.Ordinal));

    private static ColumnRole Role(ColumnProfile column, ImmutableArray<ColumnProfile> columns)
    {
        if (column.Filled == 0)
            return MappingProposal.OptionOf(column.Header) is { } empty && Siblings(empty.Question, columns) > 1 ? ColumnRole.Tick : ColumnRole.LeftAside;
        if (MappingProposal.OptionOf(column.Header) is { } option && column.Values.All(v => RowReader.IsTick(v.Key)) && Siblings(option.Question, columns) > 1)
            return ColumnRole.Tick;
        ImmutableArray<string> values = [.. column.Values.Select(v => v.Key).Where(v => !CellReader.SaysNothing(v))];
        if (values.Length > 0 && values.All(v => Number(v) is not null))
            return IsRating(values) ? ColumnRole.Rating : ColumnRole.Number;
        if (!column.Many && KnownScales.Order(values, out _) is not null)
            return ColumnRole.Scale;
        if (ColumnPieces.Of(column) is { Length: > 1 })
            return ColumnRole.Multiple;
        // Few values, or values that come again: a choice. Else everyone wrote their own.
        return !column.Many && values.Length <= Options.Most && (values.Length <= 8 || values.Length * 3 <= column.Filled) && values.All(v => v.Length <= 200)
            ? ColumnRole.Single
            : ColumnRole.Text;
    }

    private static int Siblings(string question, ImmutableArray<ColumnProfile> columns) => columns.Count(c => MappingProposal.OptionOf(c.Header)?.Question == question);

    private static bool IsRating(ImmutableArray<string> values) =>
        values.All(v => Number(v) is { } n && n >= 1 && n <= RatingQuestion.MostSteps && n == decimal.Truncate(n)) && values.Length is >= 3 and <= RatingQuestion.MostSteps;

    private static decimal? Number(string cell) => CellNumber.Plain(cell);

    private static Question Make(string id, ColumnPlan plan, ColumnProfile column)
    {
        var wording = LocalisedText.French(plan.Wording.Trim());
        var role = plan.Profile ? QuestionRole.Profile : QuestionRole.Thematic;
        ImmutableArray<string> values = [.. column.Values.Where(v => !CellReader.SaysNothing(v.Key)).OrderByDescending(v => v.Value).Select(v => v.Key).DistinctBy(Likeness.Key)];
        return plan.Role switch
        {
            ColumnRole.Single => new SingleChoiceQuestion { Id = id, Wording = wording, Role = role, Options = Choices(Banded(values)) },
            ColumnRole.Multiple => new MultipleChoiceQuestion { Id = id, Wording = wording, Role = role, Options = Choices(ColumnPieces.Of(column) ?? values) },
            ColumnRole.Scale => new ScaleQuestion { Id = id, Wording = wording, Role = role, Options = Degrees(values) },
            ColumnRole.Rating => new RatingQuestion { Id = id, Wording = wording, Role = role, Steps = values.Max(v => Number(v) ?? 0) <= 5 ? 5 : RatingQuestion.MostSteps },
            ColumnRole.Number => Numeric(id, wording, role, column.Numbers),
            ColumnRole.Text => new OpenTextQuestion { Id = id, Wording = wording, Role = role, MaxLength = OpenTextQuestion.Longest },
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private static MultipleChoiceQuestion Ticked(string id, string heading, ColumnPlan plan, ImmutableArray<ColumnProfile> columns) => new()
    {
        Id = id,
        Wording = LocalisedText.French(plan.Wording.Trim()),
        Role = plan.Profile ? QuestionRole.Profile : QuestionRole.Thematic,
        Options = Choices([.. columns.Select(c => MappingProposal.OptionOf(c.Header)).Where(o => o?.Question == heading).Select(o => o!.Value.Option)]),
    };

    internal static NumberQuestion Numeric(string id, LocalisedText wording, QuestionRole role, NumberRange? numbers)
    {
        var range = numbers ?? NumberRange.Of(0);
        var (min, max) = (Math.Min(0, decimal.Floor(range.Min)), decimal.Ceiling(range.Max));
        return new() { Id = id, Wording = wording, Role = role, Min = min, Max = max > min ? max : min + 1, Decimals = range.Decimals };
    }

    // « Moins de 26 ans », « 26-44 ans » are in the order of their numbers; others as they are, the most frequent first.
    private static ImmutableArray<string> Banded(ImmutableArray<string> values)
    {
        static decimal? First(string value) => Likeness.Band(value) is { } band && decimal.TryParse(band.Split(' ')[0].TrimEnd('<', '>'), CultureInfo.InvariantCulture, out var first)
            ? first - (band.EndsWith('<') ? 0.5m : 0) : null;
        return values.Count(v => First(v) is not null) * 4 >= values.Length * 3 ? [.. values.OrderBy(v => First(v) ?? decimal.MaxValue)] : values;
    }

    private static ImmutableArray<Option> Degrees(ImmutableArray<string> values) =>
        KnownScales.Order(values, out var scores) is { } ordered
            ? [.. Choices(ordered).Select((o, i) => o with { Score = scores[i], Residual = false })]
            : [.. Choices(Banded(values)).Select((o, i) => o with { Score = i + 1, Residual = false })];

    private static ImmutableArray<Option> Choices(ImmutableArray<string> labels)
    {
        var options = new List<Option>();
        foreach (var label in labels.Select(l => l.Trim()).Where(l => l.Length > 0).Take(Options.Most).OrderBy(IsOther))
        {
            var slug = Fold.Slug(label, 40) is { Length: > 0 } named && named != Code.NoOpinion ? named : "choix";
            var code = Enumerable.Range(1, Options.Most + 1).Select(n => n == 1 ? slug : $"{slug}-{n}").First(c => options.All(o => o.Code != c));
            options.Add(new(code, LocalisedText.French(label)) { Residual = IsOther(label) });
        }
        // A choice of one is none: what nobody answered is still an answer.
        while (options.Count < 2)
            options.Add(new(options.Exists(o => o.Code == "autre") ? "autre-2" : "autre", LocalisedText.French("Autre")) { Residual = true });
        return [.. options];
    }

    internal static bool IsOther(string label) => Likeness.Key(label).Split(' ')[0] is "autre" or "autres" or "other";
}
