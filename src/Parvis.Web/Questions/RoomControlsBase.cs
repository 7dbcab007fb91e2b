using Microsoft.AspNetCore.Components;
using Parvis.Core.Workshops.Views;

namespace Parvis.Web.Questions;

/// <summary>What a facilitator can do with a kind of activity, beyond opening, revealing and moving on.</summary>
public abstract class RoomControlsBase : ComponentBase
{
    [Parameter, EditorRequired] public ConsoleView View { get; set; } = null!;

    /// <summary>Controls are asked for a step only.</summary>
    protected StepView Step => View.Step!;

    protected RoundResult? Last => Step.Results is [.., var last] ? last : null;
}
