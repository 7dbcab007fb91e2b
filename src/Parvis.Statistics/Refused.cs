namespace Parvis.Statistics;

/// <summary>Why a statistic cannot be computed at all, in words (English). Something merely undefined (0/0) is a <c>null</c> number instead.</summary>
/// <param name="Reason">A full sentence, without data that could identify anyone.</param>
public sealed record Refused(string Reason);
