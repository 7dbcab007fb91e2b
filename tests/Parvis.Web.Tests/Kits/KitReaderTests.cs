using System.IO.Compression;
using System.Text;
using Parvis.Core.Kits;
using Parvis.Core.Questions.Ordering;
using Parvis.Core.Questions.SingleChoice;
using Parvis.Core.Questions.Sorting;
using Parvis.Core.Questions.Timeline;
using Parvis.Core.Workshops.Activities;
using Parvis.Web.Kits.Files;

namespace Parvis.Web.Tests.Kits;

public sealed class KitReaderTests
{
    internal const string Head = """
        id: petite
        version: "1"
        title: {fr: "Petite mallette", en: "A small kit"}
        languages: [fr, en]
        licence: CC0-1.0
        authors: [Parvis]
        audience: [adults]
        equipment: [paper]
        sequences:
        - id: tout
          title: Tout
          activities: [tri]
        """;

    internal const string Sorting = """
        ---
        title: Trier
        minutes: 5
        kind: sorting
        wording: "Où va cette carte ?"
        bins:
        - {code: oui, label: Oui}
        - {code: non, label: Non}
        cards:
        - {code: a, front: "Une carte", answer: oui, back: "Un fait.", sources: [s1]}
        - {code: b, front: "Une autre"}
        ---
        ## Dire
        Bonjour.

        ## Et si…
        On est *en retard*.
        """;

    private const string Sources = "sources:\n- {id: s1, title: Un titre, publisher: Un éditeur, date: \"2020\", url: \"https://example.org/a\"}\n";

    internal static KitFiles Small(params (string Path, string Text)[] changes) =>
        changes.Aggregate(
            KitFiles.Of([new("kit.yaml", Head), new("sources.yaml", Sources), new("activities/tri.md", Sorting)]),
            (files, change) => files.With(change.Path, change.Text));

    [Fact]
    public void A_folder_is_a_kit_with_its_cards_its_notes_in_each_language_and_its_sources()
    {
        var parsed = KitReader.Read(Small(("activities/tri.en.md", "## Say\nHello.\n")));
        Assert.Empty(parsed.Errors);
        var activity = Assert.Single(parsed.Kit!.Activities);
        Assert.Equal("Hello.", activity.Guide.Say!.In("en"));
        Assert.Equal("Bonjour.", activity.Guide.Say!.In("fr"));
        Assert.Equal("On est *en retard*.", activity.Guide.WhatIf!.In("fr"));
        Assert.Equal("Un titre, Un éditeur, 2020", parsed.Kit.Source("s1")!.Line);
        Assert.Equal(["a", "b"], activity.Content.Cards.Select(c => c.Code));
    }

