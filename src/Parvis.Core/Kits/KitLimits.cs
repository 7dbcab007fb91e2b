namespace Parvis.Core.Kits;

/// <summary>How much of anything a kit holds: a kit may come from a stranger. Beyond, a refusal in words.</summary>
public static class KitLimits
{
    public const int Files = 300, FileBytes = 256 * 1024, AllBytes = 4 * 1024 * 1024;

    public const int Sequences = 12, Activities = 60, Cards = 60, Sources = 200, Credits = 20, Materials = 40, Authors = 20, Themes = 6, ThemeLength = 80;

    public const int Minutes = 240, Group = 500;

    /// <summary>Ids of activities and codes of cards are joined into the ids of questions.</summary>
    public const int IdLength = 30;

    /// <summary>Characters that still fit on a card an eighth of A4 at a readable size.</summary>
    public const int Front = 130, Detail = 200, Back = 380;

    /// <summary>Characters of any other text.</summary>
    public const int Line = 400, Notes = 20_000;

    /// <summary>Cards sorted on one phone screen; a longer deck is dealt in hands of the same size.</summary>
    public const int Hand = 12;
}
