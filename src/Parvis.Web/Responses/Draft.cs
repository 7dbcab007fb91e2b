using System.Buffers.Text;
using System.Collections.Immutable;
using System.IO.Compression;
using System.Text.Json;

namespace Parvis.Web.Responses;

/// <summary>
/// What a person has answered so far, kept on their device until they send it: the signed key of their form and the raw values by
/// question. It travels in cookies that no script reads; the server keeps nothing.
/// </summary>
internal sealed record Draft(string Key, ImmutableDictionary<string, ImmutableArray<string>> Raw)
{
    // Browsers refuse cookies above 4 KB; and all headers together must stay small.
    private const int ChunkLength = 3600;
    private static readonly string[] Cookies = ["draft0", "draft1", "draft2", "draft3"];
    private const int MostBytes = 64 * 1024;

    public ImmutableArray<string> Values(string question) => Raw.GetValueOrDefault(question, []);

    public Draft With(string question, ImmutableArray<string> values) =>
        this with { Raw = values.IsEmpty ? Raw.Remove(question) : Raw.SetItem(question, values) };

    /// <summary>The draft of this device, or null when there is none (or it is not one of ours).</summary>
    public static Draft? Read(HttpContext context)
    {
        var text = string.Concat(Cookies.Select(name => context.Request.Cookies[name]));
        if (text.Length == 0 || !Base64Url.IsValid(text))
            return null;
        try
        {
            using var inflated = new MemoryStream();
            using (var brotli = new BrotliStream(new MemoryStream(Base64Url.DecodeFromChars(text)), CompressionMode.Decompress))
                CopyBounded(brotli, inflated);
            var read = JsonSerializer.Deserialize<Stored>(inflated.ToArray());
            return read is { Key: { } key, Raw: { } raw } ? new(key, raw.ToImmutableDictionary(r => r.Key, r => r.Value.ToImmutableArray())) : null;
        }
        catch (Exception notOurs) when (notOurs is InvalidDataException or JsonException or InvalidOperationException)
        {
            // A cookie is whatever a stranger sends: what is not a draft is no draft.
            return null;
        }
    }

    /// <summary>Keeps the draft on the device. False when it is too long to fit in cookies: nothing is changed then.</summary>
    public bool Write(HttpContext context, string path)
    {
        using var packed = new MemoryStream();
        using (var brotli = new BrotliStream(packed, CompressionLevel.Optimal))
            JsonSerializer.Serialize(brotli, new Stored(Key, Raw.ToDictionary(r => r.Key, r => r.Value.ToArray())));
        var text = Base64Url.EncodeToString(packed.ToArray());
        if (text.Length > ChunkLength * Cookies.Length)
            return false;
        for (var i = 0; i < Cookies.Length; i++)
            if (text.Length > i * ChunkLength)
                context.Response.Cookies.Append(Cookies[i], text[(i * ChunkLength)..Math.Min(text.Length, (i + 1) * ChunkLength)], Options(path));
            else if (context.Request.Cookies.ContainsKey(Cookies[i]))
                context.Response.Cookies.Delete(Cookies[i], Options(path));
        return true;
    }

    public static void Forget(HttpContext context, string path)
    {
        foreach (var name in Cookies)
            if (context.Request.Cookies.ContainsKey(name))
                context.Response.Cookies.Delete(name, Options(path));
    }

    private static CookieOptions Options(string path) =>
        new() { Path = path, HttpOnly = true, SameSite = SameSiteMode.Lax, MaxAge = TimeSpan.FromDays(30), IsEssential = true };

    private static void CopyBounded(Stream from, Stream to)
    {
        var buffer = new byte[4096];
        for (int read, total = 0; (read = from.Read(buffer)) > 0;)
        {
            if ((total += read) > MostBytes)
                throw new InvalidDataException("Larger than a draft can be.");
            to.Write(buffer, 0, read);
        }
    }

    private sealed record Stored(string Key, Dictionary<string, string[]> Raw);
}
