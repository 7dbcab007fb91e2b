using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Parvis.Web.Data;

namespace Parvis.Web.Aggregates;

/// <summary>
/// The key with which this instance signs what it shares with other towns: made once, kept with its other keys in the database
/// (docs/decisions/0006), the same on every node.
/// </summary>
public sealed class AggregateKeys(IServiceScopeFactory scopes)
{
    private const string Setting = "aggregate-key";

    private byte[] pkcs8 = [];

    public async Task LoadAsync()
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ParvisDbContext>();
        if (await db.Settings.FindAsync(Setting) is null)
        {
            using var made = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            db.Settings.Add(new() { Name = Setting, Value = Convert.ToBase64String(made.ExportPkcs8PrivateKey()) });
            await db.SaveChangesAsync();
        }
        pkcs8 = Convert.FromBase64String((await db.Settings.AsNoTracking().SingleAsync(s => s.Name == Setting)).Value);
    }

    /// <summary>The key, to be disposed of by the caller.</summary>
    public ECDsa Open()
    {
        var key = ECDsa.Create();
        key.ImportPkcs8PrivateKey(pkcs8, out _);
        return key;
    }

    /// <summary>What another town reads aloud to be sure that a file is ours.</summary>
    public string Fingerprint()
    {
        using var key = Open();
        return Core.Barometers.Aggregates.AggregateFile.Fingerprint(key.ExportSubjectPublicKeyInfo());
    }
}
