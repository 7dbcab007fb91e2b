using System.Collections.Immutable;
using Parvis.Core.Questions;

namespace Parvis.Core.Kits;

/// <summary>What is wrong with a kit. Each refusal's field says where: an activity, <c>activity/card</c>, or, after a <c>#</c>, a name of its head, a sequence or a source.</summary>
public static class KitCheck
{
    public static IEnumerable<Refusal> Check(this Kit kit) =>
        [.. Head(kit), .. kit.Sources.SelectMany(Of), .. kit.Sequences.SelectMany(Of), .. Twice(kit), .. kit.Activities.SelectMany(a => Of(kit, a))];

    private static IEnumerable<Refusal> Head(Kit kit)
    {
        if (!IsId(kit.Id, Code.MaxLength))
            yield return new Refusal("kit.bad-id", kit.Id).On("#id");
        if (kit.Version.Length is 0 or > 20 || kit.Licence.Length is 0 or > 60)
            yield return new Refusal("kit.version-licence").On("#version");
        if (IsBlank(kit.Title) || kit.Authors.Length is 0 or > KitLimits.Authors)
            yield return new Refusal("kit.title-authors").On("#authors");
        if (kit.Languages.IsEmpty || kit.Languages.Any(l => !Language.IsCode(l)))
            yield return new Refusal("kit.languages").On("#languages");
        if (kit.Audiences.IsEmpty || kit.Equipment.IsEmpty)
            yield return new Refusal("kit.audience-equipment").On("#audience");
        if (kit.Group.From < 1 || kit.Group.To < kit.Group.From || kit.Group.To > KitLimits.Group)
            yield return new Refusal("kit.group", KitLimits.Group.ToString()).On("#group");
        if (kit.Themes.Length > KitLimits.Themes || kit.Themes.Any(t => t.Length is 0 or > KitLimits.ThemeLength))
            yield return new Refusal("kit.themes", KitLimits.Themes.ToString(), KitLimits.ThemeLength.ToString()).On("#themes");
        if (kit.Sequences.Length is 0 or > KitLimits.Sequences)
            yield return new Refusal("kit.too-many-sequences", KitLimits.Sequences.ToString()).On("#sequences");
        if (kit.Activities.Count() is 0 or > KitLimits.Activities)
            yield return new Refusal("kit.too-many-activities", KitLimits.Activities.ToString()).On("#sequences");
        if (kit.Sources.Length > KitLimits.Sources || kit.MadeFrom.Length > KitLimits.Credits || kit.Materials.Length > KitLimits.Materials)
            yield return new Refusal("kit.too-much");
    }

    private static IEnumerable<Refusal> Of(Source source)
    {
        if (!IsId(source.Id, Code.MaxLength) || source.Title.Length is 0 or > KitLimits.Line || source.Publisher.Length is 0 or > KitLimits.Line)
            yield return new Refusal("kit.source", source.Id).On($"#source/{source.Id}");
        if (source.Day is null && (source.Date.Length is not 4 || !source.Date.All(char.IsAsciiDigit)))
            yield return new Refusal("kit.source-date", source.Id).On($"#source/{source.Id}");
        if (!Uri.TryCreate(source.Url, UriKind.Absolute, out var address) || address.Scheme is not ("https" or "http"))
            yield return new Refusal("kit.source-address", source.Id).On($"#source/{source.Id}");
    }

    private static IEnumerable<Refusal> Of(Sequence sequence)
    {
        if (!IsId(sequence.Id, KitLimits.IdLength) || IsBlank(sequence.Title))
            yield return new Refusal("kit.bad-id", sequence.Id).On($"#sequence/{sequence.Id}");
    }

    // An activity and a sequence may not share an id either: pages name both.
    private static IEnumerable<Refusal> Twice(Kit kit) =>
        kit.Activities.Select(a => (a.Id, At: "#listed")).Concat(kit.Sequences.Select(s => (s.Id, At: "#sequence"))).GroupBy(one => one.Id)
            .Concat(kit.Sources.Select(s => (s.Id, At: "#source")).GroupBy(one => one.Id))
            .Where(g => g.Count() > 1).Select(g => new Refusal("kit.twice", g.Key).On($"{g.Last().At}/{g.Key}"));

    private static IEnumerable<Refusal> Of(Kit kit, Activity activity)
    {
        if (!IsId(activity.Id, KitLimits.IdLength) || IsBlank(activity.Title))
            yield return new Refusal("kit.bad-id", activity.Id).On(activity.Id);
        if (activity.Minutes is < 1 or > KitLimits.Minutes)
            yield return new Refusal("kit.minutes", KitLimits.Minutes.ToString()).On(activity.Id);
        if (activity.Guide.Parts.Any(p => IsLong(p.Text, KitLimits.Notes)))
            yield return new Refusal("kit.too-long", KitLimits.Notes.ToString()).On(activity.Id);
        ImmutableArray<Refusal> content = [.. ContentCheck.Of(kit, activity)];
        foreach (var refusal in content)
            yield return refusal.On(refusal.Field is { Length: > 0 } card ? $"{activity.Id}/{card}" : activity.Id);
        // What a room would refuse, once the rest is sound.
        if (content.IsEmpty)
            foreach (var refusal in RoomPlan.Of([activity], kit).Steps.SelectMany(s => s.Step.Check()))
                yield return refusal.On(activity.Id);
    }

    internal static bool IsId(string id, int longest) => Code.IsValid(id) && id.Length <= longest;

    internal static bool IsBlank(LocalisedText? text) => text is null || text.Words.Values.All(string.IsNullOrWhiteSpace);

    internal static bool IsLong(LocalisedText? text, int most) => text is not null && text.Words.Values.Any(w => w.Length > most);
}
