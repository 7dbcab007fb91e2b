using Parvis.Web.Hosting;
using Parvis.Web.People;

namespace Parvis.Web;

/// <summary><c>invite</c>: a new invitation link, for who holds the server's shell: a lost password, a lost team.</summary>
internal static class InviteCommand
{
    public static Task<int> RunAsync(string[] options, TextWriter stdout) => CommandHost.RunAsync(options, async services =>
    {
        var link = await services.GetRequiredService<Invitations>().CreateAsync("./run invite");
        await stdout.WriteLineAsync($"""

              {services.GetRequiredService<PublicAddress>().Of(link)}

            Opening this link makes an organiser. It works once, for {Invitations.Lasts.Days} days.
            """);
        return 0;
    });
}
