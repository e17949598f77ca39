using Guihang.Policy.GroupDecisions;

namespace Guihang.Evaluation;

/// <summary>A meeting of a leading group (领导小组会议). When its minutes are signed nothing of it changes any more.</summary>
internal sealed class Meeting
{
    public required Guid Id { get; init; }

    public required Guid GroupId { get; init; }

    public required string Region { get; init; }

    /// <summary>As minutes name it: the third of a year.</summary>
    public required string Number { get; init; }

    public required DateOnly HeldOn { get; init; }

    public required string? Location { get; init; }

    public required Guid RecordedBy { get; init; }

    public required DateTime RecordedAt { get; init; }

    public required int Version { get; set; }

    /// <summary>What was said, beside what was decided; null until the minutes are signed.</summary>
    public required string? Minutes { get; set; }

    public required Guid? SignedBy { get; set; }

    public required DateTime? SignedAt { get; set; }

    /// <summary>The minutes as a document; null where policy asks for none.</summary>
    public required Guid? MinutesDocumentId { get; set; }

    public bool IsLocked => SignedAt is not null;
}

/// <summary>An item of a meeting's agenda (议题): a motion on which members vote.</summary>
internal sealed class AgendaItem
{
    public required Guid Id { get; init; }

    public required Guid MeetingId { get; init; }

    /// <summary>Its place on the agenda, from 1.</summary>
    public required int Position { get; init; }

    public required GroupMatter Matter { get; init; }

    /// <summary>The enrolment that it is about; null for what is about nobody's.</summary>
    public required Guid? EnrolmentId { get; init; }

    public required Guid? PersonId { get; init; }

    /// <summary>What was put before the group from elsewhere, such as an overdue duty; null otherwise.</summary>
    public required Guid? SourceId { get; init; }

    /// <summary>What is moved: the grade or the standing, by key; null where adopting the item is all there is to decide.</summary>
    public required string? Motion { get; init; }

    public required string? Title { get; init; }

    /// <summary>What members read first.</summary>
    public required string? Brief { get; init; }

    /// <summary>Ids of the documents of its bundle, joined by commas.</summary>
    public required string Bundle { get; init; }

    public IEnumerable<Guid> Documents => Bundle.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(Guid.Parse);

    /// <summary>What a recusal of this item is about: the person, and where there is none the item.</summary>
    public Guid ConcernsId => PersonId ?? Id;
}

/// <summary>That a member was present at a meeting.</summary>
internal sealed class Attendance
{
    public required Guid Id { get; init; }

    public required Guid MeetingId { get; init; }

    public required Guid OfficerId { get; init; }

    public required Guid RecordedBy { get; init; }

    public required DateTime RecordedAt { get; init; }

    public required DateTime? SupersededAt { get; set; }
}

/// <summary>That a member stands aside (回避), in all that concerns a person or in one item. Withdrawn before it counted, it stays in the record and counts no longer.</summary>
internal sealed class Recusal
{
    public required Guid Id { get; init; }

    public required Guid GroupId { get; init; }

    public required Guid OfficerId { get; init; }

    /// <summary>The person, or the item.</summary>
    public required Guid ConcernsId { get; init; }

    public required AsideGround Ground { get; init; }

    public required string? Note { get; init; }

    public required DateOnly DeclaredOn { get; init; }

    public required Guid RecordedBy { get; init; }

    public required DateTime RecordedAt { get; init; }

    /// <summary>Why it was withdrawn; null while it stands.</summary>
    public required string? WithdrawnBecause { get; set; }

    public required Guid? WithdrawnBy { get; set; }

    public required DateTime? SupersededAt { get; set; }
}

/// <summary>Why a member stands aside.</summary>
public enum AsideGround
{
    /// <summary>The member handled the case (承办过本案).</summary>
    HandledCase,

    /// <summary>The member is a relative of the person (近亲属).</summary>
    Relative,

    /// <summary>The member is or was the person's superior (直接领导).</summary>
    Superior,

    /// <summary>Another relation that may stand in the way of a fair decision (其他可能影响公正的关系).</summary>
    Other,
}

/// <summary>A member's vote on an item, with its reasons. The group and the auditor see whose it is; everybody else sees counts.</summary>
internal sealed class MemberVote
{
    public required Guid Id { get; init; }

    public required Guid ItemId { get; init; }

    public required Guid OfficerId { get; init; }

    public required VoteChoice Choice { get; init; }

    public required string? Reason { get; init; }

    public required DateTime RecordedAt { get; init; }
}

/// <summary>How a member votes.</summary>
public enum VoteChoice
{
    /// <summary>In favour of the motion (赞成).</summary>
    InFavour,

    /// <summary>Against it (反对).</summary>
    Against,

    /// <summary>Neither (弃权).</summary>
    Abstain,
}
