using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Parvis.Core.Questions;
using Parvis.Core.Questions.MultipleChoice;
using Parvis.Core.Surveys;

namespace Parvis.Core.Imports;

/// <summary>A first guess at what each column is, for the organiser to correct.</summary>
public static partial class MappingProposal
{
    private static readonly ImmutableHashSet<string> PersonalHeads = ["id", "identifiant", "numero", "numero de serie", "numero de soumission", "numero de reponse", "numero de participant", "participant", "participants", "no", "n", "reponse id", "response id", "id de la reponse",
        "identifiant de la reponse", "horodateur", "horodatage", "timestamp", "date", "heure", "date de soumission", "submitdate", "startdate", "datestamp", "date submitted",
        "date started", "date last action", "email", "e mail", "mail", "courriel", "adresse e mail", "adresse mail", "adresse email", "email address", "ip", "adresse ip",
        "ip address", "ipaddr", "remote ip", "nom", "nom de famille", "prenom", "nom et prenom", "name", "first name", "last name", "telephone", "phone",
        "user agent", "navigateur", "referer", "refurl", "url de provenance", "token", "jeton", "seed", "tete de serie", "lastpage", "derniere page", "startlanguage",
        "langue de depart", "serial", "sid", "uid", "username", "utilisateur", "nom d utilisateur", "draft", "completed time", "modified time", "parvis channel"];

    // The only columns of dates that are the day of an answer. A date of birth is a date too, and nobody's business.
    private static readonly ImmutableHashSet<string> TimeHeads = ["horodateur", "horodatage", "timestamp", "date", "jour", "day", "date de soumission", "date de reponse",
        "submitdate", "startdate", "datestamp", "date submitted", "date started", "date last action", "completed time", "parvis day"];

    public static Mapping For(Questionnaire questionnaire, ImmutableArray<ColumnProfile> columns)
    {
        var uses = columns.Select(c => For(questionnaire, c)).ToArray();
        var taken = new HashSet<string>();
        for (var i = 0; i < uses.Length; i++)
        {
            var claim = uses[i] switch { AnswersQuestion a => a.Question, TicksOption t => $"{t.Question}/{t.Option}", GivesDay => "/day", _ => null };
            if (claim is not null && !taken.Add(claim))
                uses[i] = new LeftAside(Personal: uses[i] is GivesDay);
        }
        return new([.. uses]);
    }

    /// <summary>The use of a question's column, with what can be said of the values it does not know.</summary>
    public static AnswersQuestion Answers(Question question, ColumnProfile column) => new(question.Id, Unknown(question, column)
        .Select(v => (v.Key, Code: CellReader.Propose(question, v.Key))).Where(p => p.Code is not null)
        .DistinctBy(p => Likeness.Key(p.Key)).ToImmutableDictionary(p => Likeness.Key(p.Key), p => p.Code!));

    /// <summary>The values of a column that its question does not know, with how often they come, the most frequent first.</summary>
    public static ImmutableArray<KeyValuePair<string, int>> Unknown(Question question, ColumnProfile column)
    {
        var reader = new CellReader(question, ImmutableDictionary<string, string>.Empty);
        return [.. column.Values.SelectMany(v => reader.Read(v.Key).Unknown.Select(u => (Value: u, Count: v.Value)))
            .GroupBy(u => Likeness.Key(u.Value)).Select(g => KeyValuePair.Create(g.First().Value, g.Sum(u => u.Count)))
            .OrderByDescending(u => u.Value).ThenBy(u => u.Key, StringComparer.Ordinal)];
    }

    /// <summary>Whether a column's head says that it traces someone.</summary>
    internal static bool IsPersonalHead(string header) => PersonalHeads.Contains(Likeness.Key(header));

    /// <summary>Whether a column traces or names someone, by its head or by what it holds.</summary>
    private static bool IsPersonal(ColumnProfile column) =>
        IsPersonalHead(column.Header) || IsBirth(Likeness.Key(column.Header)) || column.Header.StartsWith("UTM", StringComparison.OrdinalIgnoreCase) || HoldsAddresses(column);

    private static bool IsBirth(string head) =>
        head.Contains("naissance", StringComparison.Ordinal) || head.Contains("birth", StringComparison.Ordinal) || head is "ne le" or "nee le" or "ne e le";

