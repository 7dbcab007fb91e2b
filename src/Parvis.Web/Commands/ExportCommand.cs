using Parvis.Web.Answers;
using Parvis.Web.Data;
using Parvis.Web.Exports;
using Parvis.Web.Layout;

namespace Parvis.Web;

/// <summary>
/// <c>export SURVEY FILE</c>: the responses, to a new file: <c>.zip</c> a data package, <c>.csv</c> a table with the words of the answers
/// (<c>--codes</c>: their codes). Exit 0 when FILE is written whole; 2 with one line on stderr and nothing written.
/// </summary>
internal static class ExportCommand
{
    public static Task<int> RunAsync(string slug, string file, string[] options, TextWriter stdout, TextWriter stderr)
    {
        var codes = options.Contains("--codes");
        return CommandHost.RunAsync([.. options.Where(o => o != "--codes")], async services =>
        {
            var isPackage = file.EndsWith(".zip", StringComparison.OrdinalIgnoreCase);
            if (!isPackage && !file.EndsWith(".csv", StringComparison.OrdinalIgnoreCase))
                return await RefuseAsync(stderr, $"{file}: name a .csv or a .zip (data package) file.");
            if (File.Exists(file))
                return await RefuseAsync(stderr, $"{file} already exists: an export is never written over another file.");
            var db = services.GetRequiredService<ParvisDbContext>();
            if (await SurveyArgument.FindAsync(db, slug, stderr) is not { } survey)
                return 2;
            if (survey.Version == 0)
                return await RefuseAsync(stderr, $"“{survey.Title}” was never published: there is nothing to export.");
            var texts = services.GetRequiredService<TextCatalogue>();
            var source = await ExportSource.ReadAsync(survey, db, codes || isPackage ? ExportSource.Coded
                : ExportSource.Labelled("fr", texts["fr", "responses.no-opinion"], texts["fr", "responses.not-shown"]), CancellationToken.None);
            try
            {
                await WriteAsync(source, survey, services.GetRequiredService<IResponseStore>(), file, isPackage, codes);
            }
            catch (Exception disk) when (disk is IOException or UnauthorizedAccessException)
            {
                return await RefuseAsync(stderr, disk.Message.ReplaceLineEndings(" "));
            }
            await stdout.WriteLineAsync($"{file}: the responses to “{survey.Title}”, {new FileInfo(file).Length / 1024} KB");
            return 0;
        });
    }

    // Written apart, then renamed: FILE is whole or is not there. Answers are for our account only.
    private static async Task WriteAsync(ExportSource source, SurveyRow survey, IResponseStore store, string file, bool isPackage, bool codes)
    {
        var partial = file + ".partial";
        try
        {
            await using (var output = File.Create(partial))
            {
                if (!OperatingSystem.IsWindows())
                    File.SetUnixFileMode(partial, UnixFileMode.UserRead | UnixFileMode.UserWrite);
                if (isPackage)
                    await ResponseExport.WritePackageAsync(source, survey.Slug, survey.Title, source.Versions[survey.Version].Languages.FirstOrDefault("fr"), store, output, CancellationToken.None);
                else
                    await ResponseExport.WriteCsvAsync(source, store, output, mark: !codes, safe: !codes, CancellationToken.None);
            }
            File.Move(partial, file);
        }
        finally
        {
            File.Delete(partial);
        }
    }

    private static async Task<int> RefuseAsync(TextWriter stderr, string sentence)
    {
        await stderr.WriteLineAsync(sentence);
        return 2;
    }
}
