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

    [Fact]
    public async Task A_missing_file_or_a_missing_plan_is_said()
    {
        Assert.Equal(2, (await Run(Package, "q\n", Plan, "analyse", In("absent.json"), "--plan", In("plan.json"), "--out", In("r.json"))).Exit);
        Assert.Contains("--plan", (await Run(Package, "q\n", Plan, "analyse", In("datapackage.json"), "--out", In("r"))).Error, StringComparison.Ordinal);
        Assert.Contains("Usage", (await Run(Package, "q\n", Plan, "analyse", "--frob")).Error, StringComparison.Ordinal);
    }
}
