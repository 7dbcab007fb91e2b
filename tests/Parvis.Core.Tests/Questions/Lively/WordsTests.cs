using System.Collections.Immutable;
using CsCheck;
using Parvis.Core.Questions.Words;

namespace Parvis.Core.Tests.Questions.Lively;

public sealed class WordsTests
{
    [Theory]
    [InlineData("L’École", "l'ecole")]
    [InlineData("Porte-monnaie", "porte monnaie")]
    [InlineData("  ŒUVRE  d’art ", "oeuvre d art")]
    [InlineData("« Robot »", "robot !")]
    [InlineData("é", "e\u0301")]
    public void Spellings_that_differ_by_case_accents_apostrophes_spaces_or_hyphens_are_one_group(string a, string b) =>
        Assert.Equal(WordKey.Of(TypedKey(a)), WordKey.Of(TypedKey(b)));

    [Fact]
    public void A_plural_is_another_group_until_the_facilitator_says_so()
    {
        var words = Cloud([["assistant vocal"], ["assistant vocal"], ["Assistants vocaux"]]);
        Assert.Equal([("assistant vocal", 2), ("assistants vocaux", 1)], words.Select(w => (w.Key, w.People)));
        var proposal = Assert.Single(MergeProposal.For(words, []));
        Assert.Equal(("assistants vocaux", "assistant vocal", MergeReason.SameStem), (proposal.From.Key, proposal.Into.Key, proposal.Why));
    }

    [Theory]
    [InlineData("robot", "robots")]
    [InlineData("bateau", "bateaux")]
    [InlineData("l'IA générative", "IA générative")]
    [InlineData("travail", "travaux")]
    [InlineData("algorithme", "algoritme")]
    public void Plurals_articles_and_slips_are_proposed(string a, string b) =>
        Assert.Single(MergeProposal.For(Cloud([[a], [a], [b]]), []));

    [Theory]
    [InlineData("chat", "char")]
    [InlineData("confiance", "méfiance")]
    [InlineData("os", "or")]
    public void Different_words_are_not(string a, string b) => Assert.Empty(MergeProposal.For(Cloud([[a], [a], [b]]), []));

    [Fact]
    public void Someone_who_named_both_merged_groups_is_one_person()
    {
        ImmutableArray<ImmutableArray<string>> said = [["robot", "machine"], ["robot"], ["machine"]];
        var merged = Cloud(said, new MergeWord("machine", "robot"));
        Assert.Equal(("robot", 3), Assert.Single(merged.Select(w => (w.Text, w.People))));
        Assert.Equal([("machine", 2), ("robot", 2)], Cloud(said).Select(w => (w.Text, w.People)));
    }

    [Fact]
    public void The_most_frequent_spelling_is_shown_and_on_a_tie_the_accented_one()
    {
        Assert.Equal("ecole", Assert.Single(Cloud([["École"], ["ecole"], ["ecole"]])).Text);
        Assert.Equal("école", Assert.Single(Cloud([["ecole"], ["école"]])).Text);
    }

    [Fact]
    public void Hidden_is_not_deleted_and_every_edit_can_be_taken_back()
    {
        ImmutableArray<ImmutableArray<string>> said = [["robot"], ["peur"], ["peurs"]];
        ImmutableArray<WordEdit> edits = [new MergeWord("peurs", "peur"), new HideWord("peur"), new MergeWord("peur", "peurs")];
        Assert.Equal(WordStatus.Hidden, Cloud(said, [.. edits]).Single(w => w.Key == "peur").Status);
        Assert.Equal(Cloud(said), Cloud(said, [.. edits.RemoveRange(0, 3)]));
        Assert.Equal(WordStatus.Shown, Cloud(said, [.. edits, new ShowWord("peurs")]).Single(w => w.Key == "peur").Status);
    }

