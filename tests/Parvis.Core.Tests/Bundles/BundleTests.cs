using System.IO.Compression;
using System.Text;
using CsCheck;
using Parvis.Core.Barometers.Findings;
using Parvis.Core.Barometers.Publishing;
using Parvis.Core.Bundles;
using Parvis.Core.Questions;
using Parvis.Core.Surveys;
using Parvis.Core.Tests.Barometers;

namespace Parvis.Core.Tests.Bundles;

public sealed class BundleTests
{
    private static readonly Barometer Mur = Barometer.Of(
        new Survey { Id = 1, Slug = "mur", Questionnaire = MurCase.Questionnaire, Version = 1, Window = OpeningWindow.Draft },
        MurCase.Panel, [], DisclosureControl.Default, "Ville", "Ville");

    public static TheoryData<BundleLevel> Levels => [BundleLevel.Totals, BundleLevel.Answers];

    [Theory]
    [MemberData(nameof(Levels))]
    public void A_bundle_computes_to_what_it_says(BundleLevel level)
    {
        var verdict = Verify(Write(level));
        Assert.Empty(verdict.Differences);
        Assert.Equal(192, verdict.Rows);
        Assert.Equal(FigureLedger.Of(Mur).Entries.Count(e => e.Name != "received" && !e.Name.StartsWith("excluded", StringComparison.Ordinal)), verdict.Figures);
    }

    [Theory]
    [MemberData(nameof(Levels))]
    public void The_same_barometer_gives_the_same_bytes(BundleLevel level) => Assert.Equal(Write(level), Write(level));

    [Fact]
    public void The_answers_are_those_given_and_the_totals_are_nobodys()
    {
        var answers = Bundle.OfAnswers(Mur, MurCase.Panel, "mur", "fr");
        var totals = Bundle.OfTotals(Mur, "mur", "fr");
        foreach (var (real, dealt) in answers.Columns.Zip(totals.Columns).Where(c => c.First.Finding.Kind is not FindingKind.Multiple))
            Assert.Equal(real.Cells.Order(), dealt.Cells.Order());
        static HashSet<string> Rows(Bundle bundle) => [.. Enumerable.Range(0, bundle.Rows).Select(row => string.Join(',', bundle.Columns.Select(c => c.Cells[row])))];
        Assert.DoesNotContain(Rows(totals), Rows(answers).Contains);
    }

    [Fact]
    public void Two_columns_of_totals_show_no_association()
    {
        var columns = Bundle.OfTotals(Mur, "mur", "fr").Columns.Where(c => c.Finding.Kind is not FindingKind.Multiple && c.Finding.Lines.Length > 2).ToList();
        Assert.True(columns.Count >= 4);
        for (var i = 0; i < columns.Count; i++)
            for (var j = 0; j < i; j++)
            {
                var (rows, cols) = (columns[i].Finding.Lines, columns[j].Finding.Lines);
                var counts = new long[rows.Length * cols.Length];
                foreach (var (r, c) in columns[i].Cells.Zip(columns[j].Cells))
                    if (rows.ToList().FindIndex(l => l.Code == r) is >= 0 and var row && cols.ToList().FindIndex(l => l.Code == c) is >= 0 and var col)
                        counts[row * cols.Length + col]++;
                // In order they would be near 1.
                Assert.InRange(Cramer(counts, rows.Length, cols.Length), 0, 0.3);
            }
    }

    private static double Cramer(long[] counts, int rows, int columns)
    {
        double n = counts.Sum(), chi2 = 0;
        for (var r = 0; r < rows; r++)
            for (var c = 0; c < columns; c++)
            {
                var expected = Enumerable.Range(0, columns).Sum(k => counts[r * columns + k]) * (double)Enumerable.Range(0, rows).Sum(k => counts[k * columns + c]) / n;
                if (expected > 0)
                    chi2 += Math.Pow(counts[r * columns + c] - expected, 2) / expected;
            }
        return Math.Sqrt(chi2 / n / (Math.Min(rows, columns) - 1));
    }

    [Fact]
    public void Boxes_are_dealt_out_as_often_as_they_were_ticked() => Gen.Select(Gen.Int[1, 40], Gen.Int[0, 40].Array[1, 8]).Sample((answered, counts) =>
    {
        // As a real question: everyone ticked at least one box, and each box at most once.
        var possible = counts.Select(n => Math.Min(n, answered)).ToArray();
        possible[0] = answered;
        var finding = MurCase.Finding("q6") with
        {
            States = new StateCounts(answered, 2, 3, 4),
            Lines = [.. possible.Select((n, i) => new FindingLine($"o{i}", null, n))],
        };
        var cells = BundleColumn.OfTotals(finding, answered + 9).Cells;
        Assert.Equal(answered + 9, cells.Length);
        var chosen = cells.Where(c => c is not ("" or "nsp" or "n/a")).Select(c => c.Split('|')).ToList();
        Assert.Equal(answered, chosen.Count);
        Assert.All(chosen, boxes => Assert.Equal(boxes.Length, boxes.Distinct().Count()));
        for (var i = 0; i < possible.Length; i++)
            Assert.Equal(possible[i], chosen.Count(boxes => boxes.Contains($"o{i}")));
        Assert.Equal((2, 3, 4), (cells.Count(c => c == "nsp"), cells.Count(c => c == ""), cells.Count(c => c == "n/a")));
    });

