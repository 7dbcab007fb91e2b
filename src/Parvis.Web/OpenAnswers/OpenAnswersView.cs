using System.Collections.Immutable;
using Parvis.Core.Barometers.OpenAnswers;
using Parvis.Core.Typography;
using Parvis.Web.Data;

namespace Parvis.Web.OpenAnswers;

/// <summary>One page of the free answers to a question, as searched for.</summary>
public sealed record OpenAnswersView
{
    public const int PerPage = 40;

    public required string Question { get; init; }

    /// <summary>Everyone who wrote: the base of the themes.</summary>
    public required int Wrote { get; init; }

    public required ImmutableArray<Theme> Themes { get; init; }

    /// <summary>How many answers each theme has, in the order of <see cref="Themes"/>.</summary>
    public required ImmutableArray<int> Counts { get; init; }

    /// <summary>Those found, all pages together.</summary>
    public required int Found { get; init; }

    public required ImmutableArray<OpenAnswer> Answers { get; init; }

    public required ImmutableArray<VerbatimRow> Verbatims { get; init; }

    public string Search { get; init; } = "";

    /// <summary>Only the answers of this theme; 0: of none; null: all.</summary>
    public int? Theme { get; init; }

    public int Page { get; init; } = 1;

    public int Pages => Math.Max(1, (Found + PerPage - 1) / PerPage);

    public static OpenAnswersView Of(
        string question, IReadOnlyList<OpenAnswer> all, ImmutableArray<Theme> themes, ImmutableArray<VerbatimRow> verbatims, string search, int? theme, int page)
    {
        var words = Fold.Letters(search).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        OpenAnswer[] found =
        [
            .. all.Where(a => theme is not { } only || (only == 0 ? !themes.Any(t => t.Answers.Contains(a.Key)) : themes.Any(t => t.Id == only && t.Answers.Contains(a.Key))))
                .Where(a => words.Length == 0 || Array.TrueForAll(words, Fold.Letters(a.Text).Contains)),
        ];
        var pages = Math.Max(1, (found.Length + PerPage - 1) / PerPage);
        var at = Math.Clamp(page, 1, pages);
        return new()
        {
            Question = question,
            Wrote = all.Count,
            Themes = themes,
            Counts = [.. themes.Select(t => all.Count(a => t.Answers.Contains(a.Key)))],
            Found = found.Length,
            Answers = [.. found.Skip((at - 1) * PerPage).Take(PerPage)],
            Verbatims = verbatims,
            Search = search,
            Theme = theme,
            Page = at,
        };
    }
}
