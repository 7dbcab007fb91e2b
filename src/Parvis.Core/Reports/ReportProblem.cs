using Parvis.Core.Reports.Source;

namespace Parvis.Core.Reports;

/// <summary>What is wrong in a report, and where.</summary>
/// <param name="Blocking">Nothing is published while it stands; otherwise it is advice.</param>
public sealed record ReportProblem(Place Place, Refusal What, bool Blocking = true);
