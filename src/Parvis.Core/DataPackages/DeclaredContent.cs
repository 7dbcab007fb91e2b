using System.Globalization;
using System.Security.Cryptography;

namespace Parvis.Core.DataPackages;

/// <summary>What a data package says of its own file: <c>bytes</c>, <c>hash</c> and <c>parvis:rows</c>, each with its place. Null where it says nothing.</summary>
/// <param name="Hash">As Frictionless writes it: <c>sha256:…</c>; without a name, MD5.</param>
public sealed record DeclaredContent(LocatedJson? Bytes, LocatedJson? Hash, LocatedJson? Rows)
{
    /// <summary>Reads the file to its end; says where the package lies about it.</summary>
    public DataProblem? CheckContent(Stream csv, string packageFile, string csvFile)
    {
        if (Bytes is null && Hash is null)
            return null;
        var (name, digest) = Hash?.Text.Split(':') is [var algorithm, var hex] ? (algorithm.ToUpperInvariant(), hex) : ("MD5", Hash?.Text ?? "");
        if (name is not ("MD5" or "SHA1" or "SHA256" or "SHA384" or "SHA512"))
            return Hash!.Problem(packageFile, $"The hash « {name} » is not known: sha256 is.");
        using var hash = IncrementalHash.CreateHash(new HashAlgorithmName(name));
        var (length, buffer) = (0L, new byte[1 << 16]);
        for (int read; (read = csv.Read(buffer, 0, buffer.Length)) > 0; length += read)
            hash.AppendData(buffer, 0, read);
        var actual = Convert.ToHexStringLower(hash.GetHashAndReset());
        return Bytes is not null && Bytes.AsNumber != length
            ? Bytes.Problem(packageFile, $"{csvFile} has {length} bytes; the data package declares {Bytes.Text}.")
            : Hash is not null && !string.Equals(actual, digest, StringComparison.OrdinalIgnoreCase)
            ? Hash.Problem(packageFile, $"{csvFile} is not the file that the data package describes: its {name.ToLower(CultureInfo.InvariantCulture)} is {actual}.")
            : null;
    }

    /// <summary>Says where the package lies about how many rows there are.</summary>
    public DataProblem? CheckRows(long rows, string packageFile, string csvFile) => Rows is null || Rows.AsNumber == rows
        ? null : Rows.Problem(packageFile, $"{csvFile} has {rows} rows; the data package declares {Rows.Text}.");
}
