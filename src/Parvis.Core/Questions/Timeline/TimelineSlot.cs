using Parvis.Core.Typography;

namespace Parvis.Core.Questions.Timeline;

/// <summary>A slot in words, by the dates around it: « avant 1950 », « entre 1956 et 1997 », « après le 30 novembre 2022 ».</summary>
public static class TimelineSlot
{
    public static string Say(TimelineQuestion question, int slot, string language)
    {
        var english = Numbers.IsEnglish(language);
        string Date(int at) => question.Revealed[at].Date! is { Day: not null } day && !english ? $"le {day.In(language)}" : question.Revealed[at].Date!.In(language);
        return slot == 0 ? $"{(english ? "before" : "avant")} {Date(0)}"
            : slot == question.Revealed.Length ? $"{(english ? "after" : "après")} {Date(slot - 1)}"
            : english ? $"between {Date(slot - 1)} and {Date(slot)}" : $"entre {Date(slot - 1)} et {Date(slot)}";
    }
}
