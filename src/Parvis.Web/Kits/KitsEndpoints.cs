using System.Collections.Immutable;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using Parvis.Core;
using Parvis.Core.Kits;
using Parvis.Web.Data;
using Parvis.Web.Hosting;
using Parvis.Web.Kits.Files;
using Parvis.Web.Kits.Printing;
using Parvis.Web.Kits.Running;
using Parvis.Web.Layout;

namespace Parvis.Web.Kits;

/// <summary>The library: look, choose, try, take away, bring in. Organisers only: a copy may be a draft.</summary>
internal static class KitsEndpoints
{
    public static void MapKits(this WebApplication app)
    {
        var kits = app.MapGroup("/kits").AddEndpointFilter(RaiseLimits).RequireAntiforgery();
        kits.MapGet("", async (KitLibrary library, [AsParameters] KitSearch search, CancellationToken cancellation) =>
            await ListAsync(library, search.Filter, [], StatusCodes.Status200OK, cancellation));
        kits.MapPost("", ImportAsync);
        kits.MapGet("/{slug}", async (string slug, KitLibrary library, ParvisDbContext db, CancellationToken cancellation) =>
            await library.FindAsync(slug, cancellation) is { } kit
                ? new RazorComponentResult<KitPage>(new { Found = kit, Runs = await LedRun.LatestAsync(kit.Kit.Id, db, cancellation) })
                : NotFound());
        kits.MapGet("/{slug}/preview", (string slug, KitLibrary library, CancellationToken cancellation) =>
            OneAsync(slug, library, kit => new RazorComponentResult<KitPreviewPage>(new { Found = kit }), cancellation));
        kits.MapGet("/{slug}/export.zip", (string slug, KitLibrary library, CancellationToken cancellation) =>
            OneAsync(slug, library, kit => Results.File(KitZip.Write(kit.Files, kit.Slug), "application/zip", $"{kit.Slug}.zip"), cancellation));
        kits.MapGet("/{slug}/pictures/{name}", (string slug, string name, KitLibrary library, CancellationToken cancellation) =>
            OneAsync(slug, library, kit => kit.Files[$"pictures/{name}"] is { } svg ? Results.Text(svg, "image/svg+xml") : NotFound(), cancellation));
        kits.MapPost("/{slug}/copies", CopyAsync);
        kits.MapPost("/{slug}/deletion", async (string slug, KitLibrary library, CancellationToken cancellation) =>
        {
            if (await library.FindAsync(slug, cancellation) is not { IsShipped: false } kit)
                return NotFound();
            await library.DeleteAsync(kit, cancellation);
            return new SeeOther("/kits");
        });
        kits.MapKitEditing();
        kits.MapKitPrints();
        foreach (var schema in new[] { "kit.schema.json", "kit-activity.schema.json" })
            app.MapGet($"/formats/{schema}", () =>
                Results.Stream(typeof(KitsEndpoints).Assembly.GetManifestResourceStream(schema)!, "application/schema+json")).AllowAnonymous();
    }

    internal static IResult NotFound() => ErrorPages.Page(StatusCodes.Status404NotFound);

    internal static async Task<IResult> OneAsync(string slug, KitLibrary library, Func<LibraryKit, IResult> answer, CancellationToken cancellation) =>
        await library.FindAsync(slug, cancellation) is { } kit ? answer(kit) : NotFound();

    private static async Task<IResult> ListAsync(KitLibrary library, KitFilter filter, ImmutableArray<KitError> errors, int status, CancellationToken cancellation) =>
        new RazorComponentResult<KitsPage>(new { Kits = await library.AllAsync(cancellation), Filter = filter, Errors = errors }) { StatusCode = status };

    private static async Task<IResult> ImportAsync(HttpRequest request, KitLibrary library, CancellationToken cancellation)
    {
        var form = await request.ReadFormAsync(cancellation);
        if (form.Files["file"] is not { Length: > 0 } file)
            return await Refused(new KitError("", 1, 1, new Refusal("kit.not-a-zip")));
        // The archive's reader goes back and forth: the upload is bounded, so it is held.
        using var upload = new MemoryStream();
        await file.CopyToAsync(upload, cancellation);
        var (files, unreadable) = KitZip.Read(upload);
        if (unreadable is not null)
            return await Refused(unreadable);
        var parsed = KitReader.Read(files!);
        return parsed.Kit is { } kit ? new SeeOther($"/kits/{await library.AddAsync(files!, kit, cancellation)}") : await Refused([.. parsed.Errors]);

        Task<IResult> Refused(params ImmutableArray<KitError> errors) =>
            ListAsync(library, new(), errors, StatusCodes.Status422UnprocessableEntity, cancellation);
    }

    private static async Task<IResult> CopyAsync(string slug, KitLibrary library, Words words, CancellationToken cancellation) =>
        await library.FindAsync(slug, cancellation) is { } kit
            ? new SeeOther($"/kits/{await library.CopyAsync(kit, words["kits.copy-mark"], cancellation)}/edit")
            : NotFound();

    private static ValueTask<object?> RaiseLimits(EndpointFilterInvocationContext call, EndpointFilterDelegate next)
    {
        var http = call.HttpContext;
        if (HttpMethods.IsPost(http.Request.Method))
        {
            http.Features.GetRequiredFeature<IHttpMaxRequestBodySizeFeature>().MaxRequestBodySize = KitZip.LargestUpload;
            http.Features.Set<IFormFeature>(new FormFeature(http.Request, new FormOptions
            {
                MultipartBodyLengthLimit = KitZip.LargestUpload,
                ValueLengthLimit = 4 * KitLimits.FileBytes,
            }));
        }
        return next(call);
    }
}

/// <summary>What the search form sends: words as they come, so that a blank or a strange one finds all.</summary>
internal sealed record KitSearch(string? Q, string? Audience, string? Minutes, string? Equipment)
{
    public KitFilter Filter => new(
        Q?.Length > 100 ? Q[..100] : Q,
        Enum.TryParse<Audience>(Audience, out var audience) && Enum.IsDefined(audience) ? audience : null,
        int.TryParse(Minutes, out var minutes) ? minutes : null,
        Enum.TryParse<Equipment>(Equipment, out var equipment) && Enum.IsDefined(equipment) ? equipment : null);
}
