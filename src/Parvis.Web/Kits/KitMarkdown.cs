using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Microsoft.AspNetCore.Components;

namespace Parvis.Web.Kits;

/// <summary>A facilitator's note as HTML. It may come from a stranger: its HTML is shown as text, its links lead to pages only, its pictures go.</summary>
internal static class KitMarkdown
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().DisableHtml().Build();

    public static MarkupString Html(string text)
    {
        var document = Markdown.Parse(text, Pipeline);
        foreach (var link in document.Descendants<LinkInline>().ToList())
            if (link.IsImage || !LeadsToPage(link.Url))
                link.ReplaceBy(new LiteralInline(link.FirstChild is LiteralInline words ? words.Content.ToString() : ""));
        foreach (var link in document.Descendants<AutolinkInline>().ToList())
            if (!LeadsToPage(link.Url))
                link.ReplaceBy(new LiteralInline(link.Url));
        return new(document.ToHtml(Pipeline));
    }

    private static bool LeadsToPage(string? url) => Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme is "https" or "http";
}
