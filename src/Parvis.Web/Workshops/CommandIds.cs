namespace Parvis.Web.Workshops;

/// <summary>
/// The id a form is sent with, which makes sending it twice harmless. A page gives each of its forms one; a fragment, the same bytes for
/// everyone, gives none: the script that showed it draws one at each sending.
/// </summary>
public sealed class CommandIds
{
    /// <summary>Set while a fragment is rendered.</summary>
    public bool Shared { get; set; }

    public string? Next() => Shared ? null : Guid.NewGuid().ToString();
}
