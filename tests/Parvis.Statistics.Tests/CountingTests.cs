using CsCheck;

namespace Parvis.Statistics.Tests;

public sealed class CountingTests
{
    [Fact]
    public void All_pairs_at_once_are_each_pair_alone() =>
        Gen.Select(Gen.Int[1, 20].Array[2, 5], Gen.Int[0, 5_000], Gen.Int[0, 1_000_000]).Sample((categories, rows, seed) =>
        {
            var random = new Random(seed);
            CodedColumn[] columns = [.. categories.Select(k =>
                new CodedColumn(Enumerable.Range(0, rows).Select(_ => random.Next(8) == 0 ? Codes.Missing : (ushort)random.Next(k)).ToArray(), k))];
            var all = AllPairs.Of(columns);
            var i = 0;
            for (var a = 0; a < columns.Length; a++)
                for (var b = a + 1; b < columns.Length; b++, i++)
                {
                    var alone = PairCount.Of(columns[a].Codes.Span, columns[a].Categories, columns[b].Codes.Span, columns[b].Categories);
                    if (!alone.Table.Counts.Cells.SequenceEqual(all[i].Table.Counts.Cells) || alone.Excluded != all[i].Excluded) return false;
                }
            return true;
        }, iter: 60);

    [Fact]
    public void Columns_with_hundreds_of_categories_are_counted_too()
    {
        ushort[] a = [0, 299, 299, Codes.Missing], b = [1, 2, 2, 0];
        var pair = AllPairs.Of([new CodedColumn(a, 300), new CodedColumn(b, 3)])[0];
        Assert.Equal(2, pair.Table[299, 2]);
        Assert.Equal(1, pair.Excluded);
    }

    [Fact]
    public void Many_rows_are_shared_between_cores_and_all_counted()
    {
        ushort[] a = [.. Enumerable.Range(0, 250_001).Select(i => (ushort)(i % 3))], b = [.. a.Select(c => (ushort)(c == 2 ? Codes.Missing : c))];
        var pair = AllPairs.Of([new CodedColumn(a, 3), new CodedColumn(b, 2)])[0];
        Assert.Equal(83_334, pair.Table[0, 0]);
        Assert.Equal(83_333, pair.Excluded);
        Assert.Empty(AllPairs.Of([]));
    }

    [Fact]
    public void Bits_are_counted_by_option_and_by_row()
    {
        var count = CitationCount.Of([0b101, 0, 0b100, ulong.MaxValue >> 47], 17);
        Assert.Equal(4, count.Panel);
        Assert.Equal(1, count.Missing);
        Assert.Equal(20, count.Citations);
        Assert.Equal(3, count.Counts[2]);
        Assert.Equal([1, 1, 1], count.RowsByCitations[..3]);
        Assert.Equal(18, count.RowsByCitations.Length);
    }

    [Fact]
    public void Nobody_is_counted_as_nobody()
    {
        Assert.Equal(0, CodeCount.Of([], 3).Panel);
        Assert.Equal(0, CitationCount.Of([], 3).Panel);
        Assert.Null(NumericSummary.Of([]).Mean);
        Assert.Null(Frequency.Of(CodeCount.Of([], 2)).Panel.Shares[0].Percent);
        Assert.Null(MultipleResponse.Of(CitationCount.Of([], 2)).MeanPerRespondent);
    }

    [Fact]
    public void Columns_counted_together_are_those_counted_one_by_one() => Gen.UShort[0, 40].Array[0, 300].Array[0, 6].Sample(columns =>
    {
        CodedColumn[] coded = [.. columns.Select((codes, i) => new CodedColumn(codes, 3 + 9 * i))];
        var together = CodeCount.OfAll(coded);
        return coded.Zip(together).All(c => CodeCount.Of(c.First.Codes.Span, c.First.Categories) is var alone
            && alone.Missing == c.Second.Missing && alone.Counts.SequenceEqual(c.Second.Counts));
    });
}
