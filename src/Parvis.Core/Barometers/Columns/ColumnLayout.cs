using System.Collections.Immutable;
using Parvis.Core.Questions;
using Parvis.Core.Questions.MultipleChoice;
using Parvis.Core.Questions.Scale;
using Parvis.Core.Questions.SingleChoice;
using Parvis.Core.Surveys;

namespace Parvis.Core.Barometers.Columns;

/// <summary>
/// Which columns a survey has: one for each revision of each question over all its published versions, those of the last version first,
/// in its order, then what was asked before.
/// </summary>
public static class ColumnLayout
{
    public static ImmutableArray<Question> Of(IReadOnlyDictionary<int, Questionnaire> versions)
    {
        var layout = new List<Question>();
        foreach (var question in versions.OrderByDescending(v => v.Key).SelectMany(v => v.Value.Questions))
        {
            var known = layout.FindIndex(q => AsksTheSame(q, question));
            if (known >= 0)
                layout[known] = WithOptionsOf(layout[known], question);
            else
                layout.Add(question);
        }
        // An older wording is read next to the one that replaced it.
        var order = layout.Select(q => q.Id).Distinct().Select((id, at) => (id, at)).ToDictionary(x => x.id, x => x.at);
        return [.. layout.OrderBy(q => order[q.Id]).ThenByDescending(q => q.Revision)];
    }

    public static bool AsksTheSame(Question one, Question other) =>
        one.Id == other.Id && one.Revision == other.Revision && one.GetType() == other.GetType();

    // A correction may have dropped an option that people had chosen: their answers still count.
    private static Question WithOptionsOf(Question latest, Question older) => (latest, older) switch
    {
        (SingleChoiceQuestion a, SingleChoiceQuestion b) => a with { Options = Union(a.Options, b.Options) },
        (MultipleChoiceQuestion a, MultipleChoiceQuestion b) => a with { Options = Union(a.Options, b.Options) },
        (ScaleQuestion a, ScaleQuestion b) => a with { Options = Union(a.Options, b.Options) },
        _ => latest,
    };

    private static ImmutableArray<Option> Union(ImmutableArray<Option> latest, ImmutableArray<Option> older) =>
        [.. latest, .. older.Where(o => !latest.Offers(o.Code))];
}
