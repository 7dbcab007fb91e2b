using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Parvis.Core.Kits;
using Parvis.Web.Data;
using Parvis.Web.Kits.Files;

namespace Parvis.Web.Kits;

/// <summary>The kits one can lead: those of the house, then the copies made here. A stored kit was read before it was stored.</summary>
public sealed class KitLibrary(ParvisDbContext db, TimeProvider time)
{
    private static readonly ImmutableArray<LibraryKit> Shipped =
        [.. ShippedKits.Names.Select(name => (name, files: ShippedKits.Find(name)!)).Select(k => new LibraryKit(k.name, KitReader.Read(k.files).Kit!, k.files, null))];

    public async Task<IReadOnlyList<LibraryKit>> AllAsync(CancellationToken cancellation) =>
        [.. Shipped, .. (await db.Kits.AsNoTracking().OrderByDescending(k => k.UpdatedAt).ToListAsync(cancellation)).Select(Read)];

    public async Task<LibraryKit?> FindAsync(string slug, CancellationToken cancellation) =>
        Shipped.FirstOrDefault(k => k.Slug == slug)
        ?? (await db.Kits.AsNoTracking().FirstOrDefaultAsync(k => k.Slug == slug, cancellation) is { } row ? Read(row) : null);

    /// <summary>Adds a kit that was read; its address is its id, or the next one free.</summary>
    public async Task<string> AddAsync(KitFiles files, Kit kit, CancellationToken cancellation)
    {
        var slug = await FreeAsync(kit.Id, cancellation);
        db.Kits.Add(new() { Slug = slug, Title = kit.Title.In("fr"), Files = Json(files), UpdatedAt = time.GetUtcNow() });
        await db.SaveChangesAsync(cancellation);
        return slug;
    }

    /// <summary>A copy to change at will; it says what it was made from.</summary>
    public async Task<string> CopyAsync(LibraryKit from, string mark, CancellationToken cancellation)
    {
        var slug = await FreeAsync(from.Kit.Id, cancellation);
        var files = from.Files.With(KitFiles.Head, KitHead.AsCopy(from.Files[KitFiles.Head]!, slug, mark, from.Kit.AsCredit()));
        return await AddAsync(files, KitReader.Read(files).Kit ?? throw new InvalidDataException("The copy of a kit cannot be read."), cancellation);
    }

    public async Task SaveAsync(LibraryKit kept, KitFiles files, Kit kit, CancellationToken cancellation)
    {
        var row = await db.Kits.SingleAsync(k => k.Id == kept.Row, cancellation);
        (row.Title, row.Files, row.UpdatedAt) = (kit.Title.In("fr"), Json(files), time.GetUtcNow());
        await db.SaveChangesAsync(cancellation);
    }

    public Task DeleteAsync(LibraryKit kept, CancellationToken cancellation) =>
        db.Kits.Where(k => k.Id == kept.Row).ExecuteDeleteAsync(cancellation);

    private async Task<string> FreeAsync(string id, CancellationToken cancellation)
    {
        var taken = (await db.Kits.Select(k => k.Slug).ToListAsync(cancellation)).Concat(ShippedKits.Names).ToHashSet();
        return taken.Contains(id) ? Enumerable.Range(2, taken.Count + 1).Select(n => $"{id}-{n}").First(slug => !taken.Contains(slug)) : id;
    }

    private static LibraryKit Read(KitRow row)
    {
        var files = KitFiles.Of(JsonSerializer.Deserialize<Dictionary<string, string>>(row.Files)!);
        return new(row.Slug, KitReader.Read(files).Kit ?? throw new InvalidDataException($"The stored kit {row.Id} cannot be read."), files, row.Id);
    }

    private static string Json(KitFiles files) => JsonSerializer.Serialize(files.Texts);
}
