using System.Collections.Frozen;
using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.AspNetCore.StaticFiles;

namespace Parvis.Web.Hosting;

/// <summary>
/// The files of <c>wwwroot</c>, in memory, each compressed once, when a browser first asks. Addresses carry a digest of the content, so a phone asks once per
/// version and never again.
/// </summary>
public sealed class Assets
{
    private static readonly FileExtensionContentTypeProvider ContentTypes = new();

    private readonly FrozenDictionary<string, Asset> byPath;
    private readonly FrozenDictionary<string, string> urls;

    // Files that a phone in a room always needs together: one request instead of three.
    private static readonly Dictionary<string, string[]> Together = new()
    {
        ["in-room.css"] = ["parvis.css", "room.css", "rooms-activities.css"],
        ["in-room.js"] = ["live.js", "activities.js"],
    };

    public Assets()
    {
        var root = Path.Combine(AppContext.BaseDirectory, "wwwroot");
        var assets = Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories)
            .ToDictionary(file => Path.GetRelativePath(root, file).Replace('\\', '/'), file => Make(file, File.ReadAllBytes(file)));
        foreach (var (name, parts) in Together)
            assets[name] = Make(name, [.. parts.SelectMany(part => assets[part].Plain)]);
        urls = assets.ToFrozenDictionary(a => a.Key, a => $"/assets/{a.Value.Digest}/{a.Key}");
        byPath = assets.ToFrozenDictionary(a => $"{a.Value.Digest}/{a.Key}", a => a.Value);
    }

    /// <summary>The address of a file of <c>wwwroot</c>, such as <c>parvis.css</c>.</summary>
    public string this[string name] => urls[name];

    /// <summary>What is behind such an address, as text; null where there is nothing.</summary>
    internal string? Text(string url) =>
        url.StartsWith("/assets/", StringComparison.Ordinal) && byPath.TryGetValue(url["/assets/".Length..], out var asset) ? System.Text.Encoding.UTF8.GetString(asset.Plain) : null;

    internal IResult Serve(string path, HttpContext context)
    {
        if (!byPath.TryGetValue(path, out var asset))
            return TypedResults.NotFound();
        var headers = context.Response.Headers;
        headers.CacheControl = "public, max-age=31536000, immutable";
        headers.Vary = "Accept-Encoding";
        var accepted = context.Request.Headers.AcceptEncoding.ToString();
        var (encoding, bytes) = accepted.Contains("br", StringComparison.Ordinal) ? ("br", asset.Brotli.Value)
            : accepted.Contains("gzip", StringComparison.Ordinal) ? ("gzip", asset.Gzip.Value)
            : (null, asset.Plain);
        if (encoding is not null)
            headers.ContentEncoding = encoding;
        return TypedResults.Bytes(bytes, asset.ContentType);
    }

    private static Asset Make(string file, byte[] plain)
    {
        var type = ContentTypes.TryGetContentType(file, out var known) ? known : "application/octet-stream";
        return new(
            Convert.ToHexStringLower(SHA256.HashData(plain).AsSpan(0, 6)),
            type.StartsWith("text/", StringComparison.Ordinal) ? $"{type}; charset=utf-8" : type,
            plain,
            // As small as it gets takes a third of a second for all of them: nobody waits for it at the start.
            new(() => Compress(plain, stream => new BrotliStream(stream, CompressionLevel.SmallestSize))),
            new(() => Compress(plain, stream => new GZipStream(stream, CompressionLevel.SmallestSize))));
    }

    private static byte[] Compress(byte[] plain, Func<Stream, Stream> encoder)
    {
        using var compressed = new MemoryStream();
        using (var stream = encoder(compressed))
            stream.Write(plain);
        return compressed.ToArray();
    }

    private sealed record Asset(string Digest, string ContentType, byte[] Plain, Lazy<byte[]> Brotli, Lazy<byte[]> Gzip);
}

internal static class AssetEndpoints
{
    public static void MapParvisAssets(this WebApplication app) =>
        app.MapGet("/assets/{**path}", (string path, Assets assets, HttpContext context) => assets.Serve(path, context)).AllowAnonymous();
}