    [Fact]
    public void A_figure_that_is_not_what_the_data_give_is_named()
    {
        var lied = Change(Write(BundleLevel.Totals), BundleFiles.Figures, text => Replace(text, "\"name\": \"q5.1.o4\",\n      \"value\": 43", "\"name\": \"q5.1.o4\",\n      \"value\": 44"));
        var difference = Assert.Single(Verify(lied).Differences).ToString();
        Assert.Matches(@"^b\.zip/figures\.json:\d+:\d+: « q5\.1\.o4 » \(Pensez-vous que l’IA aura un impact positif ou négatif sur la société.*Plutôt positif\): the bundle says 44, the data give 43\.$", difference);
    }

    [Fact]
    public void A_result_that_is_not_what_the_data_give_is_named()
    {
        var lied = Change(Write(BundleLevel.Answers), BundleFiles.Results, text => Replace(text, "\"expressed_n\": 189", "\"expressed_n\": 190"));
        Assert.Matches(@"^b\.zip/results\.json:\d+:\d+: « q5\.expressed_n »: the bundle says 190, the data give 189\.$", Assert.Single(Verify(lied).Differences).ToString());
    }

    [Fact]
    public void One_answer_changed_in_the_data_is_seen_everywhere()
    {
        var lied = Change(Write(BundleLevel.Totals), BundleFiles.Data, text => text[..text.LastIndexOf("\r\n", text.Length - 3, StringComparison.Ordinal)] + "\r\n");
        var differences = Verify(lied).Differences.Select(d => d.ToString()).ToList();
        Assert.Contains(differences, d => d.Contains("datapackage.json:", StringComparison.Ordinal) && d.Contains("bytes; the data package declares", StringComparison.Ordinal));
        Assert.Contains(differences, d => d.Contains("data.csv has 191 rows; the data package declares 192.", StringComparison.Ordinal));
        Assert.Contains(differences, d => d.Contains("« panel »: the bundle says 192, the data give 191.", StringComparison.Ordinal));
        Assert.Contains(differences, d => d.Contains("results.json:", StringComparison.Ordinal));
    }

    [Fact]
    public void A_file_of_the_same_length_that_is_another_is_told_by_its_hash()
    {
        var lied = Change(Write(BundleLevel.Totals), BundleFiles.Description, text => Replace(text, "sha256:", "sha256:0")[..]);
        Assert.Contains("is not the file that the data package describes: its sha256 is", Assert.Single(Verify(lied).Differences).ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(BundleFiles.Plan)]
    [InlineData(BundleFiles.Data)]
    [InlineData(BundleFiles.Description)]
    [InlineData(BundleFiles.Results)]
    public void A_bundle_without_a_part_is_refused_with_its_name(string part)
    {
        Assert.False(BundleVerification.TryVerify(new MemoryStream(Change(Write(BundleLevel.Totals), part, _ => null)), "b.zip", out _, out var problem));
        Assert.Contains($"« {part} »", problem.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(BundleFiles.Plan, "{", "b.zip/plan.json:1:")]
    [InlineData(BundleFiles.Figures, "[1,]", "b.zip/figures.json:1:")]
    [InlineData(BundleFiles.Results, "{}", "Differs")]
    [InlineData(BundleFiles.Figures, "{\"figures\":[{\"name\":\"x\",\"value\":1,\"counts\":\"code\",\"field\":\"zz\"}]}", "Differs")]
    [InlineData(BundleFiles.Data, "q1\r\nzz\r\n", "b.zip/data.csv:1:")]
    public void A_part_that_does_not_hold_together_is_said_with_its_place(string part, string content, string place)
    {
        var changed = Change(Write(BundleLevel.Totals), part, _ => content);
        if (place == "Differs")
            Assert.NotEmpty(Verify(changed).Differences);
        else
        {
            Assert.False(BundleVerification.TryVerify(new MemoryStream(changed), "b.zip", out _, out var problem));
            Assert.StartsWith(place, problem.ToString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Something_else_than_a_ZIP_is_refused()
    {
        Assert.False(BundleVerification.TryVerify(new MemoryStream("pas un zip"u8.ToArray()), "b.zip", out _, out var problem));
        Assert.Equal("b.zip: This is not a whole ZIP file.", problem.ToString());
        var cut = Write(BundleLevel.Totals)[..^40];
        Assert.False(BundleVerification.TryVerify(new MemoryStream(cut), "b.zip", out _, out _));
    }

    private static byte[] Write(BundleLevel level)
    {
        var file = new MemoryStream();
        BundleWriter.Write(level is BundleLevel.Totals ? Bundle.OfTotals(Mur, "mur", "fr") : Bundle.OfAnswers(Mur, MurCase.Panel, "mur", "fr"), "Lisez-moi", file);
        return file.ToArray();
    }

    private static BundleVerdict Verify(byte[] bundle)
    {
        Assert.True(BundleVerification.TryVerify(new MemoryStream(bundle), "b.zip", out var verdict, out var problem), problem?.ToString());
        return verdict;
    }

    private static string Replace(string text, string from, string to)
    {
        var at = text.IndexOf(from, StringComparison.Ordinal);
        Assert.True(at >= 0, from);
        return text[..at] + to + text[(at + from.Length)..];
    }

    private static byte[] Change(byte[] bundle, string part, Func<string, string?> change)
    {
        var file = new MemoryStream();
        file.Write(bundle);
        using (var zip = new ZipArchive(file, ZipArchiveMode.Update, leaveOpen: true))
        {
            var entry = zip.GetEntry(part)!;
            string before;
            using (var reader = new StreamReader(entry.Open()))
                before = reader.ReadToEnd();
            entry.Delete();
            if (change(before) is { } after)
                using (var content = zip.CreateEntry(part).Open())
                    content.Write(Encoding.UTF8.GetBytes(after));
        }
        return file.ToArray();
    }
}
