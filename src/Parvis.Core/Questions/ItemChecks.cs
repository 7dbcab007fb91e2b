namespace Parvis.Core.Questions;

/// <summary>What codes and labels of cards, bins and columns must be, whatever they are.</summary>
internal static class ItemChecks
{
    public static IEnumerable<Refusal> Of(IEnumerable<Option> items, string field)
    {
        var all = items.ToList();
        foreach (var item in all)
        {
            if (!Code.IsValid(item.Code))
                yield return new Refusal("question.bad-option-code", item.Code).On(field);
            if (item.Label.Words.Values.All(string.IsNullOrWhiteSpace))
                yield return new Refusal("question.no-label", item.Code).On(field);
        }
        foreach (var twice in all.GroupBy(i => i.Code).Where(g => g.Count() > 1))
            yield return new Refusal("question.option-twice", twice.Key).On(field);
    }
}
