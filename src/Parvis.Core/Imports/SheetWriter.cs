using System.Globalization;
using Parvis.Core.DataPackages;

namespace Parvis.Core.Imports;

/// <summary>Gathers a line's cells by column and writes it; empty lines and columns at the end are left out.</summary>
internal sealed class SheetWriter(CsvWriter csv, SpreadsheetLimits limits, CancellationToken cancellation)
{
    private readonly List<string> cells = [];
    private long row = 1;
    private long written;

    /// <summary>The line as the sheet numbers it: rows without a cell may be missing.</summary>
    public void BeginLine(string? number)
    {
        if (long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var stated))
            row = stated;
    }

    public void Set(int column, string text)
    {
        if (text.Length == 0)
            return;
        if (column >= limits.Columns)
            throw Problem("import.workbook-too-wide", Place(), Text(limits.Columns));
        if (text.Length > limits.CellCharacters)
            throw Problem("import.workbook-long-cell", Name(column) + Place(), Text(limits.CellCharacters));
        while (cells.Count <= column)
            cells.Add("");
        cells[column] = text;
    }

    public void EndLine(int times = 1)
    {
        cancellation.ThrowIfCancellationRequested();
        if (cells.Count > 0 && times > limits.RepeatedLines)
            throw Problem("import.workbook-repeated", Place(), Text(limits.RepeatedLines));
        // Before writing: a repeated line is as long as the file on disk would be.
        written += cells.Sum(c => c.Length + 1L) * times;
        if (written > limits.Written)
            throw Problem("import.workbook-unfolds", Place());
        for (var i = 0; i < times && cells.Count > 0; i++)
        {
            foreach (var cell in cells)
                csv.Field(cell);
            csv.EndRecord();
        }
        row += times;
        cells.Clear();
    }

    private string Place() => Text(row);

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static SheetProblem Problem(string key, params ReadOnlySpan<string> args) => new(new Refusal(key, [.. args]));

    // As spreadsheets call it: A…Z, AA…
    private static string Name(int column) => column < 26 ? $"{(char)('A' + column)}" : Name((column / 26) - 1) + Name(column % 26);
}