    [Fact]
    public void Lists_keep_words_off_the_screen_and_the_facilitator_has_the_last_word()
    {
        Assert.Equal(WordStatus.Profanity, UsualWords.Lists.StatusOf("quels connards"));
        Assert.Equal(WordStatus.StopWord, UsualWords.Lists.StatusOf(WordKey.Of("Aucune idée !")));
        Assert.All(["confiance", "concours", "ia", "le travail", "chatbot"], word => Assert.Equal(WordStatus.Shown, UsualWords.Lists.StatusOf(word)));
        var lists = new WordLists(stop: ["le", "IA"], profanity: ["Zut"]);
        var tally = Tally([["ia"], ["zut alors"], ["robot"]]);
        Assert.Equal(
            [("ia", WordStatus.StopWord), ("robot", WordStatus.Shown), ("zut alors", WordStatus.Profanity)],
            CloudWord.Of(tally, [], lists).Select(w => (w.Key, w.Status)));
        Assert.Equal(WordStatus.Shown, CloudWord.Of(tally, [new ShowWord("zut alors")], lists)[2].Status);
    }

    [Fact]
    public void Merges_both_ways_round_and_in_any_number_never_loop_nor_lose_a_person()
    {
        var key = WorkshopKinds.Any("a", "b", "c", "d");
        var edit = Gen.OneOf<WordEdit>(
            Gen.Select(key, key, WordEdit (from, into) => new MergeWord(from, into)),
            key.Select(WordEdit (k) => new HideWord(k)), key.Select(WordEdit (k) => new ShowWord(k)));
        Gen.Select(edit.Array[0, 12], key.Array[1, 3].Array[0, 10]).Sample((edits, said) =>
        {
            var words = Cloud([.. said.Select(s => s.ToImmutableArray())], edits);
            Assert.InRange(words.Sum(w => w.People), said.Length, said.Sum(s => s.Distinct().Count()));
            Assert.All(words, w => Assert.InRange(w.People, 1, said.Length));
        });
    }

    [Fact]
    public void In_a_cloud_no_two_words_overlap_and_the_same_data_give_the_same_picture()
    {
        var text = Gen.Select(Gen.String[Gen.Char['a', 'z'], 1, 14], Gen.Int[1, 400]);
        Gen.Select(text.Array[0, 60], Gen.Int).Sample((words, seed) =>
        {
            ImmutableArray<CloudWord> cloud =
                [.. words.DistinctBy(w => w.Item1).OrderByDescending(w => w.Item2).Select(w => new CloudWord(w.Item1, w.Item1, w.Item2, WordStatus.Shown))];
            var layout = CloudLayout.Of(cloud, seed);
            Assert.Equal(layout.Words, CloudLayout.Of(cloud, seed).Words);
            Assert.Equal(Math.Min(cloud.Length, CloudLayout.MostWords), layout.Words.Length);
            for (var i = 0; i < layout.Words.Length; i++)
            {
                var word = layout.Words[i];
                Assert.True(word.X >= 0 && word.Y >= 0 && word.X + word.Width <= layout.Width + 1e-6 && word.Y + word.Height <= layout.Height + 1e-6);
                for (var j = 0; j < i; j++)
                    Assert.False(word.Overlaps(layout.Words[j]));
            }
        }, iter: 60);
    }

    [Fact]
    public void A_hidden_word_is_not_drawn_and_four_times_the_people_is_twice_the_height()
    {
        var layout = CloudLayout.Of(
            [new("a", "a", 40, WordStatus.Shown), new("b", "b", 40, WordStatus.Hidden), new("c", "c", 10, WordStatus.Shown)], seed: 1);
        Assert.Equal([64.0, 32.0], layout.Words.Select(w => w.Size));
    }

    [Fact]
    public void Ten_thousand_words_are_refused_and_a_direction_override_never_reaches_the_screen()
    {
        Assert.Equal("answer.too-many-words", WorkshopKinds.Words.Read([.. Enumerable.Repeat("mot", 10_000)]).Refusal!.Key);
        Assert.Equal(new WordsAnswer(["abc def"]), WorkshopKinds.Words.Read(["\u202Eabc\u0007\r\ndef\u2066"]).Answer);
    }

    private static string TypedKey(string typed) => WorkshopKinds.Words.Read([typed]).Answer!.Raw[0];

    private static WordsTally Tally(ImmutableArray<ImmutableArray<string>> said) =>
        said.Aggregate(WordsTally.Zero, (tally, raw) => tally.Add(WorkshopKinds.Words.Read(raw).Answer!));

    private static ImmutableArray<CloudWord> Cloud(ImmutableArray<ImmutableArray<string>> said, params WordEdit[] edits) =>
        CloudWord.Of(Tally(said), edits, WordLists.None);
}
