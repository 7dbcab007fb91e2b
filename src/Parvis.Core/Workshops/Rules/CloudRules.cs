using Parvis.Core.Questions.Words;
using Parvis.Core.Workshops.Commands;
using Parvis.Core.Workshops.Events;
using Parvis.Core.Workshops.State;

namespace Parvis.Core.Workshops.Rules;

internal static class CloudRules
{
    public static Decision Decide(RoomState state, StepState step, StepCommand command)
    {
        if (state.Activity?.Question is not WordsQuestion)
            return new Refusal("room.other-activity");
        if (step.WordEdits.Length >= RoomLimits.Edits)
            return new Refusal("room.too-many-edits", RoomLimits.Edits.ToString());
        return command switch
        {
            MergeWords merge when !Knows(step, merge.From) || !Knows(step, merge.Into) => new Refusal("room.unknown-word"),
            MergeWords merge when merge.From == merge.Into || step.WordEdits.LastOrDefault() == new MergeWord(merge.From, merge.Into) => Decision.AlreadyDone,
            MergeWords merge => new WordsMerged(merge.Id, merge.Step, merge.From, merge.Into),
            KeepApart apart when !Knows(step, apart.From) || !Knows(step, apart.Into) => new Refusal("room.unknown-word"),
            KeepApart apart when apart.From == apart.Into || step.Apart.Any(a => a.Are(apart.From, apart.Into)) => Decision.AlreadyDone,
            KeepApart when step.Apart.Length >= RoomLimits.Edits => new Refusal("room.too-many-edits", RoomLimits.Edits.ToString()),
            KeepApart apart => new WordsKeptApart(apart.Id, apart.Step, apart.From, apart.Into),
            SetWordShown set when !Knows(step, set.Key) => new Refusal("room.unknown-word"),
            SetWordShown set when step.WordEdits.LastOrDefault() == EditOf(set.Key, set.Shown) => Decision.AlreadyDone,
            SetWordShown set => new WordShownSet(set.Id, set.Step, set.Key, set.Shown),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    public static Decision Decide(RoomState state, SetWordLists set)
    {
        if (WordLists.Check(set.Stop, set.Profanity) is { } refusal)
            return refusal;
        var lists = WordLists.Read(set.Stop, set.Profanity);
        return lists.Stop.SequenceEqual(state.Lists.Stop) && lists.Profanity.SequenceEqual(state.Lists.Profanity) ? Decision.AlreadyDone
            : new WordListsSet(set.Id, string.Join('\n', lists.Stop), string.Join('\n', lists.Profanity));
    }

    public static WordEdit EditOf(string key, bool shown) => shown ? new ShowWord(key) : new HideWord(key);

    private static bool Knows(StepState step, string key) =>
        step.Rounds.Any(round => round.Answers.Values.OfType<WordsAnswer>().Any(a => a.Expressions.Any(e => WordKey.Of(e) == key)));
}
