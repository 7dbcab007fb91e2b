using System.Collections.Immutable;
using CsCheck;
using Parvis.Core.Barometers;
using Parvis.Core.Barometers.Columns;
using Parvis.Core.Barometers.Exclusions;
using Parvis.Core.Questions;
using Parvis.Core.Questions.MultipleChoice;
using Parvis.Core.Questions.Number;
using Parvis.Core.Questions.OpenText;
using Parvis.Core.Questions.Rating;
using Parvis.Core.Questions.Scale;
using Parvis.Core.Questions.SingleChoice;
using Parvis.Core.Responses;
using Parvis.Core.Surveys;

namespace Parvis.Core.Tests.Barometers;

public sealed class ColumnTests
{
    private static readonly LocalisedText Words = LocalisedText.French("Une question ?");

    private static readonly ImmutableArray<Option> Three =
        [new("a", Words) { Score = -1 }, new("b", Words) { Score = 0 }, new("c", Words) { Score = 1 }];

    private static readonly Questionnaire Everything = new()
    {
        Title = Words,
        Languages = ["fr"],
        Sections =
        [
            new("s",
            [
                new SingleChoiceQuestion { Id = "single", Wording = Words, Options = Three },
                new MultipleChoiceQuestion { Id = "multiple", Wording = Words, Options = Three },
                new ScaleQuestion { Id = "scale", Wording = Words, Options = Three },
                new RatingQuestion { Id = "rating", Wording = Words },
                new NumberQuestion { Id = "number", Wording = Words, Min = -5, Max = 5, Decimals = 1 },
                new OpenTextQuestion { Id = "text", Wording = Words },
            ]),
        ],
    };

    private static readonly Gen<ImmutableDictionary<string, Answer>> Responses = Gen.Int[0, 1_000_000].Select(seed =>
    {
        var random = new Random(seed);
        return Everything.Questions.ToImmutableDictionary(q => q.Id, q => One(q, random));
    });

    private static Answer One(Question question, Random random) => random.Next(6) switch
    {
        0 => Answer.NoOpinion,
        1 => Answer.Skipped,
        2 => Answer.NotShown,
        _ => question.Read(question switch
        {
            MultipleChoiceQuestion => [.. Three.Where(_ => random.Next(2) == 0).Select(o => o.Code), "b"],
            RatingQuestion => [random.Next(1, 6).ToString()],
            NumberQuestion => [$"{random.Next(-4, 5)}.5"],
            OpenTextQuestion => ["é\n\"mot\""],
            _ => [Three[random.Next(3)].Code],
        }).Answer!,
    };

    [Fact]
    public void Counting_columns_gives_the_tally_of_answers_added_one_by_one() => Responses.Array[0, 40].Sample(responses =>
    {
        var table = new ResponseTable(new Dictionary<int, Questionnaire> { [1] = Everything });
        for (var i = 0; i < responses.Length; i++)
            table.Add(new((UInt128)i), 1, new(2026, 1, 1), i % 3, AnswersText.Write(Everything, responses[i]));
        var panel = Panel.Of(table, [new TestRule([2])]);
        foreach (var column in table.Columns)
            Assert.Equal(
                responses.Where((_, i) => i % 3 != 2).Aggregate(column.Question.NewTally(), (tally, r) => tally.Add(r[column.Question.Id])),
                column.Count(panel.Kept));
    });

    [Fact]
    public void A_table_read_back_from_its_file_is_the_same_table() => Responses.Array[0, 40].Sample(responses =>
    {
        var versions = new Dictionary<int, Questionnaire> { [1] = Everything };
        var table = TableOf(versions, responses);
        var read = TableFile.Read(versions, 7, FileOf(table, 7))!;
        Assert.Equal(table.Count, read.Count);
        Assert.All(Enumerable.Range(0, table.Count), row => Assert.Equal(
            (table.KeyOf(row), table.DayOf(row), table.ChannelOf(row), table.IsWithdrawn(row)),
            (read.KeyOf(row), read.DayOf(row), read.ChannelOf(row), read.IsWithdrawn(row))));
        var kept = Enumerable.Repeat(true, table.Count).ToArray();
        Assert.Equal(table.Columns.Select(c => c.Count(kept)), read.Columns.Select(c => c.Count(kept)));
    });

    [Fact]
    public void A_file_of_another_state_of_other_options_cut_or_damaged_is_not_read()
    {
        var versions = new Dictionary<int, Questionnaire> { [1] = Everything };
        var file = FileOf(TableOf(versions, [.. Enumerable.Range(0, 20).Select(_ => Responses.Single())]), 7).ToArray();
        Assert.Null(TableFile.Read(versions, 8, new MemoryStream(file)));
        var other = Everything with { Sections = [new("s", [new SingleChoiceQuestion { Id = "single", Wording = Words, Options = Three[..2] }])] };
        Assert.Null(TableFile.Read(new Dictionary<int, Questionnaire> { [1] = other }, 7, new MemoryStream(file)));
        Assert.All(Enumerable.Range(0, 40), i => Assert.Null(TableFile.Read(versions, 7, new MemoryStream(file[..(file.Length * i / 40)]))));
        for (var at = 0; at < file.Length; at++)
        {
            file[at] ^= 0x40;
            Assert.Null(TableFile.Read(versions, 7, new MemoryStream(file)));
            file[at] ^= 0x40;
        }
    }

