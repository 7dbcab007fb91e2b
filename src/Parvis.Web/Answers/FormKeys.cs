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
public sealed class FormKeys(IServiceScopeFactory scopes)
{
    private const int SignatureBytes = 16;
    private const int KeyBytes = 16;
    private const string Setting = "form-key-secret";

    private byte[] secret = [];

    public async Task LoadAsync()
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ParvisDbContext>();
        if (await db.Settings.FindAsync(Setting) is null)
        {
            db.Settings.Add(new() { Name = Setting, Value = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)) });
            try
            {
                await db.SaveChangesAsync();
            }
            catch (DbUpdateException)
            {
                // Another node, starting at the same moment, was first: its secret is everyone's.
                db.ChangeTracker.Clear();
            }
        }
        secret = Convert.FromBase64String((await db.Settings.AsNoTracking().SingleAsync(s => s.Name == Setting)).Value);
    }

    /// <summary>A new key for one form of a survey, as it travels: 32 bytes in base64url.</summary>
    public string Issue(int surveyId)
    {
        Span<byte> token = stackalloc byte[ResponseKey.Bytes + SignatureBytes];
        RandomNumberGenerator.Fill(token[..ResponseKey.Bytes]);
        Sign(surveyId, token[..ResponseKey.Bytes], token[ResponseKey.Bytes..]);
        return Base64Url.EncodeToString(token);
    }

    /// <summary>The key of a token this instance issued for this survey; null for any other text.</summary>
    public ResponseKey? Check(int surveyId, string? token)
    {
        Span<byte> bytes = stackalloc byte[ResponseKey.Bytes + SignatureBytes];
        if (token is not { Length: 43 } || !Base64Url.IsValid(token) || !Base64Url.TryDecodeFromChars(token, bytes, out var written) || written != bytes.Length)
            return null;
        Span<byte> expected = stackalloc byte[SignatureBytes];
        Sign(surveyId, bytes[..ResponseKey.Bytes], expected);
        return CryptographicOperations.FixedTimeEquals(expected, bytes[ResponseKey.Bytes..])
            ? ResponseKey.From(bytes[..ResponseKey.Bytes])
            : null;
    }

    /// <summary>A device's key in a room, sealed: only this instance can have made it, for this room alone.</summary>
    public string Seal(string room, Guid key)
    {
        Span<byte> token = stackalloc byte[KeyBytes + SignatureBytes];
        key.TryWriteBytes(token);
        SignSeat(room, token[..KeyBytes], token[KeyBytes..]);
        return Base64Url.EncodeToString(token);
    }

    /// <summary>The key that <see cref="Seal"/> was given; null for any other text.</summary>
    public Guid? Unseal(string room, string? token)
    {
        Span<byte> bytes = stackalloc byte[KeyBytes + SignatureBytes];
        if (token is not { Length: 43 } || !Base64Url.IsValid(token) || !Base64Url.TryDecodeFromChars(token, bytes, out var written) || written != bytes.Length)
            return null;
        Span<byte> expected = stackalloc byte[SignatureBytes];
        SignSeat(room, bytes[..KeyBytes], expected);
        return CryptographicOperations.FixedTimeEquals(expected, bytes[KeyBytes..]) ? new Guid(bytes[..KeyBytes]) : null;
    }

    private void Sign(int surveyId, ReadOnlySpan<byte> key, Span<byte> signature)
    {
        Span<byte> message = stackalloc byte[4 + ResponseKey.Bytes];
        System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(message, surveyId);
        key.CopyTo(message[4..]);
        Sign(message, signature);
    }

    // Never as long as a form's message: a signature of the one says nothing of the other.
    private void SignSeat(string room, ReadOnlySpan<byte> key, Span<byte> signature) =>
        Sign([.. "seat "u8, .. System.Text.Encoding.ASCII.GetBytes(room), .. key], signature);

    private void Sign(ReadOnlySpan<byte> message, Span<byte> signature)
    {
        Span<byte> full = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(secret, message, full);
        full[..SignatureBytes].CopyTo(signature);
    }
}
