using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Parvis.Web.Data;

namespace Parvis.Web.People;

/// <summary>One-time links to become an organiser. The database keeps a digest: reading it gives no link.</summary>
public sealed class Invitations(ParvisDbContext db, TimeProvider time)
{
    public static readonly TimeSpan Lasts = TimeSpan.FromDays(7);

    /// <summary>A new link, as a path. It is shown once: it cannot be found again.</summary>
    public async Task<string> CreateAsync(string label)
    {
        var token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(24));
        var now = time.GetUtcNow();
        await db.Invitations.Where(i => i.ExpiresAt <= now).ExecuteDeleteAsync();
        db.Invitations.Add(new() { TokenDigest = Digest(token), Label = label, CreatedAt = now, ExpiresAt = now + Lasts });
        await db.SaveChangesAsync();
        return $"/invitation/{token}";
    }

    /// <summary>The link that the server prints while there is no organiser.</summary>
    public Task<string> CreateFirstAsync() => CreateAsync(label: "");

    public Task<bool> IsOpenAsync(string token) => Open(token).AnyAsync();

    /// <summary>
    /// Uses the link up: true for one caller only, in whose transaction the organiser is then made. The first organiser closes every
    /// link that servers printed.
    /// </summary>
    public async Task<bool> UseAsync(string token)
    {
        if (await Open(token).ExecuteDeleteAsync() != 1)
            return false;
        await db.Invitations.Where(i => i.Label == "").ExecuteDeleteAsync();
        return true;
    }

    private IQueryable<InvitationRow> Open(string token)
    {
        var digest = Digest(token);
        var now = time.GetUtcNow();
        return db.Invitations.Where(i => i.TokenDigest == digest && i.ExpiresAt > now);
    }

    private static byte[] Digest(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));
}
