using System.Collections.Immutable;

namespace Parvis.Core.Kits;

/// <summary>Who does what among those who lead a workshop: a first name or two beside each role, or nobody.</summary>
public sealed record RunRoles(ImmutableSortedDictionary<string, string> People)
{
    public const int Longest = 60;

    /// <summary>Facilitates, keeps time, takes notes.</summary>
    public static ImmutableArray<string> Names { get; } = ["lead", "time", "notes"];

    public static RunRoles None { get; } = new(ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal));

    public string this[string role] => People.GetValueOrDefault(role, "");

    public bool IsEmpty => People.IsEmpty;

    /// <summary>From what was typed; blank is nobody.</summary>
    public static (RunRoles Roles, Refusal? Refusal) Of(Func<string, string?> typed)
    {
        var roles = None;
        foreach (var name in Names)
        {
            if (typed(name)?.Trim() is not { Length: > 0 } people)
                continue;
            if (people.Length > Longest)
                return (None, new Refusal("run.role-too-long", Longest.ToString()).On($"role-{name}"));
            roles = new(roles.People.SetItem(name, people));
        }
        return (roles, null);
    }
}
