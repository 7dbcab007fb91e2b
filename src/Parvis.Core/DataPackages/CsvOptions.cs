namespace Parvis.Core.DataPackages;

/// <summary>How a CSV file is read, and how much memory one record may take.</summary>
public sealed record CsvOptions
{
    /// <summary>The field separator: a comma, a semicolon, a tab…</summary>
    public char Delimiter { get; init; } = ',';

    /// <summary>Longest field, in bytes.</summary>
    public int MaxFieldBytes { get; init; } = 1 << 20;

    /// <summary>Longest record, in bytes: also the most memory the reader's buffer takes.</summary>
    public int MaxRecordBytes { get; init; } = 8 << 20;

    /// <summary>Most fields in a record.</summary>
    public int MaxFields { get; init; } = 10_000;
}
