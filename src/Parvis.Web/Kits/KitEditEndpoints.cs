using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Parvis.Web.Hosting;
using Parvis.Web.Kits.Files;

namespace Parvis.Web.Kits;

/// <summary>Changing a copy in the browser: order and timing with buttons, everything else as the text it is. What cannot be read is never stored.</summary>
internal static class KitEditEndpoints
{
    public static void MapKitEditing(this RouteGroupBuilder kits)
    {
        kits.MapGet("/{slug}/edit", async (string slug, KitLibrary library, CancellationToken cancellation) =>
            await OwnAsync(slug, library, cancellation) is { } kit ? Page(kit, [], StatusCodes.Status200OK) : KitsEndpoints.NotFound());
        kits.MapPost("/{slug}/arrangement", ArrangeAsync);
        kits.MapGet("/{slug}/files/{**path}", async (string slug, string path, KitLibrary library, CancellationToken cancellation) =>
            await OwnAsync(slug, library, cancellation) is { } kit && KitFiles.IsPath(path)
                ? FilePage(kit, path, kit.Files[path] ?? "", [], StatusCodes.Status200OK)
                : KitsEndpoints.NotFound());
        kits.MapPost("/{slug}/files/{**path}", WriteAsync);
    }

    // A kit of the house is not edited: one copies it first.
    private static async Task<LibraryKit?> OwnAsync(string slug, KitLibrary library, CancellationToken cancellation) =>
        await library.FindAsync(slug, cancellation) is { IsShipped: false } kit ? kit : null;

    private static async Task<IResult> ArrangeAsync(string slug, HttpRequest request, KitLibrary library, CancellationToken cancellation)
    {
        if (await OwnAsync(slug, library, cancellation) is not { } kit)
            return KitsEndpoints.NotFound();
        var form = await request.ReadFormAsync(cancellation);
        var files = kit.Files;
        foreach (var activity in kit.Kit.Activities)
        {
            var path = ActivityReader.PathOf(activity.Id, "");
            if (int.TryParse(form[$"minutes-{activity.Id}"], NumberStyles.None, CultureInfo.InvariantCulture, out var minutes) && minutes != activity.Minutes)
                files = files.With(path, KitHead.WithMinutes(files[path]!, minutes));
        }
        if (form["do"].ToString().Split(':') is [var move and ("up" or "down"), var moved])
            files = files.With(KitFiles.Head, KitHead.Move(files[KitFiles.Head]!, moved, move == "up"));
        var parsed = KitReader.Read(files);
        if (parsed.Kit is not { } read)
            return Page(kit, parsed.Errors, StatusCodes.Status422UnprocessableEntity);
        await library.SaveAsync(kit, files, read, cancellation);
        return new SeeOther($"/kits/{slug}/edit");
    }

    private static async Task<IResult> WriteAsync(string slug, string path, HttpRequest request, KitLibrary library, CancellationToken cancellation)
    {
        if (await OwnAsync(slug, library, cancellation) is not { } kit || !KitFiles.IsPath(path))
            return KitsEndpoints.NotFound();
        var form = await request.ReadFormAsync(cancellation);
        var text = form["text"].ToString().ReplaceLineEndings("\n");
        var files = kit.Files.With(path, text);
        var total = files.Texts.Sum(f => (long)System.Text.Encoding.UTF8.GetByteCount(f.Value));
        if (KitFiles.Refuse(path, System.Text.Encoding.UTF8.GetByteCount(text), total, files.Texts.Count - 1) is { } refused)
            return FilePage(kit, path, text, [refused], StatusCodes.Status422UnprocessableEntity);
        var parsed = KitReader.Read(files);
        if (parsed.Kit is not { } read)
            return FilePage(kit, path, text, parsed.Errors, StatusCodes.Status422UnprocessableEntity);
        await library.SaveAsync(kit, files, read, cancellation);
        return new SeeOther($"/kits/{slug}/edit");
    }

    private static RazorComponentResult<KitEditPage> Page(LibraryKit kit, ImmutableArray<KitError> errors, int status) =>
        new(new { Found = kit, Errors = errors }) { StatusCode = status };

    private static RazorComponentResult<KitFilePage> FilePage(LibraryKit kit, string path, string text, ImmutableArray<KitError> errors, int status) =>
        new(new { Found = kit, Path = path, Text = text, Errors = errors }) { StatusCode = status };
}
