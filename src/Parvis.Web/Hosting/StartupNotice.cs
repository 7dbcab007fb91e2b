using Microsoft.EntityFrameworkCore;
using Parvis.Core.Responses;
using Parvis.Web.Data;
using Parvis.Web.People;

namespace Parvis.Web.Hosting;

/// <summary>What <c>./run</c> prints once it serves: the addresses to open next.</summary>
public sealed class StartupNotice(ParvisDbContext db, Invitations invitations, PublicAddress address, IConfiguration configuration)
{
    public async Task<string> WriteAsync()
    {
        var lines = new List<string> { "", "Parvis is serving.", "", $"  Public page           {address.Of("/")}" };
        if (await DemonstrationCodeAsync() is { } code)
            lines.Add($"  Demonstration survey  {address.Of($"/r/{code}")}   (made for a phone)");
        if (!await db.Users.AnyAsync())
            lines.Add($"  First organiser       {address.Of(await invitations.CreateFirstAsync())}   (works once, for {Invitations.Lasts.Days} days)");
        if (configuration["Lan"] == "true")
            lines.AddRange(["", "  On this network, without the internet: phones scan this.", "", TerminalQr.Draw(address.Of("/"))]);
        lines.Add("");
        return string.Join(Environment.NewLine, lines);
    }

    // The first way in of the oldest survey, while nobody has made their own.
    private Task<string?> DemonstrationCodeAsync() =>
        db.Surveys.Where(s => s.OpensAt != null).OrderBy(s => s.Id).Take(1).SelectMany(s => s.Channels)
            .Where(c => c.RetiredAt == null && c.Mode == ResponseMode.OwnDevice).OrderBy(c => c.Id).Select(c => c.Code).FirstOrDefaultAsync();
}

internal static class StartupNotices
{
    public static async Task PrintStartupNoticeAsync(this WebApplication app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        await Console.Out.WriteLineAsync(await scope.ServiceProvider.GetRequiredService<StartupNotice>().WriteAsync());
    }
}
