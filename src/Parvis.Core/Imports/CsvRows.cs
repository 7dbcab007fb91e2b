using System.Buffers;
using System.Text;
using System.Text.Unicode;
using Parvis.Core.DataPackages;

namespace Parvis.Core.Imports;

/// <summary>
/// The lines of a CSV file as other tools write it: commas, semicolons or tabs; UTF-8, UTF-16 with its mark, or Windows-1252 when it is
/// not UTF-8. Forward only, one line in memory.
/// </summary>
public sealed class CsvRows
{
    public const int MostColumns = 2000;

    private static readonly char[] Delimiters = ['\t', ';', ','];

    private readonly CsvReader csv;

    private CsvRows(CsvReader csv) => this.csv = csv;

    public List<string> Cells { get; } = [];

    public long Line => csv.Line;

    /// <summary>Why reading stopped before the end; null at a proper end.</summary>
    public DataProblem? Problem => csv.Problem;

    /// <param name="file">Can seek; read twice.</param>
    public static CsvRows Open(Stream file, CancellationToken cancellation)
    {
        var encoding = EncodingOf(file, cancellation);
        file.Position = 0;
        Stream Text() => encoding is null ? file : Encoding.CreateTranscodingStream(file, encoding, Encoding.UTF8, leaveOpen: true);
        var delimiter = DelimiterOf(Text());
        file.Position = 0;
        return new(new CsvReader(Text(), "", new CsvOptions { Delimiter = delimiter, MaxFields = MostColumns }));
    }

    public bool Read()
    {
        Cells.Clear();
        if (!csv.Read())
            return false;
        for (var i = 0; i < csv.FieldCount; i++)
            Cells.Add(csv.Text(i));
        return true;
    }

    // Null for UTF-8, which needs no change.
    private static Encoding? EncodingOf(Stream file, CancellationToken cancellation)
    {
        var buffer = new byte[1 << 16];
        var kept = 0;
        for (var first = true; ; first = false)
        {
            cancellation.ThrowIfCancellationRequested();
            var read = file.Read(buffer, kept, buffer.Length - kept);
            var bytes = buffer.AsSpan(0, kept + read);
            if (first && bytes is [0xFF, 0xFE, ..])
                return Encoding.Unicode;
            if (first && bytes is [0xFE, 0xFF, ..])
                return Encoding.BigEndianUnicode;
            // A character may be cut at the end of the buffer: it is judged with the next bytes.
            var whole = read == 0 ? bytes.Length : WholeCharacters(bytes);
            if (!Utf8.IsValid(bytes[..whole]))
                return CodePagesEncodingProvider.Instance.GetEncoding(1252);
            if (read == 0)
                return null;
            kept = bytes.Length - whole;
            bytes[whole..].CopyTo(buffer);
        }
    }

    private static int WholeCharacters(ReadOnlySpan<byte> bytes)
    {
        for (var back = 1; back <= 3 && back <= bytes.Length; back++)
            if (Rune.DecodeFromUtf8(bytes[^back..], out _, out _) == OperationStatus.NeedMoreData)
                return bytes.Length - back;
        return bytes.Length;
    }

    // The one that stands equally often, and at least once, in each of the first records: a question may hold three commas, its
    // answers do not. Failing that, the one that stands most often in the first record. On a tie, commas lose: they are in sentences.
    private static char DelimiterOf(Stream text)
    {
        var buffer = new byte[1 << 16];
        var length = text.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
        var records = Counts(buffer.AsSpan(0, length), whole: length < buffer.Length);
        return Delimiters.Select((delimiter, i) => (delimiter, Steady: records.All(r => r[i] == records[0][i]) && records[0][i] > 0, First: records[0][i]))
            .OrderByDescending(d => d.Steady).ThenByDescending(d => d.First).First().delimiter;
    }

    // How often each delimiter stands outside quotes, record by record, for the first twenty. A record cut by the buffer's end is left out.
    private static List<int[]> Counts(ReadOnlySpan<byte> text, bool whole)
    {
        var records = new List<int[]>();
        var (current, quoted, blank) = (new int[Delimiters.Length], false, true);
        foreach (var letter in text)
        {
            if (letter is (byte)'\n' or (byte)'\r' && !quoted)
            {
                if (!blank)
                    records.Add(current);
                (current, blank) = (new int[Delimiters.Length], true);
                if (records.Count == 20)
                    return records;
                continue;
            }
            blank = false;
            if (letter == '"')
                quoted = !quoted;
            else if (!quoted && Array.IndexOf(Delimiters, (char)letter) is >= 0 and var which)
                current[which]++;
        }
        if (records.Count == 0 || (whole && !blank))
            records.Add(current);
        return records;
    }
}