    [Theory]
    [InlineData("kit.yaml", "licence: CC0-1.0", "licens: CC0-1.0", 5, "questionnaire-file.unknown-name-near")]
    [InlineData("kit.yaml", "audience: [adults]", "audience: [adults, martians]", 7, "questionnaire-file.expected-one-of")]
    [InlineData("kit.yaml", "activities: [tri]", "activities: [tri, autre]", 12, "kit.file-missing")]
    [InlineData("kit.yaml", "activities: [tri]", "activities: [\"../../etc/passwd\"]", 12, "kit.bad-id")]
    [InlineData("activities/tri.md", "minutes: 5", "minutes: cinq", 3, "questionnaire-file.expected-number")]
    [InlineData("activities/tri.md", "minutes: 5", "minutes: 900", 2, "kit.minutes")]
    [InlineData("activities/tri.md", "kind: sorting", "kind: dance", 4, "questionnaire-file.expected-one-of")]
    [InlineData("activities/tri.md", ", sources: [s1]", "", 10, "kit.fact-without-source")]
    [InlineData("activities/tri.md", "sources: [s1]", "sources: [s9]", 10, "kit.unknown-source")]
    [InlineData("activities/tri.md", "answer: oui", "answer: peut-etre", 10, "question.right-bin")]
    [InlineData("activities/tri.md", "{code: b,", "{code: a,", 11, "kit.twice")]
    [InlineData("activities/tri.md", "## Dire", "## Chanter", 13, "kit.unknown-heading")]
    [InlineData("activities/tri.md", "## Dire", "Bonjour à tous", 13, "kit.outside-headings")]
    [InlineData("activities/tri.md", "---\ntitle", "title", 1, "kit.no-front-matter")]
    [InlineData("activities/tri.md", "title: Trier", "title: &x Trier", 2, "questionnaire-file.no-anchors")]
    [InlineData("sources.yaml", "https://example.org/a", "javascript:alert(1)", 2, "kit.source-address")]
    [InlineData("sources.yaml", "2020", "hier", 2, "kit.source-date")]
    [InlineData("sources.yaml", "2020", "2020-02-30", 2, "kit.source-date")]
    [InlineData("sources.yaml", "sources:\n", "sources:\n- {id: s1, title: T, publisher: P, date: \"2020\", url: \"https://example.org\"}\n", 3, "kit.twice")]
    [InlineData("kit.yaml", "id: petite", "id: Petite Mallette", 1, "kit.bad-id")]
    [InlineData("kit.yaml", "[tri]", "[tri, tri]", 12, "kit.twice")]
    [InlineData("kit.yaml", "- id: tout", "- id: tri", 10, "kit.twice")]
    [InlineData("kit.yaml", "[fr, en]", "[français]", 4, "kit.languages")]
    [InlineData("kit.yaml", "authors: [Parvis]", "authors: [Parvis]\ngroup: {from: 9, to: 2}", 7, "kit.group")]
    [InlineData("kit.yaml", "audience: [adults]", "audience: [adults", 7, "questionnaire-file.not-yaml")]
    [InlineData("kit.yaml", "licence: CC0-1.0", "\tlicence: CC0-1.0", 4, "questionnaire-file.not-yaml")]
    [InlineData("activities/tri.md", "kind: sorting", "kind: sorting\nrounds: [z]", 5, "kit.unknown-card")]
    [InlineData("activities/tri.md", "{code: b,", "{code: b, picture: robot.svg,", 11, "kit.file-missing")]
    [InlineData("activities/tri.md", "Bonjour.", "Bonjour \ufffd.", 14, "questionnaire-file.not-utf8")]
    public void A_mistake_is_said_at_its_file_and_line(string file, string right, string wrong, int line, string key)
    {
        var files = Small();
        Assert.Contains(right, files[file]!);
        var parsed = KitReader.Read(files.With(file, files[file]!.Replace(right, wrong)));
        Assert.Null(parsed.Kit);
        Assert.Contains(parsed.Errors, e => (e.File, e.Line, e.What.Key) == (file, line, key));
    }

