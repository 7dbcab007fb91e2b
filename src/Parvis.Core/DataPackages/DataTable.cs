using System.Collections.Immutable;

namespace Parvis.Core.DataPackages;

/// <summary>The columns of a file, in the order of its description, all of the same length.</summary>
public sealed record DataTable(ImmutableArray<Column> Columns, int Rows)
{
    /// <summary>The column of that name, or null.</summary>
    public Column? this[string name] => Columns.FirstOrDefault(c => c.Field.Name == name);

    /// <summary>The same columns on some of the rows, in that order.</summary>
    public DataTable Select(int[] rows) => new([.. Columns.Select(c => c.Select(rows))], rows.Length);
}
