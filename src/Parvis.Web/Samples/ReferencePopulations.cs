using System.Reflection;
using Parvis.Core.Barometers.Samples;

namespace Parvis.Web.Samples;

/// <summary>The census tables that come with Parvis (Samples/Reference/README.md).</summary>
internal static class ReferencePopulations
{
    public static IReadOnlyList<string> Names { get; } = ["roubaix", "france"];

    /// <summary>Null for any other name.</summary>
    public static Census? Find(string? name)
    {
        if (name is null || !Names.Contains(name))
            return null;
        using var resource = Assembly.GetExecutingAssembly().GetManifestResourceStream($"Parvis.Web.Samples.Reference.{name}.csv")!;
        using var copy = new MemoryStream();
        resource.CopyTo(copy);
        return Census.Read(copy.ToArray(), $"{name}.csv").Item1;
    }
}
