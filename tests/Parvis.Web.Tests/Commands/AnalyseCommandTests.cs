namespace Parvis.Web.Tests.Commands;

/// <summary>`./run analyse`: exit codes, one clear line, and nothing written when something is wrong.</summary>
public sealed class AnalyseCommandTests : IDisposable
{
    private const string Package = """{"resources": [{"path": "d.csv", "schema": {"fields": [{"name": "q", "type": "string", "categories": ["oui", "non"]}]}}]}""";
    private const string Plan = """{"checks": [{"id": "f", "kind": "frequency", "params": {"variable": "q"}}]}""";
    private readonly string _folder = Directory.CreateTempSubdirectory("parvis-analyse-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private async Task<(int Exit, string Error)> Run(string package, string csv, string plan, params string[] arguments)
    {
        var cancel = TestContext.Current.CancellationToken;
        await File.WriteAllTextAsync(In("datapackage.json"), package, cancel);
        await File.WriteAllTextAsync(In("d.csv"), csv, cancel);
        await File.WriteAllTextAsync(In("plan.json"), plan, cancel);
        using var error = new StringWriter();
        if (arguments.Length == 0) arguments = ["analyse", In("datapackage.json"), "--plan", In("plan.json"), "--out", In("r.json")];
        return (await AnalyseCommand.RunAsync(arguments, TextWriter.Null, error), error.ToString());
    }

    private string In(string name) => Path.Combine(_folder, name);

    [Fact]
    public async Task Results_are_written_whole()
    {
        var (exit, error) = await Run(Package, "q\noui\nnon\noui\n", Plan);
        Assert.Equal((0, ""), (exit, error));
        Assert.Contains("\"expressed_n\": 3", await File.ReadAllTextAsync(In("r.json"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal(4, Directory.GetFiles(_folder).Length);
    }

    [Theory]
    [InlineData(Package, "q\noui\npeut-être\n", Plan, "d.csv:3:1: ")]
    [InlineData(Package, "q\n\"oui\n", Plan, "d.csv:2:1: ")]
    [InlineData(Package, "z\noui\n", Plan, "d.csv:1:1: ")]
    [InlineData("{}", "q\n", Plan, "datapackage.json:1:1: ")]
    [InlineData("{,}", "q\n", Plan, "datapackage.json:1:2: ")]
    [InlineData(Package, "q\n", """{"checks": [{"id": "f", "kind": "frequency", "params": {"variable": "zz"}}]}""", "plan.json:1:69: ")]
    [InlineData(Package, "q\n", "{}", "plan.json:1:1: ")]
    public async Task What_is_malformed_gives_one_line_and_nothing_else(string package, string csv, string plan, string place)
    {
        var (exit, error) = await Run(package, csv, plan);
        Assert.Equal(2, exit);
        Assert.Contains(place, error, StringComparison.Ordinal);
        Assert.Single(error.TrimEnd().Split('\n'));
        Assert.False(File.Exists(In("r.json")));
        Assert.Equal(3, Directory.GetFiles(_folder).Length);
    }

    [Theory]
    [InlineData("\"bytes\": 12", "d.csv has 14 bytes; the data package declares 12.")]
    [InlineData("\"parvis:rows\": 4", "d.csv has 3 rows; the data package declares 4.")]
    [InlineData("\"hash\": \"sha256:00\"", "d.csv is not the file that the data package describes")]
    [InlineData("\"hash\": \"00\"", "its md5 is")]
    [InlineData("\"hash\": \"crc:00\"", "The hash « CRC » is not known")]
    public async Task A_data_package_that_lies_about_its_file_is_refused_with_the_place(string declared, string sentence)
    {
        var (exit, error) = await Run(Package.Replace("\"path\": \"d.csv\"", $"\"path\": \"d.csv\", {declared}", StringComparison.Ordinal), "q\noui\nnon\noui\n", Plan);
        Assert.Equal(2, exit);
        Assert.Contains("datapackage.json:1:", error, StringComparison.Ordinal);
        Assert.Contains(sentence, error, StringComparison.Ordinal);
        Assert.False(File.Exists(In("r.json")));
    }

    [Fact]
    public async Task A_missing_file_or_a_missing_plan_is_said()
    {
        Assert.Equal(2, (await Run(Package, "q\n", Plan, "analyse", In("absent.json"), "--plan", In("plan.json"), "--out", In("r.json"))).Exit);
        Assert.Contains("Usage", (await Run(Package, "q\n", Plan, "analyse", "--frob")).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_plan_the_whole_barometer_of_the_wall_is_written_with_its_published_figures()
    {
        var folder = In("barometre");
        var package = Path.Combine(Conventions.Repository.Root, "tests/Parvis.Core.Tests/Analysis/cases/mur_ia_reconstruit/datapackage.json");
        using var said = new StringWriter();
        using var error = new StringWriter();
        Assert.Equal((0, ""), (await AnalyseCommand.RunAsync(["analyse", package, "--out", folder], said, error), error.ToString()));
        Assert.Contains("192 responses of 198, 14 questions", said.ToString(), StringComparison.Ordinal);
        var page = await File.ReadAllTextAsync(Path.Combine(folder, "index.html"), TestContext.Current.CancellationToken);
        Assert.StartsWith("<!DOCTYPE html>", page.TrimStart(), StringComparison.Ordinal);
        Assert.Contains("3,64", page, StringComparison.Ordinal);
        Assert.Contains("75\u202f%", page, StringComparison.Ordinal);
        Assert.DoesNotContain("http://", page.Replace("http://www.w3.org", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Equal(14, Directory.GetFiles(folder, "*.svg").Length);
        Assert.True(File.Exists(Path.Combine(folder, "chiffres.csv")));
    }

    [Theory]
    [InlineData("q\noui\npeut-être\n", "d.csv:3:1: ")]
    [InlineData("q\noui\nnon\n", "5")]
    [InlineData("", "d.csv:1:1: ")]
    public async Task A_barometer_that_cannot_be_counted_or_names_a_few_people_is_not_written(string csv, string said)
    {
        var (exit, error) = await Run(Package, csv, Plan, "analyse", In("datapackage.json"), "--out", In("barometre"));
        Assert.Equal(2, exit);
        Assert.Contains(said, error, StringComparison.Ordinal);
        Assert.Single(error.TrimEnd().Split('\n'));
        Assert.False(Directory.Exists(In("barometre")));
    }
}
