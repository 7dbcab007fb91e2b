using System.Collections.Immutable;

namespace Parvis.Core.Workshops.State;

/// <summary>A sheet copied from paper: whose answers it holds, so that it can be taken back whole when it was mistyped.</summary>
public sealed record PaperSheet(Guid Id, int Round, ImmutableArray<int> People, bool TakenBack = false);
