using System.Text.Json.Nodes;
using Parvis.Core.DataPackages;

namespace Parvis.Core.Analysis;

/// <summary>What a check of a plan gives.</summary>
public abstract record CheckOutcome
{
    /// <summary>Figures, in the fields of the result format.</summary>
    public sealed record Result(JsonObject Figures) : CheckOutcome;

    /// <summary>It cannot be computed on these data, and why.</summary>
    public sealed record Refusal(string Reason) : CheckOutcome;

    /// <summary>The plan asks about something that does not exist: nothing at all is to be written.</summary>
    public sealed record Malformed(DataProblem Problem) : CheckOutcome;
}
