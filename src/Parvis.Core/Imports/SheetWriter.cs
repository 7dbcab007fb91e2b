using Parvis.Core.DataPackages;

namespace Parvis.Core.Imports;

/// <summary>Gathers a line's cells by column and writes it; empty lines and columns at the end are left out.</summary>
internal sealed class SheetWriter(CsvWriter csv, CancellationToken cancellation)
{
    private readonly List<string> cells = [];

    public void Set(int column, string text)
    {
        if (text.Length == 0)
            return;
        if (column > CsvRows.MostColumns)
            throw new InvalidDataException("The sheet has too many columns.");
        while (cells.Count <= column)
            cells.Add("");
        cells[column] = text;
    }

    public void EndLine(int times = 1)
    {
        cancellation.ThrowIfCancellationRequested();
        for (var i = 0; i < times && cells.Count > 0; i++)
        {
            foreach (var cell in cells)
                csv.Field(cell);
            csv.EndRecord();
        }
        cells.Clear();
    }
}
