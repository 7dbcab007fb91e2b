using System.Collections.Immutable;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Parvis.Core.Barometers.Comparisons;
using Parvis.Web.Data;

namespace Parvis.Web.Comparisons;

/// <summary>A file of figures published elsewhere: the one that comes with Parvis (number 0, without a name), or one that an organiser brought.</summary>
public sealed record ReferenceSeries(int Id, string Name, ImmutableArray<ReferenceFigure> Figures)
{
    public static ReferenceSeries Shipped { get; } = new(0, "", ReadShipped());

    public static async Task<ImmutableArray<ReferenceSeries>> AllAsync(ParvisDbContext db, CancellationToken cancellation) =>
        [Shipped, .. (await db.ReferenceSeries.AsNoTracking().OrderBy(s => s.Id).ToListAsync(cancellation)).Select(s => new ReferenceSeries(s.Id, s.Name, ReferenceFigure.Read(s.File).Item1))];

    /// <summary>Names one of its figures in an address.</summary>
    public string NameOf(int figure) => Id == 0 ? $"{figure}" : $"{Id}.{figure}";

    public bool Equals(ReferenceSeries? other) => other is not null && (Id, Name) == (other.Id, other.Name) && Figures.SequenceEqual(other.Figures);

    public override int GetHashCode() => HashCode.Combine(Id, Name);

    private static ImmutableArray<ReferenceFigure> ReadShipped()
    {
        using var resource = Assembly.GetExecutingAssembly().GetManifestResourceStream("Parvis.Web.Comparisons.Reference.credoc-ia-france.csv")!;
        using var copy = new MemoryStream();
        resource.CopyTo(copy);
        var (figures, refusal) = ReferenceFigure.Read(copy.ToArray());
        return refusal is null ? figures : throw new InvalidDataException($"The reference file that comes with Parvis is damaged: {refusal.Key}.");
    }
}
