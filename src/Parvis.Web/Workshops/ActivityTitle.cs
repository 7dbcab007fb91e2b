using Parvis.Core;
using Parvis.Core.Workshops.Activities;

namespace Parvis.Web.Workshops;

internal static class ActivityTitle
{
    /// <summary>What an activity is called on screen: its question, or its own title.</summary>
    public static LocalisedText Of(Activity activity) => activity switch
    {
        Asking asking => asking.Asked.Wording,
        Pledging pledging => pledging.Wording,
        AskingSpeaker speaker => speaker.Title,
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
