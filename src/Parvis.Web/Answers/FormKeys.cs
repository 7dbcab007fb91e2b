using System.Buffers.Text;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Parvis.Core.Responses;
using Parvis.Web.Data;

namespace Parvis.Web.Answers;

/// <summary>
/// Issues and checks the signed key of a form. The signature binds a random key to its survey with a secret of this
/// instance (shared by its nodes), so nobody can choose a key, and a form can be checked without a server record.
/// </summary>
public sealed class FormKeys(IServiceScopeFactory scopes) : IDisposable
{
    private const int SignatureBytes = 16;
    private const int KeyBytes = ResponseKey.Bytes;
    private const string Setting = "form-key-secret";

    // One a thread, keyed once: keying takes longer than signing.
    private ThreadLocal<IncrementalHash>? signers;

    public async Task LoadAsync()
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ParvisDbContext>();
        if (await db.Settings.FindAsync(Setting) is null)
        {
            db.Settings.Add(new() { Name = Setting, Value = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)) });
            await db.SaveChangesAsync();
        }
        var secret = Convert.FromBase64String((await db.Settings.AsNoTracking().SingleAsync(s => s.Name == Setting)).Value);
        signers = new(() => IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, secret), trackAllValues: true);
    }

    /// <summary>A new key for one form of a survey, as it travels: 32 bytes in base64url.</summary>
    public string Issue(int surveyId)
    {
        Span<byte> key = stackalloc byte[KeyBytes];
        RandomNumberGenerator.Fill(key);
        return Seal(Survey(surveyId), key);
    }

    /// <summary>The key of a token this instance issued for this survey; null for any other text.</summary>
    public ResponseKey? Check(int surveyId, string? token)
    {
        Span<byte> key = stackalloc byte[KeyBytes];
        return Open(Survey(surveyId), token, key) ? ResponseKey.From(key) : null;
    }

    /// <summary>A device's key in a room, sealed: only this instance can have made it, for this room alone.</summary>
    public string Seal(string room, Guid key)
    {
        Span<byte> bytes = stackalloc byte[KeyBytes];
        key.TryWriteBytes(bytes);
        return Seal(Seat(room), bytes);
    }

    /// <summary>The key that <see cref="Seal(string, Guid)"/> was given; null for any other text.</summary>
    public Guid? Unseal(string room, string? token)
    {
        Span<byte> key = stackalloc byte[KeyBytes];
        return Open(Seat(room), token, key) ? new Guid(key) : null;
    }

    // What a key is for. Of different lengths: a signature of the one says nothing of the other.
    private static byte[] Survey(int id)
    {
        var bytes = new byte[4];
        System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(bytes, id);
        return bytes;
    }

    private static byte[] Seat(string room) => [.. "seat "u8, .. System.Text.Encoding.ASCII.GetBytes(room)];

    private string Seal(ReadOnlySpan<byte> purpose, ReadOnlySpan<byte> key)
    {
        Span<byte> token = stackalloc byte[KeyBytes + SignatureBytes];
        key.CopyTo(token);
        Sign(purpose, key, token[KeyBytes..]);
        return Base64Url.EncodeToString(token);
    }

    private bool Open(ReadOnlySpan<byte> purpose, string? token, Span<byte> key)
    {
        Span<byte> bytes = stackalloc byte[KeyBytes + SignatureBytes];
        if (token is not { Length: 43 } || !Base64Url.IsValid(token) || !Base64Url.TryDecodeFromChars(token, bytes, out var written) || written != bytes.Length)
            return false;
        bytes[..KeyBytes].CopyTo(key);
        Span<byte> expected = stackalloc byte[SignatureBytes];
        Sign(purpose, key, expected);
        return CryptographicOperations.FixedTimeEquals(expected, bytes[KeyBytes..]);
    }

    private void Sign(ReadOnlySpan<byte> purpose, ReadOnlySpan<byte> key, Span<byte> signature)
    {
        Span<byte> message = stackalloc byte[purpose.Length + KeyBytes];
        purpose.CopyTo(message);
        key.CopyTo(message[purpose.Length..]);
        Span<byte> full = stackalloc byte[HMACSHA256.HashSizeInBytes];
        var signer = signers!.Value!;
        signer.AppendData(message);
        signer.GetHashAndReset(full);
        full[..SignatureBytes].CopyTo(signature);
    }

    public void Dispose()
    {
        foreach (var signer in signers?.Values ?? [])
            signer.Dispose();
        signers?.Dispose();
    }
}
