using Parvis.Core.Barometers;
using Parvis.Core.Barometers.Exclusions;
using Parvis.Core.Responses;
using Parvis.Core.Surveys;

namespace Parvis.Core.Tests.Barometers;

public sealed class PanelTests
{
    private static readonly DateOnly Day = new(2026, 2, 3);

    private static ResponseTable Table(params (int Key, int Channel, int DayOffset, string Answers)[] rows)
    {
        var table = new ResponseTable(new Dictionary<int, Questionnaire> { [1] = MurCase.Questionnaire });
        foreach (var (key, channel, offset, answers) in rows)
            table.Add(new((UInt128)key), 1, Day.AddDays(offset), channel, System.Text.Encoding.UTF8.GetBytes(answers));
        return table;
    }

    private static ResponseKey[] Keys(params int[] keys) => [.. keys.Select(k => new ResponseKey((UInt128)k))];

    [Fact]
    public void Each_rule_says_which_responses_it_removed_and_a_response_is_removed_once()
    {
        var table = Table(
            (1, 1, 0, """{"q3":"o1"}"""), (2, 1, 0, """{"q1":"o1"}"""), (3, 9, 0, "{}"), (4, 1, 0, ""), (5, 1, 40, """{"q3":"o2"}"""), (6, 1, 0, """{"q3":"o1"}"""));
        var panel = Panel.Of(table,
            [new WithdrawnRule(), new TestRule([9]), new BlankRule(MurCase.Thematic), new OutsideWindowRule(Day, Day.AddDays(30)), new DuplicateRule([.. Keys(6, 4)])]);
        Assert.Equal([Keys(4), Keys(3), Keys(2), Keys(5), Keys(6)], panel.Log.Select(e => e.Removed.ToArray()));
        Assert.Equal((6, 1), (panel.Received, panel.Size));
    }

    [Fact]
    public void Replaying_the_same_rules_gives_the_same_log_and_undoing_one_gives_its_responses_back()
    {
        ExclusionRule[] rules = [new BlankRule(MurCase.Thematic), new DuplicateRule([.. Keys(1, 2, 3)])];
        var once = Panel.Of(MurCase.Received, rules);
        var twice = Panel.Of(MurCase.Received, rules);
        Assert.Equal(once.Log, twice.Log);
        Assert.Equal((189, 192, 198),
            (once.Size, Panel.Of(MurCase.Received, rules[..1]).Size, Panel.Of(MurCase.Received, []).Size));
    }

    [Fact]
    public void Saying_that_one_has_no_opinion_is_not_a_blank_form()
    {
        var table = Table((1, 1, 0, """{"q3":null}"""), (2, 1, 0, """{"q3":false}"""));
        Assert.Equal(Keys(2), Panel.Of(table, [new BlankRule(MurCase.Thematic)]).Log[0].Removed);
    }

    [Fact]
    public void With_no_thematic_question_nobody_is_blank() =>
        Assert.Equal(198, Panel.Of(MurCase.Received, [new BlankRule([])]).Size);
}
