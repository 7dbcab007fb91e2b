using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Parvis.Core.Barometers.Aggregates;

/// <summary>
/// The file <c>.parvis.json</c> (docs/formats/aggregate.md): an <see cref="Aggregate"/> signed with its instance's key, ECDSA on the curve
/// P-256. The signature says that nothing changed since; the key's fingerprint, read over the telephone, says whose it is.
/// </summary>
public static class AggregateFile
{
    public const string Format = "parvis-aggregate/1";

    public const int Largest = 2 << 20;

    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 16, AllowDuplicateProperties = false };

    public static byte[] Write(Aggregate aggregate, ECDsa key)
    {
        var content = AggregateContent.Write(aggregate);
        using var document = JsonDocument.Parse(content);
        var signature = key.SignData(CanonicalJson.Of(document.RootElement), HashAlgorithmName.SHA256);
        var file = new StringBuilder("{\n  \"format\": \"").Append(Format).Append("\",\n  \"content\": ")
            .Append(Encoding.UTF8.GetString(content).ReplaceLineEndings("\n  "))
            .Append(",\n  \"signature\": {\n    \"algorithm\": \"ES256\",\n    \"key\": \"").Append(Convert.ToBase64String(key.ExportSubjectPublicKeyInfo()))
            .Append("\",\n    \"value\": \"").Append(Convert.ToBase64String(signature)).Append("\"\n  }\n}\n");
        return Encoding.UTF8.GetBytes(file.ToString());
    }

    /// <summary>The aggregate and who signed it, or what is wrong with the file, and where.</summary>
    public static AggregateReading Read(ReadOnlyMemory<byte> file)
    {
        if (file.Length > Largest)
            return AggregateReading.Refused("aggregate.too-large", (Largest >> 20).ToString());
        try
        {
            using var document = JsonDocument.Parse(WithoutMark(file), Strict);
            return Read(document.RootElement);
        }
        catch (JsonException problem)
        {
            return AggregateReading.Refused("aggregate.not-json", ((problem.LineNumber ?? 0) + 1).ToString());
        }
    }

    private static ReadOnlyMemory<byte> WithoutMark(ReadOnlyMemory<byte> file) => file.Span.StartsWith("\uFEFF"u8) ? file[3..] : file;

    private static AggregateReading Read(JsonElement root)
    {
        if (root.ValueKind is not JsonValueKind.Object || !root.TryGetProperty("format", out var format) || format.ValueKind is not JsonValueKind.String)
            return AggregateReading.Refused("aggregate.not-ours");
        if (format.GetString() != Format)
            return AggregateReading.Refused("aggregate.other-version");
        if (!root.TryGetProperty("content", out var content) || !root.TryGetProperty("signature", out var signature))
            return AggregateReading.Refused("aggregate.not-signed");
        // Before anything is looked at: what was changed on the way has nothing to say.
        if (Signer(content, signature) is not { } fingerprint)
            return AggregateReading.Refused("aggregate.bad-signature");
        var (aggregate, refusal) = AggregateContent.Read(content);
        return new(aggregate, aggregate is null ? null : fingerprint, refusal);
    }

    private static string? Signer(JsonElement content, JsonElement signature)
    {
        if (Bytes(signature, "key") is not { Length: < 200 } key || Bytes(signature, "value") is not { Length: 64 } value)
            return null;
        using var publicKey = ECDsa.Create();
        try
        {
            publicKey.ImportSubjectPublicKeyInfo(key, out _);
        }
        catch (CryptographicException)
        {
            // Not a public key: nobody signed this.
            return null;
        }
        return publicKey.KeySize == 256 && publicKey.VerifyData(CanonicalJson.Of(content), value, HashAlgorithmName.SHA256) ? Fingerprint(key) : null;
    }

    /// <summary>Twelve groups of hexadecimal digits to read aloud would be too many: the first 80 bits, in five groups of four.</summary>
    public static string Fingerprint(ReadOnlySpan<byte> publicKey)
    {
        var digits = Convert.ToHexString(SHA256.HashData(publicKey))[..20];
        return string.Join(' ', Enumerable.Range(0, 5).Select(i => digits.Substring(i * 4, 4)));
    }

    private static byte[]? Bytes(JsonElement signature, string name)
    {
        if (signature.ValueKind is not JsonValueKind.Object || !signature.TryGetProperty(name, out var value) || value.ValueKind is not JsonValueKind.String)
            return null;
        return value.TryGetBytesFromBase64(out var bytes) ? bytes : null;
    }
}

/// <summary>What reading a file gives: an aggregate and the fingerprint of the key that signed it, or why not.</summary>
public sealed record AggregateReading(Aggregate? Aggregate, string? Signer, Refusal? Refusal)
{
    internal static AggregateReading Refused(string key, params ImmutableArray<string> args) => new(null, null, new Refusal(key, args));
}
