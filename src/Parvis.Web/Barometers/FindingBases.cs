using Parvis.Core.Barometers.Findings;

namespace Parvis.Web.Barometers;

/// <summary>On which bases a finding's shares are shown, the headline's first; each is a text (<c>barometer.share-…</c>).</summary>
internal static class FindingBases
{
    public static string[] Of(Finding finding) =>
        finding.Kind is FindingKind.Multiple ? ["respondents", "panel", "citations"]
        : finding.States.DidNotSay == 0 ? ["shown"]
        : finding.Headline is ShareBase.Expressed ? ["expressed", "shown"]
        : ["shown", "expressed"];

    public static int Count(Finding finding, string name) => finding.Base(name switch
    {
        "shown" or "panel" => ShareBase.Shown,
        "citations" => ShareBase.Citations,
        _ => ShareBase.Expressed,
    });

    /// <summary>Whether those who did not say are part of it.</summary>
    public static bool CountsTheSilent(string name) => name is "shown" or "panel";
}