    [Fact]
    public void A_room_gets_hands_of_the_same_size_claims_one_by_one_and_a_line_that_grows()
    {
        var cards = string.Join('\n', Enumerable.Range(1, 18).Select(i => $"- {{code: c{i}, front: \"Carte {i}\"}}"));
        var claims = "---\ntitle: V\nminutes: 5\nkind: claims\ncards:\n- {code: un, front: Un, answer: true, back: B, sources: [s1]}\n- {code: deux, front: Deux, answer: false, back: B, sources: [s1]}\n---\n";
        var line = "---\ntitle: F\nminutes: 5\nkind: timeline\nwording: Où ?\nstart: b\nrounds: [c, a]\ncards:\n"
            + string.Join('\n', new[] { ("a", 1950), ("b", 1960), ("c", 1970), ("d", 1980) }.Select(e => $"- {{code: {e.Item1}, front: E, date: {e.Item2}, sources: [s1]}}")) + "\n---\n";
        var order = "---\ntitle: O\nminutes: 5\nkind: ordering\nwording: Dans quel ordre ?\nbefore: [casser < melanger]\ncards:\n- {code: casser, front: Casser}\n- {code: melanger, front: Mélanger}\n- {code: tant, front: Tant que, role: loop}\n---\n";
        var parsed = KitReader.Read(Small(
            ("kit.yaml", Head.Replace("[tri]", "[tri, vf, frise, recette]")),
            ("activities/tri.md", "---\ntitle: T\nminutes: 5\nkind: sorting\nwording: Où ?\nbins: [{code: o, label: O}, {code: n, label: N}]\ncards:\n" + cards + "\n---\n"),
            ("activities/vf.md", claims), ("activities/frise.md", line), ("activities/recette.md", order)));
        Assert.Empty(parsed.Errors);
        var plan = RoomPlan.Of(parsed.Kit!.Activities, parsed.Kit);
        Assert.Empty(plan.Workshop.Check());
        Assert.Equal([9, 9], plan.Steps.Select(s => s.Step.Question).OfType<SortingQuestion>().Select(q => q.Cards.Length));
        Assert.Equal(["un", "deux"], plan.Steps.Where(s => s.Step.Question is SingleChoiceQuestion).Select(s => s.Card!.Code));
        Assert.Equal(["b", "b c"], plan.Steps.Select(s => s.Step.Question).OfType<TimelineQuestion>().Select(q => string.Join(' ', q.Revealed.Select(e => e.Code))));
        Assert.Equal([CardRole.Step, CardRole.Step, CardRole.Loop], plan.Steps.Select(s => s.Step.Question).OfType<OrderingQuestion>().Single().Cards.Select(c => c.Role));
        Assert.Equal("Un titre, Un éditeur, 2020", ((Asking)plan.Steps.First(s => s.Card?.Code == "un").Step).Quiz!.Source!.In("fr"));
        var sheet = RunSheet.Of(parsed.Kit.Sequences);
        Assert.Equal([0, 5, 10, 15], sheet.Lines.Select(l => l.From));
        Assert.Equal(3, sheet.Late("vf", 8));
    }

    [Fact]
    public void A_kit_as_a_zip_comes_back_the_same_whatever_its_folder_is_called()
    {
        var files = Small();
        var (read, error) = KitZip.Read(new MemoryStream(KitZip.Write(files, "petite")));
        Assert.Null(error);
        Assert.Equal(files.Texts, read!.Texts);
        Assert.Equal(KitZip.Write(files, "petite"), KitZip.Write(read, "petite"));
    }

    [Theory]
    [InlineData("../kit.yaml")]
    [InlineData("activities/../../kit.yaml")]
    [InlineData("/etc/passwd")]
    [InlineData("activities/a.html")]
    [InlineData("pictures/A.svg")]
    [InlineData("activities\\tri.md")]
    [InlineData("activities/tri.md/x.md")]
    [InlineData(".git/config")]
    public void A_zip_with_a_file_that_no_kit_holds_is_refused(string path)
    {
        var (read, error) = KitZip.Read(Zip(("kit.yaml", Encoding.UTF8.GetBytes(Head)), (path, "x"u8.ToArray())));
        Assert.Null(read);
        Assert.Equal("kit.no-such-file", error!.What.Key);
    }

    [Fact]
    public void A_bomb_a_crowd_of_files_a_double_and_what_is_not_a_zip_are_refused()
    {
        Assert.Equal("kit.file-too-long", KitZip.Read(Zip(("kit.yaml", new byte[50 * 1024 * 1024]))).Error!.What.Key);
        Assert.Equal("kit.folder-too-large", KitZip.Read(Zip([.. Enumerable.Range(0, 400).Select(i => ($"activities/a{i}.md", Array.Empty<byte>()))])).Error!.What.Key);
        Assert.Equal("kit.folder-too-large", KitZip.Read(Zip([.. Enumerable.Range(0, 30).Select(i => ($"activities/a{i}.md", new byte[200 * 1024]))])).Error!.What.Key);
        Assert.Equal("kit.twice", KitZip.Read(Zip(("kit.yaml", []), ("kit.yaml", []))).Error!.What.Key);
        Assert.Equal("kit.not-a-zip", KitZip.Read(new MemoryStream("PK nothing"u8.ToArray())).Error!.What.Key);
    }

