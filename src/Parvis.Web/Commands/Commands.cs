namespace Parvis.Web;

/// <summary>The commands of <c>./run</c> other than serving. Each answers with its exit code.</summary>
internal static class Commands
{
    public static async Task<int> RunAsync(string[] args)
    {
        switch (args)
        {
            case ["help" or "--help" or "-h", ..]:
                await Console.Out.WriteLineAsync(Help);
                return 0;
            case ["analyse", ..]:
                return await AnalyseCommand.RunAsync(args, Console.Out, Console.Error);
            case ["invite", .. var options]:
                return await InviteCommand.RunAsync(options, Console.Out);
            case ["backup", var target, .. var options]:
                return await BackupCommand.RunAsync(target, options, Console.Out, Console.Error);
            case ["import", var survey, var file, .. var options]:
                return await ImportCommand.RunAsync(survey, file, options, Console.Out, Console.Error);
            case ["export", var survey, var file, .. var options]:
                return await ExportCommand.RunAsync(survey, file, options, Console.Out, Console.Error);
            case ["erase", var survey, .. var options]:
                return await EraseCommand.RunAsync(survey, options, Console.In, Console.Out, Console.Error);
            case ["kit", "check", var folder, .. var options]:
                return await KitCommand.CheckAsync(folder, options, Console.Out, Console.Error);
            default:
                await Console.Error.WriteLineAsync($"Unknown command: {args[0]}\n\n{Help}");
                return 2;
        }
    }

    private const string Help = """
        Parvis

          ./run                    serve http://localhost:5080
              --urls http://0.0.0.0:8080     listen elsewhere
              --no-demo                      a new database starts empty
              --lan                          for the phones of the room: this computer's address, and its QR code
          ./run invite             print a new one-time organiser link (a lost password, a lost team)
          ./run backup TARGET      copy the whole database to a new file, or into a folder, while it serves
          ./run erase SURVEY       erase the responses of a closed survey (asks first; --yes does not)
          ./run import SURVEY FILE import responses from a CSV, XLSX, ODS or ZIP file (all or nothing)
              --mapping FILE                 what its columns are (docs/formats/mapping.md)
              --dry-run                      only try
              --skip-refused                 leave out the lines that are refused
          ./run export SURVEY FILE write the responses to a new .csv or .zip file (--codes: codes, not words)
          ./run analyse DATAPACKAGE --plan PLAN --out RESULTS
                                   compute a plan on a data package, without a server
          ./run analyse DATAPACKAGE --out DIR
                                   its whole barometer: a page, its charts and its figures
          ./run analyse BUNDLE.zip --verify
                                   compute a published barometer again and compare
          ./run kit check DIR      say what is wrong in the folder of a kit (--lang fr: in French)
          ./run help               this page

        Every setting of docs/operate.md can follow, as --Name value.
        """;
}
