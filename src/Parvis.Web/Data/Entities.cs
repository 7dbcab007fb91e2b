using Parvis.Core.Responses;
using Parvis.Core.Surveys;

namespace Parvis.Web.Data;

/// <summary>A survey as the organiser keeps it. The questionnaire being edited is <see cref="DraftText"/>; published ones are versions.</summary>
public sealed class SurveyRow
{
    public int Id { get; set; }
    public required string Slug { get; set; }

    /// <summary>Title of the draft in French, for lists.</summary>
    public required string Title { get; set; }

    /// <summary>The questionnaire as a text file (docs/formats/questionnaire.md).</summary>
    public required string DraftText { get; set; }

    /// <summary>Version being asked; 0 until the first publication.</summary>
    public int Version { get; set; }
    public DateTimeOffset? OpensAt { get; set; }
    public DateTimeOffset? ClosesAt { get; set; }
    public Presentation Presentation { get; set; }
    public SurveyDesign Design { get; set; }

    /// <summary>Who asks and who pays, for the method sheet.</summary>
    public string Organisation { get; set; } = "";
    public string Funder { get; set; } = "";

    /// <summary>The barometer shows weighted shares too, where the sample allows it.</summary>
    public bool Weighted { get; set; }

    /// <summary>Days after closing when raw answers are erased; null keeps them until someone erases.</summary>
    public int? RetentionDays { get; set; } = 365;
    public DateTimeOffset? ErasedAt { get; set; }
    public DateTimeOffset CreatedAt { get; set; }
    public List<QuestionnaireVersionRow> Versions { get; } = [];
    public List<ChannelRow> Channels { get; } = [];

    public OpeningWindow Window => new(OpensAt, ClosesAt);
}

/// <summary>A questionnaire as it was published. Never changed: responses are read with their own version.</summary>
public sealed class QuestionnaireVersionRow
{
    public int SurveyId { get; set; }
    public int Version { get; set; }
    public required string Text { get; set; }
    public DateTimeOffset PublishedAt { get; set; }
}

public sealed class ChannelRow
{
    public int Id { get; set; }
    public int SurveyId { get; set; }
    public required string Code { get; set; }
    public required string Label { get; set; }
    public ResponseMode Mode { get; set; }
    public DateTimeOffset? RetiredAt { get; set; }

    public Channel ToChannel() => new(Id, SurveyId, Code, Label, Mode);
}

/// <summary>A link that lets one person become an organiser, once: using it deletes it. Only a digest of its token is kept.</summary>
public sealed class InvitationRow
{
    public int Id { get; set; }
    public required byte[] TokenDigest { get; set; }

    /// <summary>Who it is for, as the organiser wrote it; empty for the link that the server prints while nobody is there.</summary>
    public required string Label { get; set; }
    public DateTimeOffset CreatedAt { get; set; }
    public DateTimeOffset ExpiresAt { get; set; }
}

/// <summary>A published barometer: aggregates only, so that it outlives the raw answers.</summary>
public sealed class PublicationRow
{
    public int Id { get; set; }
    public int SurveyId { get; set; }
    public required string Slug { get; set; }

    /// <summary>The published figures, as JSON.</summary>
    public required string Snapshot { get; set; }
    public DateTimeOffset PublishedAt { get; set; }
    public DateTimeOffset? UpdatedAt { get; set; }
    public DateTimeOffset? WithdrawnAt { get; set; }
}

/// <summary>An exclusion rule an organiser applied or took back. The log is replayed to make the panel.</summary>
public sealed class ExclusionRow
{
    public int Id { get; set; }
    public int SurveyId { get; set; }
    public required string Rule { get; set; }

    /// <summary>The rule's parameters, as JSON: thematic question ids for <c>blank</c>, keys for <c>duplicate</c>.</summary>
    public required string Parameters { get; set; }
    public DateTimeOffset AppliedAt { get; set; }
    public DateTimeOffset? UndoneAt { get; set; }
}

/// <summary>A report on a survey: the text being written, and what is online of it.</summary>
public sealed class ReportRow
{
    public int Id { get; set; }
    public int SurveyId { get; set; }
    public required string Slug { get; set; }

    /// <summary>Of the text being written, for lists.</summary>
    public required string Title { get; set; }
    public required string Language { get; set; }

    /// <summary>docs/formats/report.md.</summary>
    public required string Source { get; set; }

    /// <summary>The figures as the organiser last read them, as JSON: what differs from the responses has moved since.</summary>
    public required string Ledger { get; set; }

    /// <summary>One more at each saving, publication and withdrawal: of two windows, the second is told.</summary>
    public int Revision { get; set; }
    public DateTimeOffset CreatedAt { get; set; }
    public DateTimeOffset UpdatedAt { get; set; }

