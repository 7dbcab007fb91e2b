namespace Parvis.Core.Documents.Packages;

/// <summary>How large a drawing is on paper, in centimetres: as wide as the text, unless the page is then too short.</summary>
internal readonly record struct DrawingSize(double Width, double Height)
{
    public const double TextWidth = 17;
    private const double MostHeight = 21;

    public static DrawingSize Of(string svg)
    {
        var box = ViewBox.Of(svg);
        var ratio = box.Height / box.Width;
        var down = Math.Min(1, MostHeight / (TextWidth * ratio));
        return new(TextWidth * down, TextWidth * ratio * down);
    }
}
