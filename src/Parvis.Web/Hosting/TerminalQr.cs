using System.Text;
using QRCoder;

namespace Parvis.Web.Hosting;

/// <summary>A QR code in a terminal: two modules a character, light on dark turned round so that it reads on either.</summary>
internal static class TerminalQr
{
    public static string Draw(string text)
    {
        using var generator = new QRCodeGenerator();
        using var code = generator.CreateQrCode(text, QRCodeGenerator.ECCLevel.L);
        var modules = code.ModuleMatrix;
        var drawing = new StringBuilder();
        for (var y = 0; y < modules.Count; y += 2)
        {
            // Black on white whatever the terminal's colours: a phone reads no other way.
            drawing.Append("  \u001b[30;107m");
            for (var x = 0; x < modules[y].Length; x++)
                drawing.Append((modules[y][x], y + 1 < modules.Count && modules[y + 1][x]) switch
                {
                    (true, true) => '█',
                    (true, false) => '▀',
                    (false, true) => '▄',
                    _ => ' ',
                });
            drawing.Append("\u001b[0m\n");
        }
        return drawing.ToString();
    }
}
