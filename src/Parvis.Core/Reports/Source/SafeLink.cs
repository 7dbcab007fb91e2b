namespace Parvis.Core.Reports.Source;

/// <summary>Which addresses a report may lead to: the web, a mailbox, this site. Everything else is refused, not repaired.</summary>
public static class SafeLink
{
    private static readonly string[] Schemes = ["https://", "http://", "mailto:"];

    public static bool Allows(string address)
    {
        if (address.Length is 0 or > 2000 || address.Any(c => char.IsWhiteSpace(c) || char.IsControl(c) || c is '\\' or '"' or '<' or '>' or '`'))
            return false;
        // « //elsewhere » is another site in disguise.
        if (address[0] is '/')
            return !address.StartsWith("//", StringComparison.Ordinal);
        if (address[0] is '#')
            return address.Length > 1;
        return Schemes.Any(s => address.Length > s.Length && address.StartsWith(s, StringComparison.OrdinalIgnoreCase));
    }
}
