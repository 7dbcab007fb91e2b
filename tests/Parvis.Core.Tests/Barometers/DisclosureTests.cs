using CsCheck;
using Parvis.Core.Barometers.Findings;
using Parvis.Core.Barometers.Sentences;

namespace Parvis.Core.Tests.Barometers;

public sealed class DisclosureTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(4)]
    public void Fewer_than_five_answers_leave_no_figure_anywhere(int answered)
    {
        var finding = DisclosureControl.Default.Apply(MurCase.Finding("q8") with { States = new(answered, 20, 7, 0) });
        Assert.True(finding.Withheld);
        Assert.Equal((0, 0), (finding.States.Shown, finding.Lines.Length));
        Assert.DoesNotContain(BaseLine.Of(finding, "fr") + Sentence.Of(finding, "fr"), char.IsAsciiDigit);
    }

    [Fact]
    public void Five_answers_are_shown_in_counts()
    {
        var finding = DisclosureControl.Default.Apply(MurCase.Finding("q10") with { States = new(5, 0, 0, 0) });
        finding = finding with { Lines = [finding.Lines[0] with { Count = 1 }, finding.Lines[1] with { Count = 4 }] };
        Assert.Equal("4 personnes répondent «\u202FNon\u202F»\u202F; 1 personne répond «\u202FOui\u202F».", Sentence.Of(finding, "fr"));
        Assert.DoesNotContain("%", BaseLine.Of(finding, "fr") + Sentence.Of(finding, "en"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(new[] { 150, 40, 2 }, new[] { false, true, true })]
    [InlineData(new[] { 150, 40, 9 }, new[] { false, false, false })]
    [InlineData(new[] { 150, 0, 0 }, new[] { true, true, true })]
    [InlineData(new[] { 150, 3, 2 }, new[] { false, true, true })]
    [InlineData(new[] { 2 }, new[] { true })]
    public void A_hidden_cell_takes_another_with_it(int[] counts, bool[] hidden) =>
        Assert.Equal(hidden, DisclosureControl.Default.Hidden([.. counts]));

    [Fact]
    public void What_is_hidden_never_follows_from_the_total() => Gen.Int[0, 30].Array[2, 8].Sample(counts =>
    {
        var hidden = DisclosureControl.Default.Hidden([.. counts]);
        var (cells, people) = (hidden.Count(h => h), counts.Where((_, i) => hidden[i]).Sum());
        Assert.All(counts.Zip(hidden), cell => Assert.True(cell.Second || cell.First >= 5));
        Assert.True(cells == 0 || cells == counts.Length || (cells >= 2 && people >= 5));
    });

    [Theory]
    [InlineData(0, 4, null, false)]
    [InlineData(0, 5, null, true)]
    [InlineData(5, 9, null, false)]
    [InlineData(5, 10, null, true)]
    [InlineData(20, 16, null, false)]
    [InlineData(20, 15, null, true)]
    [InlineData(10, 15, 14, false)]
    [InlineData(10, 15, 15, true)]
    [InlineData(10, 15, 20, true)]
    public void Live_results_advance_by_batches_and_never_close_to_what_is_published(int shown, int now, int? published, bool may) =>
        Assert.Equal(may, DisclosureControl.Default.MayAdvance(shown, now, published));
}
