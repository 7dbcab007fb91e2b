using System.Globalization;
using System.Security;
using System.Text;

namespace Parvis.Core.Charts;

/// <summary>
/// The drawing, in named groups that a layout person finds again in Inkscape: <c>titre</c>, <c>etiquettes</c>, <c>serie-1</c>… Presentation
/// attributes only: a strict content security policy refuses style.
/// </summary>
internal sealed class Layers
{
    private readonly List<(string Name, StringBuilder Content)> layers = [];

    public StringBuilder this[string name]
    {
        get
        {
            var at = layers.FindIndex(l => l.Name == name);
            if (at < 0)
            {
                layers.Add((name, new()));
                at = layers.Count - 1;
            }
            return layers[at].Content;
        }
    }

    public void Rect(string layer, double x, double y, double width, double height, Fill fill, double radius = 2)
    {
        if (width > 0)
            this[layer].Append(CultureInfo.InvariantCulture,
                $"<rect x=\"{N(x)}\" y=\"{N(y)}\" width=\"{N(width)}\" height=\"{N(height)}\" rx=\"{N(Math.Min(radius, width / 2))}\" class=\"{fill.Class}\" fill=\"{fill.Hex}\"/>");
    }

    public void Path(string layer, string data, string cssClass, string stroke) =>
        this[layer].Append($"<path d=\"{data}\" class=\"{cssClass}\" fill=\"none\" stroke=\"{stroke}\" stroke-width=\"1.5\"/>");

    public void Text(string layer, double x, double y, string text, TextLook look) => this[layer].Append(look.Around(x, y, Escape(text)));

    /// <summary>A percent in bold, then what it counts.</summary>
    public void Value(string layer, double x, double y, string strong, string soft, TextLook look) => this[layer].Append(look.Around(x, y,
        $"<tspan font-weight=\"700\">{Escape(strong)}</tspan>"
        + (soft.Length == 0 ? "" : $"<tspan dx=\"6\" class=\"soft\" fill=\"{Fill.Soft}\">{Escape(soft)}</tspan>")));

    /// <summary>In the page the groups need no name; in a file they are layers.</summary>
    public string ToSvg(bool file)
    {
        var svg = new StringBuilder();
        foreach (var (name, content) in layers)
            svg.Append(file ? $"<g id=\"{name}\" inkscape:groupmode=\"layer\" inkscape:label=\"{name}\">" : "<g>").Append(content).Append("</g>");
        return svg.ToString();
    }

    public static string N(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);

    public static string Escape(string text) => SecurityElement.Escape(text);
}

/// <summary>How a text is set.</summary>
internal sealed record TextLook(double Size)
{
    public bool Bold { get; init; }

    public string Anchor { get; init; } = "start";

    public string Class { get; init; } = "ink";

    public string Hex { get; init; } = Fill.Ink;

    public static TextLook Soft(double size) => new(size) { Class = "soft", Hex = Fill.Soft };

    public string Around(double x, double y, string content) =>
        $"<text x=\"{Layers.N(x)}\" y=\"{Layers.N(y)}\" font-size=\"{Layers.N(Size)}\" class=\"{Class}\" fill=\"{Hex}\""
        + (Bold ? " font-weight=\"700\"" : "") + (Anchor == "start" ? "" : $" text-anchor=\"{Anchor}\"") + $">{content}</text>";
}
