namespace Parvis.Web.Tests.Kits;

/// <summary><c>./run kit check DIR</c>, as whoever writes a kit reads it.</summary>
public sealed class KitCommandTests
{
    [Fact]
    public async Task A_kit_that_can_be_run_is_summed_up_and_a_forgotten_activity_is_named()
    {
        var (code, said, wrong) = await CheckAsync(("activities/brouillon.md", "---\ntitle: B\nminutes: 1\nkind: talk\n---\n"));
        Assert.Equal(0, code);
        Assert.StartsWith("Petite mallette 1, CC0-1.0: 1 sequences, 1 activities, 2 cards, 1 sources, 5 min", said, StringComparison.Ordinal);
        Assert.Contains("activities/brouillon.md: Aucune séquence de kit.yaml", said, StringComparison.Ordinal);
        Assert.Empty(wrong);
    }

    [Theory]
    [InlineData("kit.yaml", "audience: [adults]", "audience: [adults", "kit.yaml:7:11: Ce passage n’est pas du YAML")]
    [InlineData("kit.yaml", "id: petite", "id: Ma mallette", "kit.yaml:1:5: Un identifiant est fait de minuscules")]
    [InlineData("activities/tri.md", "kind: sorting", "kind: danse", "activities/tri.md:4:7: On attend l’un de ces mots : talk, words, sorting")]
    [InlineData("activities/tri.md", ", sources: [s1]", "", "activities/tri.md:10:3: La carte « a » affirme un fait")]
    [InlineData("activities/tri.md", "{code: b,", "{code: b, picture: robot.svg,", "activities/tri.md:11:22: Le fichier pictures/robot.svg n’existe pas dans la mallette.")]
    [InlineData("pictures/a.svg", "", "<svg xmlns=\"http://www.w3.org/2000/svg\">\n<script/></svg>", "pictures/a.svg:2:1: Ce dessin contient « script », qui n’est pas accepté")]
    [InlineData("activities/tri.txt", "", "Bonjour", "activities/tri.txt:1:1: Une mallette ne contient pas de fichier à cette place")]
    public async Task What_is_wrong_is_said_at_its_file_line_and_column_in_words(string file, string right, string wrong, string expected)
    {
        var before = KitReaderTests.Small()[file] ?? "";
        var (code, _, said) = await CheckAsync((file, right.Length == 0 ? wrong : before.Replace(right, wrong, StringComparison.Ordinal)));
        Assert.Equal(2, code);
        Assert.StartsWith(expected, said.Replace('\u00A0', ' ').Replace('\u202F', ' '), StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_script_in_the_notes_is_a_text_like_any_other_and_a_large_file_is_refused()
    {
        var notes = KitReaderTests.Sorting + "\n<script>alert(1)</script>\n[ici](javascript:alert(1))\n";
        Assert.Equal(0, (await CheckAsync(("activities/tri.md", notes))).Code);
        var (code, _, said) = await CheckAsync(("cards/gros.md", new string('a', 300_000)));
        Assert.Equal(2, code);
        Assert.StartsWith("cards/gros.md:1:1: Ce fichier dépasse 256", said.Replace('\u00A0', ' '), StringComparison.Ordinal);
    }

    private static async Task<(int Code, string Said, string Wrong)> CheckAsync(params (string Path, string Text)[] changes)
    {
        var folder = Directory.CreateTempSubdirectory("parvis-kit-");
        try
        {
            foreach (var (path, text) in KitReaderTests.Small(changes).Texts)
            {
                Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(folder.FullName, path))!);
                await File.WriteAllTextAsync(Path.Combine(folder.FullName, path), text, TestContext.Current.CancellationToken);
            }
            using var said = new StringWriter();
            using var wrong = new StringWriter();
            return (await KitCommand.CheckAsync(folder.FullName, ["--lang", "fr"], said, wrong), said.ToString(), wrong.ToString());
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
