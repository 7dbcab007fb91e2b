using Parvis.Core.Barometers.Publishing;
using Parvis.Core.Typography;
using Parvis.Web.Layout;

namespace Parvis.Web.Reports;

/// <summary>« Ville de Roubaix · 192 réponses analysées, du 2 au 27 février 2026 ».</summary>
internal static class ReportSubtitle
{
    public static string Of(Barometer barometer, Words words)
    {
        var method = barometer.Method;
        var answered = words.Count("barometer.answered", method.Panel);
        var when = method is { FirstDay: { } first, LastDay: { } last } ? $", {Dates.Period(first, last, words.Language)}" : "";
        return method.Organisation.Length > 0 ? $"{method.Organisation} · {answered}{when}" : $"{answered}{when}";
    }
}
