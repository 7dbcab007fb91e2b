using System.Globalization;
using System.Text.RegularExpressions;

namespace Parvis.Core.Documents;

/// <summary>How large a drawing is in its own units: one pixel each at full size.</summary>
public readonly partial record struct ViewBox(double Width, double Height)
{
    [GeneratedRegex("<svg[^>]*\\sviewBox=[\"']\\s*[-\\d.]+[\\s,]+[-\\d.]+[\\s,]+([\\d.]+)[\\s,]+([\\d.]+)\\s*[\"']", RegexOptions.None, 1000)]
    private static partial Regex Attribute();

    /// <summary>Of a whole SVG; five by three where it does not say.</summary>
    public static ViewBox Of(string svg)
    {
        var box = Attribute().Match(svg);
        return box.Success && Number(box.Groups[1].Value) is > 0 and var width && Number(box.Groups[2].Value) is > 0 and var height ? new(width, height) : new(500, 300);
    }

    private static double Number(string digits) => double.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