    /// <summary>The day in a text that begins with one: 2026-02-13, 13/02/2026. Null otherwise.</summary>
    public static DateOnly? Day(string cell)
    {
        var text = cell.Trim().Split(' ', 'T')[0];
        return DateOnly.TryParseExact(text, ["yyyy-MM-dd", "yyyy/MM/dd", "dd/MM/yyyy", "d/M/yyyy", "dd.MM.yyyy", "dd-MM-yyyy"],
            CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
    }

    /// <summary>A guess for one column, whatever the others are.</summary>
    public static ColumnUse For(Questionnaire questionnaire, ColumnProfile column)
    {
        if (HoldsAddresses(column))
            return new LeftAside(Personal: true);
        if (Question(questionnaire, column.Header) is { } question)
            return Answers(question, column);
        if (Ticks(questionnaire, column.Header) is { } ticks)
            return ticks;
        // A time stamp has as many values as answers: the first ones tell.
        return column.Filled > 0 && TimeHeads.Contains(Likeness.Key(column.Header)) && column.Values.Take(100).All(v => Day(v.Key) is not null)
            ? new GivesDay()
            : new LeftAside(IsPersonal(column));
    }

    private static Question? Question(Questionnaire questionnaire, string header)
    {
        var key = Likeness.Key(header);
        var found = questionnaire.Questions.Where(q => Likeness.Key(q.Id) == key || q.Wording.Words.Values.Any(w => Likeness.Key(w) == key)).ToList();
        // Digistorm: « Réponse 1 » answers the first question, whatever it is.
        if (found.Count == 0 && NumberedAnswer().Match(key) is { Success: true } numbered
            && int.Parse(numbered.Groups[1].Value, CultureInfo.InvariantCulture) is var place && place >= 1)
            return questionnaire.Questions.ElementAtOrDefault(place - 1);
        if (found.Count == 0)
            // « Q5. Pensez-vous… », « 5) Pensez-vous… »
            found = [.. questionnaire.Questions.Where(q => q.Wording.Words.Values.Any(w => IsNumbered(key, Likeness.Key(w))))];
        return found.Count == 1 ? found[0] : null;
    }

    private static bool IsNumbered(string head, string wording) =>
        head.Length - wording.Length is > 0 and < 13 && head.EndsWith($" {wording}", StringComparison.Ordinal);

    // LimeSurvey: Q4[SQ001], or « the question [the option] ».
    /// <summary>The question and the option of « the question [the option] »; null for another heading.</summary>
    public static (string Question, string Option)? OptionOf(string header) =>
        OptionHead().Match(header) is { Success: true } head ? (head.Groups[1].Value, head.Groups[2].Value) : null;

    private static TicksOption? Ticks(Questionnaire questionnaire, string header)
    {
        if (OptionHead().Match(header) is not { Success: true } head || Question(questionnaire, head.Groups[1].Value) is not MultipleChoiceQuestion question)
            return null;
        var key = Likeness.Key(head.Groups[2].Value);
        var named = question.Options.Where(o => Likeness.Key(o.Code) == key || o.Label.Words.Values.Any(l => Likeness.Key(l) == key)).ToList();
        if (named.Count == 1)
            return new(question.Id, named[0].Code);
        return Ordinal().Match(head.Groups[2].Value) is { Success: true } place && int.Parse(place.Groups[1].Value, CultureInfo.InvariantCulture) is var n && n >= 1 && n <= question.Options.Length
            ? new(question.Id, question.Options[n - 1].Code)
            : null;
    }

    private static bool HoldsAddresses(ColumnProfile column) =>
        column.Values.Length > 0 && column.Values.Take(200).Count(v => Address().IsMatch(v.Key)) * 2 > Math.Min(200, column.Values.Length);

    [GeneratedRegex(@"^\s*([^\s@]+@[^\s@]+\.[^\s@]+|\d{1,3}(\.\d{1,3}){3})\s*$")]
    private static partial Regex Address();

    [GeneratedRegex(@"^(.+?)\s*\[([^\[\]]+)\]\s*$", RegexOptions.Singleline)]
    private static partial Regex OptionHead();

    [GeneratedRegex(@"^(?:reponse|answer|response|question) (?:n )?(\d{1,3})$")]
    private static partial Regex NumberedAnswer();

    [GeneratedRegex(@"^SQ?0*(\d{1,3})$")]
    private static partial Regex Ordinal();
}
