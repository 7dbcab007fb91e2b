using System.Collections.Immutable;
using Parvis.Core.Barometers.Sentences;
using Parvis.Core.Charts;
using Parvis.Core.Documents;
using Parvis.Core.Tests.Barometers;

namespace Parvis.Core.Tests.Documents;

/// <summary>A report as the town would print it, and one as an enemy would write it.</summary>
internal static class Samples
{
    /// <summary>What no XML may hold, what ends a CDATA section, what a spreadsheet would run.</summary>
    public const string Hostile = "=cmd|' /C calc'!A0 ]]> <b onload=\"x\">&amp;\u0000\u0001\u000B\uFFFE\uD800 é 👋 ";

    public static Document Report { get; } = new()
    {
        Title = "Sonder les représentations du territoire autour de l’IA",
        Subtitle = "Mur de l’IA, Roubaix, février 2026",
        Publisher = "Ville de Roubaix",
        Date = new(2026, 3, 2),
        Language = "fr",
        Blocks =
        [
            new Note("Points clés", [[new("L’IA est connue de presque tous"), new("\u00A0: "), new("92\u202F%") { Bold = true }], [new("Les avis sont partagés.")]]) { Bullets = true },
            new TableOfContents("Sommaire"),
            new PageBreak(),
            new Heading(1, "Résultats"),
            new Paragraph([new("Une consultation "), new("ouverte") { Italic = true }, new(", dont la méthode est "), new("expliquée ici") { Link = "https://exemple.fr/méthode" }, new(".")]),
            .. MurCase.Findings.Take(6).SelectMany(finding => (Block[])
            [
                new Heading(2, finding.Wording.In("fr")),
                Paragraph.Of(Sentence.Of(finding, "fr")),
                new Drawing(FindingChart.Draw(finding, "fr", ChartFormat.Wide, finding.Question)!, Sentence.Of(finding, "fr")) { Caption = BaseLine.Of(finding, "fr") },
                new Table("Réponses", [new("Réponse", Width: 3), new("Effectif", IsNumber: true)], [.. finding.Lines.Select(l => (ImmutableArray<string>)[l.Label?.In("fr") ?? l.Code, $"{l.Count}"])])
                {
                    Foot = [["Base", $"{finding.States.Shown}"]],
                },
            ]),
            new Heading(1, "Méthode"),
            new ListBlock([[new("Une réponse vide n’est pas comptée.")], [new("Les pourcentages sont arrondis.")]]) { Numbered = true },
            new ListBlock([[new("Au salon"), new(" du livre") { Bold = true, Italic = true }], [new("Par affiche")]]),
            new Heading(3, "Arrondis"),
            new Note("À noter", [[new("Un total peut faire 99 ou 101.")], [new("C’est normal.")]]),
            new Paragraph([new("Source\u00A0: Mur de l’IA, 2026.")]) { Small = true },
        ],
    };

    /// <summary>Each drawing with a picture beside (a white dot: what is in it does not matter here).</summary>
    public static Document WithPictures { get; } = Report with
    {
        Blocks = [.. Report.Blocks.Select(b => b is Drawing drawing ? drawing with { Png = [.. Dot] } : b)],
    };

    private static byte[] Dot => Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8/5+hHgAHggJ/PchI7wAAAABJRU5ErkJggg==");

    public static Document Enemy { get; } = new()
    {
        Title = Hostile,
        Subtitle = Hostile,
        Publisher = Hostile,
        Language = "fr",
        Blocks =
        [
            new TableOfContents(Hostile),
            new Heading(9, Hostile),
            new Heading(1, Hostile),
            new Paragraph([new(Hostile) { Bold = true, Link = "javascript:alert(1)" }, new("  a\n\tb   c ") { Link = "https://exemple.fr/?a=b&c=\"<d>\"" }]),
            new ListBlock([[new(Hostile)], []]),
            new ListBlock([]),
            new Drawing($"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 10 400'><text>\u0001a</text></svg>", Hostile) { Title = Hostile, Caption = Hostile },
            new Table(Hostile, [new(Hostile), new("", true, 0.5)], [[Hostile], [Hostile, Hostile, Hostile], []]) { Foot = [[Hostile]] },
            new Note(Hostile, [[new(Hostile)]]),
            new Note("", []),
            new PageBreak(),
            new PageBreak(),
        ],
    };
}