    /// <summary>What was published: its text, its survey's totals (as JSON), its figures; null until then.</summary>
    public string? PublishedTitle { get; set; }
    public string? PublishedSource { get; set; }
    public string? PublishedSnapshot { get; set; }
    public string? PublishedLedger { get; set; }
    public DateTimeOffset? PublishedAt { get; set; }

    /// <summary>Each version published after the first, with the figures that changed, as JSON. Never shortened.</summary>
    public string Corrections { get; set; } = "[]";
    public DateTimeOffset? WithdrawnAt { get; set; }
    public string WithdrawnWhy { get; set; } = "";
}

/// <summary>Proof of an erasure, of a survey or of a room: what, when, how many; nothing of what was erased.</summary>
public sealed class ErasureRow
{
    public int Id { get; set; }
    public int? SurveyId { get; set; }
    public int? RoomId { get; set; }

    /// <summary>Of the survey, or of the room.</summary>
    public required string Title { get; set; }

    /// <summary>Responses to the survey; in a room, everything that people sent.</summary>
    public int Responses { get; set; }

    /// <summary>People who had come into the room; a survey does not know them.</summary>
    public int? Participants { get; set; }
    public required string Reason { get; set; }
    public DateTimeOffset ErasedAt { get; set; }
}

/// <summary>An address that a survey's barometer had before, and that still leads to it.</summary>
public sealed class FormerAddressRow
{
    public required string Slug { get; set; }
    public int SurveyId { get; set; }
}

/// <summary>A kit of one's own: a copy, or one that was brought in. It could be read when it was stored.</summary>
public sealed class KitRow
{
    public int Id { get; set; }
    public required string Slug { get; set; }

    /// <summary>In French, for lists.</summary>
    public required string Title { get; set; }

    /// <summary>Its text files by path, as JSON (docs/formats/kit.md).</summary>
    public required string Files { get; set; }
    public DateTimeOffset UpdatedAt { get; set; }
}

/// <summary>A kit being led in a room, or in several at once, as it was that day.</summary>
public sealed class KitRunRow
{
    public int Id { get; set; }

    /// <summary>Its first room.</summary>
    public required string RoomCode { get; set; }

    /// <summary>All its rooms, the first too, once people are split in groups; none before.</summary>
    public List<KitRunGroupRow> Groups { get; } = [];

    /// <summary>The kit's text files by path, as JSON.</summary>
    public required string Files { get; set; }

    /// <summary>Ids of the sequences chosen, with spaces between.</summary>
    public required string Sequences { get; set; }

    /// <summary>When each activity was started, by its id, as JSON. The facilitator's clock; nothing of participants.</summary>
    public string Started { get; set; } = "{}";

    /// <summary>When it was paused and taken up again, as JSON.</summary>
    public string Pauses { get; set; } = "[]";

    /// <summary>Who does what among those who lead, as JSON. Erased with the first room.</summary>
    public string Roles { get; set; } = "{}";

    /// <summary>The kit's own id, so that workshops of the same kit are found without reading their files.</summary>
    public string Kit { get; set; } = "";
}

/// <summary>A group of people of a run, and the room it is in.</summary>
public sealed class KitRunGroupRow
{
    public int Id { get; set; }
    public int RunId { get; set; }
    public required string RoomCode { get; set; }

    /// <summary>Empty: it goes by its number. Erased with the room.</summary>
    public string Name { get; set; } = "";
}

/// <summary>What a facilitator writes after a workshop: how long it lasted, how many came, when one meets again.</summary>
public sealed class RunAfterRow
{
    public required string RoomCode { get; set; }

    /// <summary>Whether the participants' page is open.</summary>
    public bool Thanks { get; set; }
    public string Next { get; set; } = "";
    public int? Minutes { get; set; }

    /// <summary>People by age band, in the bands' order, with spaces between; empty until someone counts them.</summary>
    public string Ages { get; set; } = "";
}

/// <summary>The workshops of a kit that are counted together, for everyone to read.</summary>
public sealed class KitNetworkRow
{
    public int Id { get; set; }

    /// <summary>The kit's address in the library.</summary>
    public required string Kit { get; set; }

    /// <summary>The kit as it was when this was published, as JSON.</summary>
    public required string Files { get; set; }

    /// <summary>Rooms as they were counted, as JSON; those set aside too, so that they never come back a few people larger.</summary>
    public required string Rooms { get; set; }
    public DateTimeOffset? PublishedAt { get; set; }
}

/// <summary>One value of this instance: its form-signing secret, its name.</summary>
public sealed class SettingRow
{
    public required string Name { get; set; }
    public required string Value { get; set; }
}
