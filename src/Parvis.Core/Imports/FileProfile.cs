using System.Collections.Immutable;

namespace Parvis.Core.Imports;

/// <summary>The first reading of a file: what each of its columns holds, under the name it will be known by.</summary>
public static class FileProfile
{
    /// <param name="rows">Read to their end; <see cref="HeadedRows.Problem"/> says whether it was a proper one.</param>
    /// <param name="onRow">Called at each line, for progress and cancelling.</param>
    public static ImmutableArray<ColumnProfile> Read(HeadedRows rows, Action onRow)
    {
        var budget = new ProfileBudget();
        var profilers = rows.Header.Select(header => new ColumnProfiler(header.Trim(), budget)).ToArray();
        while (rows.Read())
        {
            for (var i = 0; i < rows.Cells.Count && i < profilers.Length; i++)
                profilers[i].Add(rows.Cells[i]);
            onRow();
        }
        return [.. profilers.Select(p => p.Build()).Select((c, i) => rows.Groups.Count == 0 ? c : c with { Header = HeadedRows.WithGroup(c.Header, rows.Groups[i], c) })];
    }
}
