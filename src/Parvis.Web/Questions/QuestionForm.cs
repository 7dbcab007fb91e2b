using System.Collections.Immutable;
using Parvis.Core.Questions;

namespace Parvis.Web.Questions;

/// <summary>The editor's form as a question: what all kinds share, then what is the kind's own.</summary>
internal static class QuestionForm
{
    public static Question Read(QuestionKind kind, FormReader form, int revision) => kind.FromForm(form, new(form.Text("id"), form.Localised("wording") ?? new([]))) with
    {
        Help = form.Localised("help"),
        Plain = form.Localised("plain") is { } plain ? new(plain, form.Text("reviewed-by") is { Length: > 0 } reviewer ? reviewer : null) : null,
        Pictogram = form.Text("pictogram") is { Length: > 0 } pictogram ? pictogram : null,
        OffersNoOpinion = form.Flag("no-opinion"),
        Role = form.Flag("profile") ? QuestionRole.Profile : QuestionRole.Thematic,
        ShowIf = ReadShowIf(form),
        Revision = revision,
    };

    // Boxes « q3:jamais »: any of the codes of one question, and all the questions.
    private static ShowIf? ReadShowIf(FormReader form)
    {
        ImmutableArray<Condition> conditions = [.. form.Values("show-if").Select(v => v.Split(':')).Where(p => p.Length == 2)
            .GroupBy(p => p[0]).Select(g => new Condition(g.Key, [.. g.Select(p => p[1])]))];
        return conditions.IsEmpty ? null : new(conditions);
    }
}
