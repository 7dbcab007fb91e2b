using Parvis.Core.Questions;

namespace Parvis.Core.Surveys;

/// <summary>The edits of the builder. Each gives another questionnaire; an id that is not there changes nothing.</summary>
public static class QuestionnaireEdits
{
    /// <summary>Adds a question at the end of a section, or of the last one; makes the first section where there is none.</summary>
    public static Questionnaire Add(this Questionnaire questionnaire, Question question, string? sectionId = null)
    {
        if (questionnaire.Sections.IsEmpty)
            return questionnaire with { Sections = [new("s1", [question])] };
        var at = questionnaire.Sections.ToList().FindIndex(s => s.Id == sectionId);
        return questionnaire.OnSection(at < 0 ? questionnaire.Sections.Length - 1 : at, s => s with { Questions = s.Questions.Add(question) });
    }

    /// <summary>Puts a question in the place of the one with this id. Conditions on it follow its new id.</summary>
    public static Questionnaire Replace(this Questionnaire questionnaire, string id, Question question)
    {
        var replaced = questionnaire.OnQuestions(q => q.Id == id ? question : q);
        return question.Id == id ? replaced : replaced.OnQuestions(q => q.ShowIf is not { } showIf ? q : q with
        {
            ShowIf = new([.. showIf.All.Select(c => c.Question == id ? c with { Question = question.Id } : c)]),
        });
    }

    /// <summary>Removes a question, and the conditions that looked at it: what they hid becomes shown.</summary>
    public static Questionnaire Remove(this Questionnaire questionnaire, string id) =>
        (questionnaire with
        {
            Sections = [.. questionnaire.Sections.Select(s => s with { Questions = s.Questions.RemoveAll(q => q.Id == id) })],
        }).OnQuestions(q => q.ShowIf is { } showIf && showIf.All.Any(c => c.Question == id)
            ? q with { ShowIf = showIf.All.RemoveAll(c => c.Question == id) is { IsEmpty: false } left ? new(left) : null }
            : q);

    /// <summary>A copy just after the original, with an id of its own.</summary>
    public static Questionnaire Duplicate(this Questionnaire questionnaire, string id) => questionnaire with
    {
        Sections = [.. questionnaire.Sections.Select(s => s with
        {
            Questions = [.. s.Questions.SelectMany(q => q.Id == id ? [q, q with { Id = questionnaire.FreeId(id), Revision = 1 }] : new[] { q })],
        })],
    };

    /// <summary>Moves a question one place up or down; at the edge of its section, into the next one.</summary>
    public static Questionnaire Move(this Questionnaire questionnaire, string id, bool up)
    {
        var from = questionnaire.Sections.ToList().FindIndex(s => s.Questions.Any(q => q.Id == id));
        if (from < 0)
            return questionnaire;
        var questions = questionnaire.Sections[from].Questions;
        var at = questions.ToList().FindIndex(q => q.Id == id);
        var to = at + (up ? -1 : 1);
        if (to >= 0 && to < questions.Length)
            return questionnaire.OnSection(from, s => s with { Questions = s.Questions.SetItem(at, questions[to]).SetItem(to, questions[at]) });
        var next = from + (up ? -1 : 1);
        return next < 0 || next >= questionnaire.Sections.Length
            ? questionnaire
            : questionnaire.OnSection(from, s => s with { Questions = s.Questions.RemoveAt(at) })
                .OnSection(next, s => s with { Questions = up ? s.Questions.Add(questions[at]) : s.Questions.Insert(0, questions[at]) });
    }

    /// <summary>Puts a question in a section, before another one; at its end where <paramref name="before"/> is not in it.</summary>
    public static Questionnaire Place(this Questionnaire questionnaire, string id, string sectionId, string before)
    {
        if (questionnaire.Find(id) is not { } question || id == before || questionnaire.Sections.All(s => s.Id != sectionId))
            return questionnaire;
        return questionnaire with
        {
            Sections = [.. questionnaire.Sections.Select(s => s with { Questions = s.Questions.RemoveAll(q => q.Id == id) }).Select(s => s.Id != sectionId ? s : s with
            {
                Questions = s.Questions.ToList().FindIndex(q => q.Id == before) is >= 0 and var at ? s.Questions.Insert(at, question) : s.Questions.Add(question),
            })],
        };
    }

    public static Questionnaire AddSection(this Questionnaire questionnaire, LocalisedText title) => questionnaire with
    {
        Sections = questionnaire.Sections.Add(new(Free("s", questionnaire.Sections.Select(s => s.Id)), []) { Title = title }),
    };

    public static Questionnaire RenameSection(this Questionnaire questionnaire, string id, LocalisedText? title) => questionnaire with
    {
        Sections = [.. questionnaire.Sections.Select(s => s.Id == id ? s with { Title = title } : s)],
    };

    /// <summary>Removes a section; its questions go to the end of the one before (the first section keeps them in the next).</summary>
    public static Questionnaire RemoveSection(this Questionnaire questionnaire, string id)
    {
        var at = questionnaire.Sections.ToList().FindIndex(s => s.Id == id);
        if (at < 0 || questionnaire.Sections.Length == 1)
            return questionnaire;
        var orphans = questionnaire.Sections[at].Questions;
        var kept = questionnaire with { Sections = questionnaire.Sections.RemoveAt(at) };
        return at == 0
            ? kept.OnSection(0, s => s with { Questions = [.. orphans, .. s.Questions] })
            : kept.OnSection(at - 1, s => s with { Questions = [.. s.Questions, .. orphans] });
    }

    /// <summary>An id that no question has: <c>q15</c>, or <c>q5-2</c> for a copy of <c>q5</c>.</summary>
    public static string FreeId(this Questionnaire questionnaire, string? copyOf = null) =>
        Free(copyOf is null ? "q" : $"{copyOf}-", questionnaire.Questions.Select(q => q.Id), copyOf is null ? 1 : 2);

    private static string Free(string prefix, IEnumerable<string> taken, int first = 1)
    {
        var used = taken.ToHashSet();
        return Enumerable.Range(first, int.MaxValue - first).Select(n => $"{prefix}{n}").First(id => !used.Contains(id));
    }

    private static Questionnaire OnSection(this Questionnaire questionnaire, int at, Func<Section, Section> edit) =>
        questionnaire with { Sections = questionnaire.Sections.SetItem(at, edit(questionnaire.Sections[at])) };

    private static Questionnaire OnQuestions(this Questionnaire questionnaire, Func<Question, Question> edit) => questionnaire with
    {
        Sections = [.. questionnaire.Sections.Select(s => s with { Questions = [.. s.Questions.Select(edit)] })],
    };
}
