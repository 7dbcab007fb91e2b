using Parvis.Core.Questions.Words;
using Parvis.Core.Typography;

namespace Parvis.Core.Charts;

/// <summary>A word cloud as its layout says: real text, horizontal, three tones by size. Never shown without its list.</summary>
public static class CloudChart
{
    private const double MostScale = 1.5;

    /// <param name="widest">Of the clouds beside this one: they get drawings of the same shape, hence the same scale; its own when alone.</param>
    public static string Draw(CloudLayout cloud, double widest, double tallest, string language, ChartFormat format, string id, ChartCaption caption)
    {
        var described = string.Join(
            $"{Phrases.Semicolon(language)} ", cloud.Words.Select(w => $"{w.Word.Text}{Phrases.Colon(language)} {Numbers.Whole(w.Word.People, language)}"));
        return ChartFrame.Around(format, caption, described, id, (layers, area, y) =>
        {
            var scale = Math.Min(MostScale, area.Width / Math.Max(1, widest));
            var left = area.X + (area.Width - cloud.Width * scale) / 2;
            var top = y + (tallest - cloud.Height) * scale / 2;
            foreach (var word in cloud.Words)
                // The baseline lies a quarter of the line above the box's foot.
                layers.Text("mots", left + (word.X + word.Width / 2) * scale, top + (word.Y + word.Height * 0.76) * scale, word.Word.Text,
                    Look(word.Size / CloudLayout.LargestSize, word.Size * scale));
            return y + tallest * scale;
        });
    }

    private static TextLook Look(double relative, double size) => new TextLook(size) { Bold = true, Anchor = "middle" } with
    {
        Class = relative > 0.7 ? "navy" : relative > 0.45 ? "ink" : "soft",
        Hex = relative > 0.7 ? Fill.Navy.Hex : relative > 0.45 ? Fill.Ink : Fill.Soft,
    };
}
