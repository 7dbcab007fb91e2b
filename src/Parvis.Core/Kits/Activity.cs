namespace Parvis.Core.Kits;

/// <summary>One thing to do with people, and all that whoever leads it needs.</summary>
public sealed record Activity
{
    public required string Id { get; init; }

    public required LocalisedText Title { get; init; }

    public required int Minutes { get; init; }

    public required Content Content { get; init; }

    public required Guide Guide { get; init; }
}

/// <summary>Notes for the facilitator, each a Markdown text per language; what is not needed is null.</summary>
/// <param name="Say">What to say, in words one can read aloud.</param>
/// <param name="WhatIf">« Et si… » : what usually goes wrong, and what then.</param>
/// <param name="NoPhone">How it goes with paper only.</param>
public sealed record Guide(
    LocalisedText? Goal = null, LocalisedText? Say = null, LocalisedText? Do = null, LocalisedText? WhatIf = null,
    LocalisedText? Children = null, LocalisedText? Adults = null, LocalisedText? NoPhone = null)
{
    /// <summary>The parts in reading order, by the name their heading has in files.</summary>
    public IEnumerable<(string Name, LocalisedText? Text)> Parts =>
        [("goal", Goal), ("say", Say), ("do", Do), ("what-if", WhatIf), ("children", Children), ("adults", Adults), ("no-phone", NoPhone)];
}
