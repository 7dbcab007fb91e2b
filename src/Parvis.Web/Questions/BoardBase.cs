using Microsoft.AspNetCore.Components;
using Parvis.Core.Typography;
using Parvis.Core.Workshops.Views;
using Parvis.Web.Layout;

namespace Parvis.Web.Questions;

/// <summary>What the board of every kind is given: the step with its results, and whether it is read from the back of a hall.</summary>
public abstract class BoardBase : ComponentBase
{
    [Parameter, EditorRequired] public StepView Step { get; set; } = null!;

    [Parameter] public bool Large { get; set; }

    /// <summary>« Ne se prononcent pas : 3. Dont 5 à main levée. Dont 2 notées sans téléphone. » of the last round; null when there is neither.</summary>
    protected string? Beside(Words words)
    {
        if (Step.Results is not [.., var last])
            return null;
        var (silent, hands) = (last.Tally.States.NoOpinion, last.Hands.Values.Sum());
        var noted = last.Noted;
        string[] parts = [.. silent > 0 ? [words["live.no-opinion", Numbers.Whole(silent, words.Language)]] : Array.Empty<string>(),
            .. hands > 0 ? [words.Count("live.by-hand", hands)] : Array.Empty<string>(),
            .. noted > 0 ? [words.Count("live.noted-of", noted)] : Array.Empty<string>()];
        return parts.Length == 0 ? null : string.Join(" ", parts);
    }
}
