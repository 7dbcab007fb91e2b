namespace Parvis.Core.Questions.Words;

/// <summary>
/// The lists of a server that nobody edited yet: what says nothing alone on a screen, and insults that a hall of all ages need not read.
/// Short on purpose: a list never replaces the facilitator's eye.
/// </summary>
public static class UsualWords
{
    public static WordLists Lists { get; } = new(
        """
        le|la|les|l|un|une|des|de|du|d|et|ou|mais|donc|car|à|au|aux|en|dans|sur|pour|par|avec|ce|cet|cette|ces|c'est|ça|je|tu|il|elle|on|nous|vous|ils|elles
        |mon|ma|mes|ne|pas|que|qui|quoi|très|être|avoir|aucune idée|je ne sais pas|sais pas|sans avis|sans opinion|nsp|ras|test|the|a|an|of|and|or|to|in|is|it
        """.ReplaceLineEndings("").Split('|'),
        """
        merde|merdique|putain|pute|connard|connasse|conne|enculé|enculer|salope|salaud|bâtard|bite|couille|chatte|foutre|nique|niquer|ntm|fdp|pd|pédé|tapette
        |gouine|bougnoule|youpin|nègre|négro|bicot|chintok|feuj|bamboula|fuck|fucking|shit|bitch|cunt|asshole|nigger|faggot|whore
        """.ReplaceLineEndings("").Split('|'));
}
