using System.Collections.Immutable;
using Parvis.Core.Surveys;

namespace Parvis.Web.Workshops;

/// <summary>How long after its end a room keeps what people sent: the choices offered, and how a form says one.</summary>
internal static class RoomRetention
{
    public const int Usual = 365;

    public const string Never = "never";

    public static ImmutableArray<int> Offered { get; } = [1, 7, 30, 90, Usual];

    /// <param name="days">Null for « until someone erases ».</param>
    public static bool TryRead(string choice, out int? days)
    {
        days = int.TryParse(choice, out var number) ? number : null;
        return choice == Never || days is >= 1 and <= Retention.LongestDays;
    }
}

internal sealed record RetentionForm
{
    public string Retention { get; init => field = value ?? ""; } = "";
}
