namespace Guihang.Sanctions;

/// <summary>
/// What people found about a sanction whose period is over: whether it still affects the person's use (期满是否影响使用). A later judgement supersedes it;
/// "still affects" lapses on its review date unless it is renewed.
/// </summary>
internal sealed class UseJudgement
{
    public required Guid Id { get; init; }

    public required Guid SanctionId { get; init; }

    public required Guid PersonId { get; init; }

    public required bool StillAffectsUse { get; init; }

    public required DateOnly On { get; init; }

    /// <summary>Who decided, as the minutes name the body.</summary>
    public required string Decider { get; init; }

    public required string Reasons { get; init; }

    public required string? DocumentNumber { get; init; }

    public required DateOnly? ReviewOn { get; init; }

    /// <summary>When the person was told.</summary>
    public required DateOnly? NotifiedOn { get; init; }

    public required Guid RecordedBy { get; init; }

    public required DateTime RecordedAt { get; init; }

    public required DateTime? SupersededAt { get; set; }

    /// <summary>Whether it keeps the label on the day.</summary>
    public bool Keeps(DateOnly day) => StillAffectsUse && ReviewOn > day;
}

/// <summary>A body that took part in a joint review (联合评审), with those who spoke for it.</summary>
internal sealed class ReviewParticipant
{
    public required Guid Id { get; init; }

    public required Guid JudgementId { get; init; }

    public required int Ordinal { get; init; }

    public required ReviewBody Body { get; init; }

    public required string Names { get; init; }
}

/// <summary>What the person answered to a judgement; it stays with it.</summary>
internal sealed class UseReply
{
    public required Guid Id { get; init; }

    public required Guid JudgementId { get; init; }

    public required DateOnly On { get; init; }

    public required string Text { get; init; }

    public required Guid RecordedBy { get; init; }

    public required DateTime RecordedAt { get; init; }
}

/// <summary>That a label came off and the other modules were told. Superseded where the period or the judgement came out otherwise later.</summary>
internal sealed class LabelOff
{
    public required Guid Id { get; init; }

    public required Guid SanctionId { get; init; }

    public required Guid PersonId { get; init; }

    /// <summary>The first day without the label.</summary>
    public required DateOnly On { get; init; }

    public required DateTime RecordedAt { get; init; }

    public required DateTime? SupersededAt { get; set; }
}

/// <summary>The bodies that may take part in a joint review.</summary>
public enum ReviewBody
{
    /// <summary>The discipline inspection and supervision body (纪检监察机关).</summary>
    Discipline,

    /// <summary>The organisation department (组织部门).</summary>
    Organisation,

    /// <summary>The personnel body (人力资源社会保障部门).</summary>
    Personnel,

    /// <summary>The Party organisation of the person's unit (所在单位党组织).</summary>
    Unit,

    /// <summary>Another body.</summary>
    Other,
}
