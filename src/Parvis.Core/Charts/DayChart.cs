using System.Text;
using Parvis.Core.Typography;

namespace Parvis.Core.Charts;

/// <summary>How many responses came each day: a column a day, from zero, the highest one labelled.</summary>
public static class DayChart
{
    private const double Width = 680;
    private const double Height = 120;

    public static string Draw(IReadOnlyList<(DateOnly Day, int Count)> days, string language, string title)
    {
        var most = Math.Max(1, days.Max(d => d.Count));
        var step = Math.Min(48, Width / days.Count);
        var layers = new Layers();
        var labelled = days.First(d => d.Count == days.Max(o => o.Count)).Day;
        for (var i = 0; i < days.Count; i++)
        {
            var height = days[i].Count * Height / most;
            layers.Rect("serie-1", i * step, 24 + Height - height, Math.Max(1, step - Math.Min(3, step / 4)), height, Fill.Navy);
            if (days[i].Day == labelled)
                layers.Text("etiquettes", Math.Clamp(i * step + step / 2, 24, Width - 24), 18, Numbers.Whole(days[i].Count, language), new(15) { Bold = true, Anchor = "middle" });
        }
        layers.Path("axe", $"M0 {Layers.N(24 + Height)}H{Layers.N(Width)}", "axis", Fill.Line);
        layers.Text("etiquettes", 0, 24 + Height + 20, Dates.DayAndMonth(days[0].Day, language), TextLook.Soft(14));
        if (days.Count * step > 260)
            layers.Text("etiquettes", days.Count * step, 24 + Height + 20, Dates.DayAndMonth(days[^1].Day, language), TextLook.Soft(14) with { Anchor = "end" });
        var described = string.Join("; ", days.Where(d => d.Count > 0).Select(d => $"{Dates.DayAndMonth(d.Day, language)}: {Numbers.Whole(d.Count, language)}"));
        return new StringBuilder($"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Layers.N(Width)} 172\" role=\"img\" aria-labelledby=\"days-t days-d\">")
            .Append($"<title id=\"days-t\">{Layers.Escape(title)}</title><desc id=\"days-d\">{Layers.Escape(described)}</desc>")
            .Append("<g aria-hidden=\"true\">").Append(layers.ToSvg(file: false)).Append("</g></svg>").ToString();
    }
}
