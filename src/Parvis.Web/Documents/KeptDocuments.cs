using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace Parvis.Web.Documents;

/// <summary>The last few documents a browser made, in memory: the same source gives the same document, and anyone may ask for it again.</summary>
public sealed class KeptDocuments
{
    private const int Most = 16;

    private readonly ConcurrentDictionary<string, byte[]> made = [];

    public static string KeyOf(params IEnumerable<string> sources) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\0', sources))));

    public byte[]? Find(string key) => made.GetValueOrDefault(key);

    public byte[] Keep(string key, byte[] document)
    {
        // All at once rather than the oldest: they are made again in a second.
        if (made.Count >= Most)
            made.Clear();
        return made.GetOrAdd(key, document);
    }
}
