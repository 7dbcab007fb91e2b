using System.Text.Json;
using Parvis.Core.Analysis;
using Parvis.Core.DataPackages;

namespace Parvis.Core.Tests.Analysis;

public sealed class ReferenceCasesTests
{
    [Theory]
    [InlineData("edge_cases", 34)]
    [InlineData("mur_ia_reconstruit", 138)]
    [InlineData("strata_and_waves", 22)]
    public void Every_figure_of_a_reference_case_agrees_with_R(string name, int checks)
    {
        using var results = JsonDocument.Parse(Run(name));
        using var expected = JsonDocument.Parse(Read(name, "expected.json"));
        Assert.Equal(checks, expected.RootElement.GetProperty("checks").GetArrayLength());
        Assert.Empty(Comparison.Differences(results.RootElement, expected.RootElement));
    }

    [Fact]
    public void The_same_plan_on_the_same_data_gives_the_same_bytes() => Assert.Equal(Run("edge_cases"), Run("edge_cases"));

    private static string Run(string name)
    {
        Assert.True(DataPackageReader.TryRead(Read(name, "datapackage.json"), "datapackage.json", out var package, out var problem), problem?.ToString());
        Assert.True(Plan.TryRead(Read(name, "plan.json"), "plan.json", out var plan, out problem), problem?.ToString());
        using var csv = new MemoryStream(Read(name, "data.csv"));
        Assert.True(DataTableReader.TryRead(csv, package, "data.csv", out var table, out problem), problem?.ToString());
        Assert.True(PlanRunner.TryRun(plan, table, out var results, out problem), problem?.ToString());
        return results.ToJsonString();
    }

    private static byte[] Read(string name, string file) => File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Analysis", "cases", name, file));
}
