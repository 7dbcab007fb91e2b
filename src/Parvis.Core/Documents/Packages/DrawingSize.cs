using System.Globalization;
using System.Text.RegularExpressions;

namespace Parvis.Core.Documents.Packages;

/// <summary>How large a drawing is on paper, in centimetres: as wide as the text, unless the page is then too short.</summary>
internal readonly partial record struct DrawingSize(double Width, double Height)
{
    public const double TextWidth = 17;
    private const double MostHeight = 21;

    [GeneratedRegex("<svg[^>]*\\sviewBox=[\"']\\s*[-\\d.]+[\\s,]+[-\\d.]+[\\s,]+([\\d.]+)[\\s,]+([\\d.]+)\\s*[\"']")]
    private static partial Regex ViewBox();

    public static DrawingSize Of(string svg)
    {
        var box = ViewBox().Match(svg);
        var ratio = box.Success && Number(box.Groups[1].Value) is > 0 and var width && Number(box.Groups[2].Value) is > 0 and var height ? height / width : 0.6;
        var down = Math.Min(1, MostHeight / (TextWidth * ratio));
        return new(TextWidth * down, TextWidth * ratio * down);
    }

    private static double Number(string digits) => double.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
