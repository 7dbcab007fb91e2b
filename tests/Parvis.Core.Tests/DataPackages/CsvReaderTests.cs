using System.Text;
using CsCheck;
using Parvis.Core.DataPackages;

namespace Parvis.Core.Tests.DataPackages;

public sealed class CsvReaderTests
{
    private static (List<string[]> Records, DataProblem? Problem) Read(byte[] bytes, CsvOptions? options = null, int chunk = int.MaxValue)
    {
        using var stream = new SlowStream(bytes, chunk);
        var csv = new CsvReader(stream, "f.csv", options);
        List<string[]> records = [];
        while (csv.Read()) records.Add([.. Enumerable.Range(0, csv.FieldCount).Select(csv.Text)]);
        return (records, csv.Problem);
    }

    private static (List<string[]> Records, DataProblem? Problem) Read(string text, CsvOptions? options = null) => Read(Encoding.UTF8.GetBytes(text), options);

    [Theory]
    [InlineData("a,b\n1,2\n", "a|b", "1|2")]
    [InlineData("a,b\r\n1,2\r\n", "a|b", "1|2")]
    [InlineData("a,b\n1,2", "a|b", "1|2")]
    [InlineData("\uFEFFa,b\n", "a|b")]
    [InlineData("\"a\",\"b\"\"c\"\n", "a|b\"c")]
    [InlineData("\"a,b\",\"x\r\ny\"\n", "a,b|x\r\ny")]
    [InlineData(",\n\"\",\n", "|", "|")]
    [InlineData("é,\"« oui »\"\n", "é|« oui »")]
    [InlineData("a\n\nb\n", "a", "", "b")]
    [InlineData("\"\"\"\"\n", "\"")]
    public void Well_formed_records_are_read(string text, params string[] records)
    {
        var (read, problem) = Read(text);
        Assert.Null(problem);
        Assert.Equal(records, read.Select(r => string.Join('|', r)));
    }

    [Theory]
    [InlineData("a,b\n1,x\"y\n", 2, 4, "inside a field")]
    [InlineData("a,b\n1,\"x\"y\n", 2, 6, "closing quote")]
    [InlineData("a,b\n1,\"x\n", 2, 3, "never closed")]
    [InlineData("a,b\n1,2\r3,4\n", 2, 4, "carriage return")]
    [InlineData("a,b\n1,2\r", 2, 4, "carriage return")]
    [InlineData("a\n\"x\ny\",\"z\"t\n", 3, 7, "closing quote")]
    [InlineData("é,\"x\"y\n", 1, 6, "closing quote")]
    [InlineData("a\0b\n", 1, 2, "null byte")]
    public void A_malformed_record_says_where(string text, int line, int column, string words)
    {
        var problem = Read(text).Problem;
        Assert.Equal((line, column), ((int)problem!.Line!, (int)problem.Column!));
        Assert.Contains(words, problem.Message, StringComparison.Ordinal);
        Assert.StartsWith($"f.csv:{line}:{column}: ", problem.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Latin_1_is_refused() => Assert.Contains("UTF-8", Read([(byte)'a', 0xE9, (byte)'\n']).Problem!.Message, StringComparison.Ordinal);

    [Fact]
    public void A_field_without_end_stops_at_the_limit()
    {
        var (_, problem) = Read("\"" + new string('x', 300_000), new CsvOptions { MaxRecordBytes = 100_000, MaxFieldBytes = 50_000 });
        Assert.Contains("longer than", problem!.Message, StringComparison.Ordinal);
        (_, problem) = Read(new string('x', 60_000) + "\n", new CsvOptions { MaxRecordBytes = 100_000, MaxFieldBytes = 50_000 });
        Assert.Contains("field is longer", problem!.Message, StringComparison.Ordinal);
        (_, problem) = Read(new string(',', 200) + "\n", new CsvOptions { MaxFields = 100 });
        Assert.Contains("more than 100 fields", problem!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Semicolons_and_tabs_separate_when_asked() =>
        Assert.Equal(["a,b", "c"], Read("a,b;c\n", new CsvOptions { Delimiter = ';' }).Records[0]);

    [Fact]
    public void What_is_written_is_read_back_however_it_arrives() =>
        Gen.Select(Gen.String[Gen.Char["ab,;\"\n\ré« \uFEFF"], 0, 12].Array[1, 5].Array[1, 8], Gen.Int[1, 40]).Sample((records, chunk) =>
        {
            using var text = new StringWriter();
            var writer = new CsvWriter(text);
            foreach (var record in records)
            {
                foreach (var field in record) writer.Field(field);
                writer.EndRecord();
            }
            // A byte order mark at the very beginning belongs to the file, not to its first field.
            var bytes = Encoding.UTF8.GetBytes("id\r\n" + text);
            var (read, problem) = Read(bytes, null, chunk);
            return problem is null && read.Count == records.Length + 1
                && read.Skip(1).Zip(records).All(pair => pair.First.SequenceEqual(pair.Second));
        });

    [Fact]
    public void No_bytes_however_odd_crash_the_reader() =>
        Gen.Select(Gen.Int[0, 7].Select(i => "\",\n\ra\0"u8.Length > i ? "\",\n\ra\0"u8[i] : (byte)(i == 6 ? 0xC3 : 0xA9)).Array[0, 40], Gen.Int[1, 5])
            .Sample((bytes, chunk) =>
            {
                var (whole, first) = Read(bytes);
                var (chunked, second) = Read(bytes, null, chunk);
                return first == second && whole.Count == chunked.Count;
            });

    /// <summary>Gives at most so many bytes at a time.</summary>
    private sealed class SlowStream(byte[] bytes, int chunk) : MemoryStream(bytes)
    {
        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(count, chunk));
    }
}
