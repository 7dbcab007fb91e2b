using System.Collections.Immutable;
using System.Globalization;
using Parvis.Core;
using Parvis.Core.Questions;
using Parvis.Core.Typography;

namespace Parvis.Web.Questions;

/// <summary>
/// Reads the fields of the question editor. Lenient: what cannot be read becomes a value that the question's own
/// <c>Check</c> refuses, with its sentence.
/// </summary>
internal sealed class FormReader(IFormCollection form, ImmutableArray<string> languages)
{
    public string Text(string name) => form[name].ToString().Trim();

    public bool Flag(string name) => form.ContainsKey(name);

    public IEnumerable<string> Values(string name) => form[name].OfType<string>();

    /// <summary>
    /// Fields <c>name.fr</c>, <c>name.en</c>…; null when all are empty. The words of a language that is no longer offered come along, in hidden
    /// fields: it may come back.
    /// </summary>
    public LocalisedText? Localised(string name)
    {
        var words = languages.Select(l => KeyValuePair.Create(l, Text($"{name}.{l}").Replace("\r\n", "\n"))).Where(w => w.Value.Length > 0).ToList();
        if (words.Count == 0)
            return null;
        var kept = form.Keys.Where(k => k.StartsWith($"{name}.", StringComparison.Ordinal)).Select(k => k[(name.Length + 1)..])
            .Where(l => Language.IsCode(l) && !languages.Contains(l) && Text($"{name}.{l}").Length > 0);
        return new([.. words, .. kept.Select(l => KeyValuePair.Create(l, Text($"{name}.{l}").Replace("\r\n", "\n")))]);
    }

    public decimal? Number(string name) => Parse(Text(name));

    public int Whole(string name, int otherwise) =>
        Text(name) is { Length: > 0 } text ? int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) ? whole : -1 : otherwise;

    public ImmutableArray<decimal> Numbers(string name) =>
        [.. Text(name).Split([' ', ';', '\n'], StringSplitOptions.RemoveEmptyEntries).Select(Parse).OfType<decimal>()];

    /// <summary>The rows of the options table; a row without a label in any language is dropped. New rows get a code from their label.</summary>
    public ImmutableArray<Option> Options()
    {
        var options = new List<Option>();
        for (var row = 0; row <= Core.Questions.Options.Most && form.ContainsKey($"option.{row}.code"); row++)
        {
            if (Localised($"option.{row}.label") is not { } label)
                continue;
            var typed = Text($"option.{row}.code");
            options.Add(new(typed.Length > 0 ? typed : FreeCode(label, options), label)
            {
                Score = Number($"option.{row}.score"),
                Exclusive = Flag($"option.{row}.exclusive"),
                Residual = Flag($"option.{row}.residual"),
                Pictogram = Text($"option.{row}.pictogram") is { Length: > 0 } pictogram ? pictogram : null,
            });
        }
        return Rearranged(options);
    }

    // The buttons of a row: up:2, down:2, remove:2.
    private ImmutableArray<Option> Rearranged(List<Option> options)
    {
        var parts = Text("do").Split(':');
        if (parts is not [var action, var row] || !int.TryParse(row, out var at) || at < 0 || at >= options.Count)
            return [.. options];
        var option = options[at];
        options.RemoveAt(at);
        if (action is "up" or "down")
            options.Insert(Math.Clamp(action == "up" ? at - 1 : at + 1, 0, options.Count), option);
        return [.. options];
    }

    private static string FreeCode(LocalisedText label, List<Option> taken)
    {
        var slug = Fold.Slug(label.In("fr"), longest: 40);
        if (slug.Length == 0 || slug == Code.NoOpinion)
            slug = "choix";
        return !taken.Exists(o => o.Code == slug) ? slug
            : Enumerable.Range(2, Core.Questions.Options.Most).Select(n => $"{slug}-{n}").First(code => !taken.Exists(o => o.Code == code));
    }

    private static decimal? Parse(string text) => decimal.TryParse(
        text.Replace(',', '.').Replace('\u2212', '-'), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
        ? number : null;
}
