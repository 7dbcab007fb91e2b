namespace Parvis.Core.Imports;

/// <summary>What a workbook may cost to read. Far above any survey, far below what hurts the server.</summary>
public sealed record SpreadsheetLimits
{
    public static readonly SpreadsheetLimits Default = new();

    public int Parts { get; init; } = 1000;

    /// <summary>Bytes of the ZIP's table of contents, which .NET reads whole.</summary>
    public int DirectoryBytes { get; init; } = 1 << 20;

    /// <summary>One part, unpacked.</summary>
    public long PartBytes { get; init; } = 4L << 30;

    /// <summary>A part may unpack to this many times its packed size…</summary>
    public int Ratio { get; init; } = 250;

    /// <summary>…once it is larger than this: small repetitive sheets are honest.</summary>
    public long RatioFrom { get; init; } = 64 << 20;

    /// <summary>Characters written: shared texts and repeated cells unpack a second time.</summary>
    public long Written { get; init; } = 2L << 30;

    public int SharedCharacters { get; init; } = 1 << 26;

    public int CellCharacters { get; init; } = 32_767;

    public int Columns { get; init; } = CsvRows.MostColumns;

    public int RepeatedLines { get; init; } = 10_000;

    /// <summary>Bytes without a tag beginning: an attribute or a name that XmlReader would keep whole.</summary>
    public int BytesBetweenTags { get; init; } = 1 << 20;

    public int Depth { get; init; } = 64;

    /// <summary>Different names of elements and attributes, which XmlReader keeps for ever.</summary>
    public int Names { get; init; } = 4096;
}
