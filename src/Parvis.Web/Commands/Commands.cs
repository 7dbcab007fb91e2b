namespace Parvis.Web;

/// <summary>The commands of <c>./run</c> other than serving. Each answers with its exit code.</summary>
internal static class Commands
{
    public static async Task<int> RunAsync(string[] args)
    {
        switch (args)
        {
            case ["help", ..]:
                await Console.Out.WriteLineAsync(Help);
                return 0;
            case ["analyse", ..]:
                return await AnalyseCommand.RunAsync(args, Console.Out, Console.Error);
            default:
                await Console.Error.WriteLineAsync($"Unknown command: {args[0]}\n\n{Help}");
                return 2;
        }
    }

    private const string Help = """
        Parvis

          ./run                    serve http://localhost:5080 (set --urls to change)
          ./run analyse DATAPACKAGE --plan PLAN --out RESULTS
                                   compute a plan on a data package, without a server
          ./run help               this page
        """;
}