    [Theory]
    [InlineData("<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>")]
    [InlineData("<svg xmlns=\"http://www.w3.org/2000/svg\"><foreignObject/></svg>")]
    [InlineData("<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>")]
    [InlineData("<svg xmlns=\"http://www.w3.org/2000/svg\"><image href=\"https://example.org/a.png\"/></svg>")]
    [InlineData("<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\"><g xlink:href=\"#a\"/></svg>")]
    [InlineData("<svg xmlns=\"http://www.w3.org/2000/svg\"><rect fill=\"url(https://example.org)\"/></svg>")]
    [InlineData("<svg xmlns=\"http://www.w3.org/2000/svg\"><rect style=\"fill:red\"/></svg>")]
    [InlineData("<svg xmlns=\"http://www.w3.org/2000/svg\"><a><text>x</text></a></svg>")]
    [InlineData("<svg xmlns=\"http://www.w3.org/2000/svg\"><style>@import url(x)</style></svg>")]
    [InlineData("<!DOCTYPE svg [<!ENTITY a \"b\">]><svg xmlns=\"http://www.w3.org/2000/svg\"/>")]
    [InlineData("<?xml-stylesheet href=\"x\"?><svg xmlns=\"http://www.w3.org/2000/svg\"/>")]
    [InlineData("<html xmlns=\"http://www.w3.org/1999/xhtml\"/>")]
    [InlineData("<svg")]
    [InlineData("")]
    public void A_drawing_that_could_act_or_call_outside_is_refused(string svg) =>
        Assert.Contains(KitReader.Read(Small(("pictures/a.svg", svg))).Errors, e => e.File == "pictures/a.svg");

    [Fact]
    public void What_a_drawing_may_not_hold_is_said_at_its_line()
    {
        const string svg = "<svg xmlns=\"http://www.w3.org/2000/svg\">\n <g>\n  <script>x</script>\n </g>\n</svg>";
        Assert.Equal(3, Assert.Single(KitReader.Read(Small(("pictures/a.svg", svg))).Errors).Line);
        Assert.Equal(4, Assert.Single(KitReader.Read(Small(("pictures/a.svg", svg.Replace("<script>x</script>", "")[..^9]))).Errors).Line);
    }

    [Fact]
    public void However_a_file_is_mangled_it_is_read_or_refused_in_words()
    {
        var (random, files) = (new Random(5), Small());
        const string odd = "[]{}:,-#&*!|>'\"%@`?\t\n \u00e9\0\ufffd\ud800";
        foreach (var path in files.Texts.Keys)
            for (var i = 0; i < 2000; i++)
            {
                var text = new StringBuilder(files[path]);
                for (var changes = 1 + random.Next(3); changes > 0; changes--)
                    if (random.Next(2) == 0)
                        text.Remove(random.Next(text.Length), 1);
                    else
                        text.Insert(random.Next(text.Length), odd[random.Next(odd.Length)]);
                var parsed = KitReader.Read(files.With(path, text.ToString()));
                Assert.Equal(parsed.Kit is null, parsed.Errors.Length > 0);
                Assert.All(parsed.Errors, e => Assert.True(e.Line >= 1 && e.Column >= 1, $"{e.File}:{e.Line}:{e.Column}"));
            }
    }

    [Fact]
    public void A_plain_drawing_is_taken() => Assert.Empty(KitReader.Read(Small((
        "pictures/a.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\"><title>Un</title><defs><linearGradient id=\"g\"/></defs><path d=\"M0 0h9\" fill=\"url(#g)\"/></svg>"))).Errors);

    private static MemoryStream Zip(params (string Path, byte[] Bytes)[] entries)
    {
        var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (path, content) in entries)
            {
                using var stream = zip.CreateEntry(path).Open();
                stream.Write(content);
            }
        bytes.Position = 0;
        return bytes;
    }
}
