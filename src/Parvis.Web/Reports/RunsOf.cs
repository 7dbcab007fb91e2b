using System.Collections.Immutable;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Parvis.Core.Reports.Resolved;
using Parvis.Web.Layout;

namespace Parvis.Web.Reports;

/// <summary>The words of a paragraph, without a space that they do not have. Everything is text: nothing that was typed becomes markup.</summary>
public sealed class RunsOf : ComponentBase
{
    [Parameter, EditorRequired] public ImmutableArray<ResolvedRun> Runs { get; set; } = [];

    [Inject] private Words T { get; set; } = null!;

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        foreach (var run in Runs)
        {
            if (run.Link is not null)
            {
                builder.OpenElement(0, "a");
                builder.AddAttribute(1, "href", run.Link);
            }
            if (run.Bold)
                builder.OpenElement(2, "strong");
            if (run.Italic)
                builder.OpenElement(3, "em");
            builder.AddContent(4, run.Text);
            for (var open = (run.Italic ? 1 : 0) + (run.Bold ? 1 : 0) + (run.Link is null ? 0 : 1); open > 0; open--)
                builder.CloseElement();
            if (run.Source is null)
                continue;
            builder.OpenElement(5, "span");
            builder.AddAttribute(6, "class", "source");
            builder.AddContent(7, $" ({T["report.source-of", run.Source]})");
            builder.CloseElement();
        }
    }
}
