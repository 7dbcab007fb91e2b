namespace Parvis.Core.Responses;

/// <summary>
/// A way in: a poster, a link in a newsletter, a shared tablet. It is all that a response keeps of its origin.
/// </summary>
/// <param name="Code">Short code in its link, without ambiguous letters: <c>/r/k7q4m</c>.</param>
/// <param name="Label">« Affiche médiathèque », chosen by the organiser.</param>
public sealed record Channel(int Id, int SurveyId, string Code, string Label, ResponseMode Mode);

/// <summary>How the answer was given.</summary>
public enum ResponseMode
{
    /// <summary>On the person's own phone or computer.</summary>
    OwnDevice,

    /// <summary>On a tablet that several people use in turn: returns to the start after each.</summary>
    SharedTablet,

    /// <summary>With the help of a mediator.</summary>
    Accompanied,

    /// <summary>On paper, entered by an organiser.</summary>
    Paper,

    /// <summary>Brought from a file.</summary>
    Imported,

    /// <summary>The organiser trying the questionnaire: always excluded.</summary>
    Test,
}
