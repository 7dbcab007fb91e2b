namespace Parvis.Core.Workshops;

/// <summary>How much of anything a room holds. Beyond, a refusal in words.</summary>
public static class RoomLimits
{
    public const int Activities = 100;

    public const int Participants = 10_000;

    public const int Nickname = 20;

    public const int Teams = 20;

    /// <summary>Raw values in one answer, and characters in one of them, before the question even looks.</summary>
    public const int Values = 100, ValueLength = 4_000;

    public const int Edits = 2_000;

    public const int Arguments = 60, ArgumentLength = 200;

    public const int SpeakerQuestions = 1_000, SpeakerQuestionsEach = 5, SpeakerQuestionLength = 280, ReasonLength = 200;

    public const int Hands = 100_000;

    /// <summary>Answers on one sheet of paper, and sheets of one step.</summary>
    public const int PaperAnswers = 500, Papers = 200;

    public const int TimerSeconds = 4 * 60 * 60;

    public const int Rounds = 2;

    /// <summary>Command ids remembered, of each participant and of the consoles together.</summary>
    public const int RecentOfOne = 8, RecentOfConsoles = 128;
}
