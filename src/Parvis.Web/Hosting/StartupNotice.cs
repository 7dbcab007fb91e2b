namespace Parvis.Web.Hosting;

/// <summary>What <c>./run</c> prints once it serves: the addresses to open next.</summary>
public sealed class StartupNotice
{
    public async Task PrintAsync(IEnumerable<string> urls)
    {
        var url = urls.First().Replace("[::]", "localhost", StringComparison.Ordinal).Replace("0.0.0.0", "localhost", StringComparison.Ordinal);
        await Console.Out.WriteLineAsync($"""

            Parvis is serving.

              Public page         {url}/
            """);
    }
}
