using System.Collections.Immutable;
using Microsoft.AspNetCore.Components;
using Parvis.Core.Questions;
using Parvis.Core.Workshops.Views;

namespace Parvis.Web.Questions;

/// <summary>
/// What a phone answers with in a room: inputs named <c>v</c> and nothing around them. What the person sent before is filled in.
/// </summary>
public abstract class RoomFieldBase : ComponentBase
{
    [Parameter, EditorRequired] public Question Question { get; set; } = null!;

    [Parameter, EditorRequired] public ParticipantView View { get; set; } = null!;

    /// <summary>Raw values of the answer that stands.</summary>
    protected ImmutableArray<string> Given => View.Answer;

    protected string? GivenAt(int index) => index < Given.Length && Given[index] != Code.NoOpinion ? Given[index] : null;
}
