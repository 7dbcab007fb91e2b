using System.Text;

namespace Parvis.Core.Charts;

/// <summary>What is around any drawing: its title and description for those who do not see it; in a file, its heading, base and source too.</summary>
internal static class ChartFrame
{
    private const string Fonts = "system-ui, 'Segoe UI', 'Noto Sans', 'Helvetica Neue', Arial, sans-serif";

    /// <param name="described">The drawing in words.</param>
    /// <param name="id">Distinguishes this drawing's identifiers from those of others in the page.</param>
    /// <param name="draw">Draws from a height on, and says where it ended.</param>
    public static string Around(ChartFormat format, ChartCaption caption, string described, string id, Func<Layers, DrawingArea, double, double> draw)
    {
        var layers = new Layers();
        var margin = format.File ? 24 : 0;
        var area = new DrawingArea(margin, format.Width - 2 * margin, format);
        var y = draw(layers, area, format.File ? Heading(layers, area, caption) : 0);
        if (format.File)
            y = Footing(layers, area, y, caption);
        return Wrap(layers, format, y + margin, caption, described, id);
    }

    private static double Heading(Layers layers, DrawingArea area, ChartCaption caption)
    {
        var y = 24.0;
        foreach (var line in TextWidth.Wrap(caption.Title, area.Width, 20, bold: true))
            layers.Text("titre", area.X, y += 24, line, new(20) { Bold = true });
        y += 4;
        foreach (var line in TextWidth.Wrap(caption.Sentence, area.Width, 15))
            layers.Text("titre", area.X, y += 21, line, TextLook.Soft(15));
        return y + 20;
    }

    private static double Footing(Layers layers, DrawingArea area, double y, ChartCaption caption)
    {
        y += 12;
        foreach (var text in new[] { caption.Base, caption.Note, caption.Source })
            if (!string.IsNullOrEmpty(text))
                foreach (var line in TextWidth.Wrap(text, area.Width, 12.5))
                    layers.Text("base", area.X, y += 17, line, TextLook.Soft(12.5));
        return y;
    }

    private static string Wrap(Layers layers, ChartFormat format, double height, ChartCaption caption, string described, string id)
    {
        var svg = new StringBuilder();
        if (format.File)
            svg.Append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        var (w, h) = (Layers.N(format.Width), Layers.N(Math.Ceiling(height)));
        svg.Append($"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {w} {h}\"");
        if (format.File)
            svg.Append($" xmlns:inkscape=\"http://www.inkscape.org/namespaces/inkscape\" width=\"{w}\" height=\"{h}\"");
        svg.Append($" role=\"img\" aria-labelledby=\"{id}-t {id}-d\" font-family=\"{Fonts}\">");
        svg.Append($"<title id=\"{id}-t\">{Layers.Escape(caption.Title)}</title><desc id=\"{id}-d\">{Layers.Escape(described)}</desc>");
        if (format.File)
            svg.Append($"<g id=\"fond\" inkscape:groupmode=\"layer\" inkscape:label=\"fond\"><rect width=\"{w}\" height=\"{h}\" fill=\"#FFFFFF\"/></g>");
        return svg.Append("<g aria-hidden=\"true\">").Append(layers.ToSvg(format.File)).Append("</g></svg>").ToString();
    }
}

/// <summary>The part of the drawing that marks may use.</summary>
internal sealed record DrawingArea(double X, double Width, ChartFormat Format)
{
    public double Right => X + Width;
}
