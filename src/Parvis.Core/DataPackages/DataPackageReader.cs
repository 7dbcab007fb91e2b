using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace Parvis.Core.DataPackages;

/// <summary>Reads <c>datapackage.json</c>: strict on what it uses, silent on what it does not.</summary>
public sealed class DataPackageReader
{
    private readonly string _file;
    private DataProblem? _problem;

    private DataPackageReader(string file) => _file = file;

    public static bool TryRead(
        ReadOnlySpan<byte> json, string file, [NotNullWhen(true)] out DataPackage? package, [NotNullWhen(false)] out DataProblem? problem)
    {
        package = null;
        if (!LocatedJson.TryParse(json, file, out var root, out problem)) return false;
        var reader = new DataPackageReader(file);
        package = reader.Package(root);
        problem = reader._problem;
        if (problem is not null) package = null;
        return package is not null;
    }

    private DataPackage? Package(LocatedJson root)
    {
        if (root["resources"] is not { Kind: JsonValueKind.Array } resources) return Fail(root, "A data package needs a list of resources.");
        if (resources.Items is not [var resource]) return Fail(resources, "One resource is expected: one CSV file.");
        if (resource["path"]?.AsString is not { Length: > 0 } path) return Fail(resource, "The resource needs the path of its CSV file.");
        if (path.StartsWith('/') || path.Contains('\\') || path.Contains(':') || path.Split('/').Contains(".."))
            return Fail(resource["path"]!, "The path must stay in the folder of the data package.");
        if (resource["encoding"] is { } encoding && encoding.Text.ToUpperInvariant() is not ("UTF-8" or "UTF8"))
            return Fail(encoding, "Only UTF-8 is read.");
        if (resource["schema"]?["fields"] is not { Kind: JsonValueKind.Array } list) return Fail(resource, "The resource needs a schema with its fields.");
        var delimiter = resource["dialect"]?["delimiter"];
        if (delimiter is not null && delimiter.AsString is not { Length: 1 }) return Fail(delimiter, "The delimiter must be one character.");
        var missing = resource["schema"]!["missingValues"];
        if (missing is not null && missing.Items.Any(m => m.AsString is null)) return Fail(missing, "Missing values must be a list of texts.");

        var names = new HashSet<string>();
        var fields = ImmutableArray.CreateBuilder<Field>();
        foreach (var item in list.Items)
        {
            if (new FieldReader(_file).Read(item, out _problem) is not { } field) return null;
            if (!names.Add(field.Name)) return Fail(item, $"The field « {field.Name} » is described twice.");
            fields.Add(field);
        }
        if (fields.Count == 0) return Fail(list, "The schema has no field.");
        return new DataPackage(
            root["name"]?.AsString ?? "", root["title"]?.AsString ?? "", path, delimiter?.Text[0] ?? ',', fields.DrainToImmutable(),
            missing is null ? [""] : [.. missing.Items.Select(m => m.Text)])
        {
            Declared = (resource["bytes"], resource["hash"], resource["parvis:rows"]) is var (bytes, hash, rows) && (bytes ?? hash ?? rows) is not null ? new(bytes, hash, rows) : null,
        };
    }

    private DataPackage? Fail(LocatedJson at, string message)
    {
        _problem = at.Problem(_file, message);
        return null;
    }
}
