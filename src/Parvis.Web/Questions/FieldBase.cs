using System.Collections.Immutable;
using Microsoft.AspNetCore.Components;
using Parvis.Core.Questions;

namespace Parvis.Web.Questions;

/// <summary>What the field of every kind is given: the question, what was already answered, and in which words to show it.</summary>
public abstract class FieldBase : ComponentBase
{
    [Parameter, EditorRequired] public Question Question { get; set; } = null!;

    /// <summary>Raw values already given, from the draft or a refused form.</summary>
    [Parameter] public ImmutableArray<string> Raw { get; set; } = [];

    [Parameter, EditorRequired] public string Language { get; set; } = "fr";

    /// <summary>Decides the order of shuffled options; the same for one person all along.</summary>
    [Parameter] public int Seed { get; set; }

    /// <summary>Ids of the texts that describe the field, for <c>aria-describedby</c>.</summary>
    [Parameter] public string? DescribedBy { get; set; }

    protected bool Has(string value) => Raw.Contains(value);

    protected string? Value => Raw.FirstOrDefault(v => v != Code.NoOpinion);
}
