using System.Text;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Parvis.Core;
using Parvis.Core.Barometers.Findings;
using Parvis.Core.Barometers.Publishing;
using Parvis.Core.Charts;
using Parvis.Core.DataPackages;
using Parvis.Core.Imports;
using Parvis.Web.Barometers;
using Parvis.Web.Hosting;
using Parvis.Web.Layout;

namespace Parvis.Web;

/// <summary>The barometer of a data package as files: <c>index.html</c>, which needs nothing else, each chart as SVG, the figures as CSV.</summary>
internal static class BarometerFiles
{
    /// <returns>What is wrong, in one line, nothing being written; null when the folder holds them all.</returns>
    public static async Task<string?> WriteAsync(string packagePath, string folder, string language, TextWriter stdout)
    {
        if (File.Exists(folder))
            return $"{folder} is a file: the barometer needs a folder.";
        if (!DataPackageReader.TryRead(await File.ReadAllBytesAsync(packagePath), packagePath, out var package, out var problem))
            return problem.ToString();
        var csvPath = Path.Combine(Path.GetDirectoryName(packagePath) ?? "", package.CsvPath);
        // First as strictly as for a plan: a code outside its categories is an error there, not something to guess.
        await using (var csv = File.OpenRead(csvPath))
            if (!DataTableReader.TryRead(csv, package, csvPath, out _, out problem))
                return problem.ToString();
        var words = new TextCatalogue();
        if (FileBarometer.Of(package, () => File.OpenRead(csvPath), csvPath, Path.GetFileName(csvPath), out problem, out var refusal) is not { } barometer)
            return $"{(problem is null ? $"{packagePath}:" : $"{problem}")}{(refusal is null ? "" : $" {(problem is null && refusal.Field is { } place ? $"« {place} »: " : "")}{Say(words, refusal)}")}";
        if (barometer.CheckPublication(DisclosureControl.Default, null) is { } tooFew)
            return $"{csvPath}: {Say(words, tooFew)}";
        var files = await MakeAsync(barometer, language, words);
        Directory.CreateDirectory(folder);
        foreach (var (name, text) in files)
            await File.WriteAllTextAsync(Path.Combine(folder, name), text);
        if (package.Fields.Where(f => !PackageQuestionnaire.CanBeAsked(f)).Select(f => $"« {f.Name} » ({f.Categories.Length})").ToArray() is { Length: > 0 } aside)
            await stdout.WriteLineAsync($"Left aside, for their number of choices: {string.Join(", ", aside)}.");
        await stdout.WriteLineAsync($"{barometer.Method.Panel} responses of {barometer.Method.Received}, {barometer.Findings.Length} questions: {Path.Combine(folder, "index.html")}");
        return null;
    }

    private static async Task<List<(string Name, string Text)>> MakeAsync(Barometer barometer, string language, TextCatalogue words)
    {
        var files = new List<(string Name, string Text)>();
        var source = $"{barometer.Title.In(language)} · {words[language, $"barometer.design.{barometer.Method.Design.ToString().ToLowerInvariant()}"]}";
        foreach (var finding in barometer.Findings)
            if (FindingChart.Draw(finding, language, ChartFormat.Download, finding.Question, source) is { } svg)
                files.Add(($"{finding.Question}-{finding.Revision}.svg", svg));
        var figures = new StringWriter();
        FiguresCsv.Write(barometer, language, figures);
        files.Add(("chiffres.csv", figures.ToString()));
        files.Add(("index.html", await PageAsync(barometer, language, words, [.. files.Select(f => f.Name)])));
        return files;
    }

    private static async Task<string> PageAsync(Barometer barometer, string language, TextCatalogue words, IReadOnlyList<string> files)
    {
        await using var services = new ServiceCollection().AddLogging().AddSingleton(words).AddSingleton<Assets>()
            .AddHttpContextAccessor().AddScoped<Words>().BuildServiceProvider();
        await using var renderer = new HtmlRenderer(services, services.GetRequiredService<ILoggerFactory>());
        var css = new StringBuilder();
        foreach (var sheet in new[] { "parvis.css", "barometer.css" })
            css.Append(await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "wwwroot", sheet)));
        return await renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<BarometerFilePage>(ParameterView.FromDictionary(new Dictionary<string, object?>
        {
            ["Barometer"] = barometer, ["Language"] = language, ["Style"] = css.ToString(), ["Written"] = files,
        }))).ToHtmlString());
    }

    private static string Say(TextCatalogue words, Refusal refusal) =>
        string.Format(System.Globalization.CultureInfo.InvariantCulture, words["en", refusal.Key], [.. refusal.Args]);
}