    private static ResponseTable TableOf(Dictionary<int, Questionnaire> versions, ImmutableDictionary<string, Answer>[] responses)
    {
        var table = new ResponseTable(versions);
        for (var i = 0; i < responses.Length; i++)
            Add(table, i, responses[i]);
        return table;
    }

    private static void Add(ResponseTable table, int i, ImmutableDictionary<string, Answer> response) =>
        table.Add(new((UInt128)(i * 7919 % 101)), 1, new(2026, 1, 1 + (i % 28)), i % 3, i % 7 == 6 ? [] : AnswersText.Write(Everything, response));

    [Fact]
    public void A_table_continued_as_answers_come_counts_like_one_filled_at_once_and_its_readers_are_not_disturbed() => Responses.Array[0, 40].Sample(responses =>
    {
        var versions = new Dictionary<int, Questionnaire> { [1] = Everything };
        ExclusionRule[] rules = [new WithdrawnRule(), new TestRule([2])];
        var (table, panel, readers) = (new ResponseTable(versions), (Panel?)null, new List<(Panel, Tally[])>());
        for (var i = 0; i < responses.Length; i++)
        {
            if (i % 6 == 5)
            {
                panel = Panel.Of(table, rules, panel);
                readers.Add((panel, Tallies(panel)));
                table = table.Continue();
            }
            Add(table, i, responses[i]);
        }
        panel = Panel.Of(table, rules, panel);
        var whole = Panel.Of(TableOf(versions, responses), rules);
        Assert.Equal((whole.Size, whole.FirstDay, whole.LastDay), (panel.Size, panel.FirstDay, panel.LastDay));
        Assert.Equal(whole.ByChannel.OrderBy(c => c.Key), panel.ByChannel.OrderBy(c => c.Key));
        Assert.Equal(whole.Log, panel.Log);
        Assert.Equal(Tallies(whole), Tallies(panel));
        Assert.All(readers, r => Assert.Equal(r.Item2, r.Item1.Table.Columns.Select(c => c.Count(r.Item1.Kept))));
        Assert.Equal(table.RowsInKeyOrder().Select(table.KeyOf), Enumerable.Range(0, table.Count).Select(table.KeyOf).OrderBy(k => k.Value));
    });

    [Fact]
    public void Two_continuations_of_one_table_do_not_mix_and_the_table_itself_is_closed()
    {
        var table = TableOf(new() { [1] = Everything }, [.. Enumerable.Range(0, 20).Select(_ => Responses.Single())]);
        var (one, two) = (table.Continue(), table.Continue());
        Assert.True(one.Continues(table));
        Assert.False(two.Continues(table));
        one.Add(new(500), 1, default, 1, []);
        two.Add(new(600), 1, default, 1, []);
        Assert.Equal((new ResponseKey(500), new ResponseKey(600)), (one.KeyOf(20), two.KeyOf(20)));
        Assert.Throws<InvalidOperationException>(() => table.Add(new(700), 1, default, 1, []));
    }

    private static Tally[] Tallies(Panel panel) => [.. Enumerable.Range(0, panel.Table.Columns.Length).Select(panel.TallyOf)];

    private static MemoryStream FileOf(ResponseTable table, long stamp)
    {
        var file = new MemoryStream();
        TableFile.Write(table, stamp, file);
        file.Position = 0;
        return file;
    }

    [Fact]
    public void A_new_wording_is_counted_apart_and_a_correction_is_not()
    {
        var asked = new SingleChoiceQuestion { Id = "q", Wording = Words, Options = Three };
        Questionnaire With(Question question) => Everything with { Sections = [new("s", [question])] };
        var table = new ResponseTable(new Dictionary<int, Questionnaire>
        {
            [1] = With(asked),
            [2] = With(asked with { Wording = LocalisedText.French("Une question, sans faute ?"), Options = Three[..2] }),
            [3] = With(asked with { Revision = 2 }),
        });
        var answer = """{"q":"c"}"""u8;
        table.Add(new(1), 1, default, 1, answer);
        table.Add(new(2), 2, default, 1, """{"q":"a"}"""u8);
        table.Add(new(3), 3, default, 1, answer);
        var panel = Panel.Of(table, []);
        Assert.Equal([2, 1], table.Columns.Select(c => c.Question.Revision));
        var old = Assert.IsType<ChoiceTally>(table.Columns[1].Count(panel.Kept));
        Assert.Equal((2, 1, 1), (old.States.Answered, old.States.NotShown, old.Counts["c"]));
    }

    [Fact]
    public void A_code_that_no_version_offered_is_damage_and_is_not_counted_as_something_else() =>
        Assert.Throws<InvalidDataException>(() =>
            new ResponseTable(new Dictionary<int, Questionnaire> { [1] = Everything }).Add(new(1), 1, default, 1, """{"single":"z"}"""u8));
}
