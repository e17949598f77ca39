namespace Guihang.Visits;

/// <summary>Somebody who may not visit the person (回避): declared with its ground, and refused as a visitor from then on.</summary>
internal sealed class Recusal
{
    public required Guid Id { get; init; }

    public required Guid CaseId { get; init; }

    public required Guid OfficerId { get; init; }

    /// <summary>The officer's name when it was declared: visitors are recorded by name.</summary>
    public required string Name { get; init; }

    public required RecusalGround Ground { get; init; }

    public required string Reason { get; init; }

    public required DateOnly DeclaredOn { get; init; }

    public required Guid DeclaredBy { get; init; }

    public required DateTime RecordedAt { get; init; }

    /// <summary>Since when it stands no longer, because it was recorded wrongly; null while it stands.</summary>
    public DateTime? SupersededAt { get; set; }

    public Guid? WithdrawnBy { get; set; }

    public string? WithdrawnBecause { get; set; }
}

/// <summary>Why somebody may not visit the person.</summary>
public enum RecusalGround
{
    /// <summary>Handled the case against the person (办理过本案).</summary>
    HandledTheCase,

    /// <summary>Is a relative of the person (近亲属).</summary>
    Relative,

    /// <summary>Is or was the person's superior in what the sanction is about (与案件有关的上级).</summary>
    Superior,

    /// <summary>Has another interest that could keep the talk from being fair (其他利害关系).</summary>
    OtherInterest,
}

/// <summary>Somebody who goes in the place of the unit's secretary (代行谈话), for a case and for some days.</summary>
internal sealed class Substitution
{
    public required Guid Id { get; init; }

    public required Guid CaseId { get; init; }

    public required Guid OfficerId { get; init; }

    public required string Name { get; init; }

    public required SubstitutionGround Ground { get; init; }

    public required string Reason { get; init; }

    public required DateOnly From { get; init; }

    /// <summary>The last day.</summary>
    public required DateOnly Until { get; init; }

    public required Guid NamedBy { get; init; }

    public required DateTime RecordedAt { get; init; }

    public bool Covers(DateOnly day) => From <= day && day <= Until;
}

/// <summary>Why the secretary does not go.</summary>
public enum SubstitutionGround
{
    /// <summary>The secretary is absent (不在岗).</summary>
    Absent,

    /// <summary>The secretary is related to the person (有亲属关系).</summary>
    Related,

    /// <summary>The secretary has been sanctioned himself (本人受处分).</summary>
    SanctionedHimself,
}

/// <summary>Who looks after a case (关怀责任人、纪委联系人), one after another; what was is kept.</summary>
internal sealed class Appointment
{
    public required Guid Id { get; init; }

    public required Guid CaseId { get; init; }

    public required CasePost Post { get; init; }

    public required Guid OfficerId { get; init; }

    public required DateOnly From { get; init; }

    public required Guid AppointedBy { get; init; }

    public required DateTime RecordedAt { get; init; }

    public required DateOnly? AcceptedOn { get; set; }

    public required DateOnly? EndedOn { get; set; }

    /// <summary>Why it was handed back; null where it was not.</summary>
    public required string? HandedBackBecause { get; set; }

    /// <summary>Since when it stands no longer, because it was recorded wrongly or goes on as another row; null while it stands.</summary>
    public DateTime? SupersededAt { get; set; }

    public Guid? WithdrawnBy { get; set; }

    /// <summary>Why it was withdrawn; null where it was not.</summary>
    public string? WithdrawnBecause { get; set; }

    /// <summary>The same appointment, as if it had not ended.</summary>
    public Appointment Resumed(Guid id, DateTime now) =>
        new()
        {
            Id = id,
            CaseId = CaseId,
            Post = Post,
            OfficerId = OfficerId,
            From = From,
            AppointedBy = AppointedBy,
            RecordedAt = now,
            AcceptedOn = AcceptedOn,
            EndedOn = null,
            HandedBackBecause = null,
        };

    public AppointmentState State =>
        WithdrawnBecause is not null ? AppointmentState.Withdrawn
        : HandedBackBecause is not null ? AppointmentState.HandedBack
        : EndedOn is not null ? AppointmentState.Ended
        : AcceptedOn is not null ? AppointmentState.InForce
        : AppointmentState.ToBeAccepted;
}

/// <summary>What somebody is to a case.</summary>
public enum CasePost
{
    /// <summary>The care-responsible person (关怀责任人), who may be a helper named by the unit (帮带人).</summary>
    CareResponsible,

    /// <summary>The liaison of the discipline commission (纪委联系人).</summary>
    Liaison,
}

/// <summary>How an appointment stands.</summary>
public enum AppointmentState
{
    /// <summary>The officer has not answered yet.</summary>
    ToBeAccepted,

    /// <summary>Accepted and in force.</summary>
    InForce,

    /// <summary>Handed back by the officer, with a reason.</summary>
    HandedBack,

    /// <summary>Ended, as by a hand-over.</summary>
    Ended,

    /// <summary>Withdrawn, because it was recorded wrongly.</summary>
    Withdrawn,
}

/// <summary>A case passes from one to another (交接), with what is open on that day; it is done when both have confirmed it.</summary>
internal sealed class HandOver
{
    public required Guid Id { get; init; }

    public required Guid CaseId { get; init; }

    public required CasePost Post { get; init; }

    /// <summary>The appointment that ends with it.</summary>
    public required Guid AppointmentId { get; init; }

    public required Guid FromOfficerId { get; init; }

    public required Guid ToOfficerId { get; init; }

    public required DateOnly On { get; init; }

    public required string Note { get; init; }

    /// <summary>What was open on that day, as JSON.</summary>
    public required string Checklist { get; init; }

    public required DateOnly? GivenOn { get; set; }

    public required DateOnly? TakenOn { get; set; }

    public required DateTime? DoneAt { get; set; }

    public required Guid RecordedBy { get; init; }

    public required DateTime RecordedAt { get; init; }

    /// <summary>Since when it stands no longer, because the appointment that it led to was withdrawn; null while it stands.</summary>
    public DateTime? SupersededAt { get; set; }
}
