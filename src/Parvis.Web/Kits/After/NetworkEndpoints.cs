using Microsoft.AspNetCore.Http.HttpResults;
using Parvis.Web.Hosting;

namespace Parvis.Web.Kits.After;

/// <summary>Workshops of a kit added up: chosen by an organiser, read by anyone.</summary>
internal static class NetworkEndpoints
{
    public static void MapKitNetworks(this WebApplication app)
    {
        var network = app.MapGroup("/kits/{slug}/network").RequireAntiforgery();
        network.MapGet("", async (string slug, KitLibrary library, NetworkDesk desk, CancellationToken cancellation) =>
            await library.FindAsync(slug, cancellation) is { } kit
                ? new RazorComponentResult<NetworkChoicePage>(new { Found = kit, Runs = await desk.RunsAsync(kit, cancellation), Row = await desk.FindAsync(slug, cancellation) })
                : KitsEndpoints.NotFound());
        network.MapPost("", async (string slug, HttpRequest request, KitLibrary library, NetworkDesk desk, CancellationToken cancellation) =>
        {
            if (await library.FindAsync(slug, cancellation) is not { } kit)
                return KitsEndpoints.NotFound();
            var form = await request.ReadFormAsync(cancellation);
            await desk.PublishAsync(kit, [.. form["room"].OfType<string>()], cancellation);
            return new SeeOther($"/kits/{slug}/network");
        });
        network.MapPost("/withdrawal", async (string slug, NetworkDesk desk, CancellationToken cancellation) =>
        {
            if (await desk.FindAsync(slug, cancellation) is not { } row)
                return KitsEndpoints.NotFound();
            await desk.WithdrawAsync(row, cancellation);
            return new SeeOther($"/kits/{slug}/network");
        });
        app.MapGet("/mallettes/{slug}", async (string slug, NetworkDesk desk, CancellationToken cancellation) =>
            await desk.PublishedAsync(slug, cancellation) is { } data ? new RazorComponentResult<NetworkPage>(new { Data = data }) : KitsEndpoints.NotFound()).AllowAnonymous();
    }
}
