using System.Text.Json.Serialization;
using Guihang.Core.Http;
using Guihang.Core.Imports;
using Guihang.Core.Requests;
using Guihang.Core.Security;
using Guihang.Policy.VisitPlans;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Guihang.Visits;

/// <summary>A visit or talk, and what came of it.</summary>
[MaySend(Role.CaseOfficer, Over.Jurisdiction)]
[MaySend(Role.UnitSecretary, Over.OwnUnit)]
[MaySend(Role.CaseOfficer, Over.Named)]
[MaySend(Role.UnitSecretary, Over.Named)]
[MaySend(Role.System, Over.Anything)]
public sealed record RecordVisit : IChange<VisitAnswer>, IConcernSubject
{
    /// <summary>The case, from the address.</summary>
    [JsonIgnore]
    public Guid CaseId { get; init; }

    /// <summary>The kind.</summary>
    /// <example>talk</example>
    public required VisitKind Kind { get; init; }

    /// <summary>The day on which it was held, or was to be.</summary>
    /// <example>2018-09-20</example>
    public required DateOnly HeldOn { get; init; }

    /// <summary>What came of it; held where it is not said.</summary>
    /// <example>held</example>
    public VisitOutcome Outcome { get; init; }

    /// <summary>Who came, one or more.</summary>
    public required IReadOnlyList<VisitorEntry> Visitors { get; init; }

    /// <summary>The other bodies that went along, at most 9. A joint visit is recorded once and counts once.</summary>
    /// <example>["区委组织部"]</example>
    public IReadOnlyList<string>? JointBodies { get; init; }

    /// <summary>Who was heard beside the person, each having agreed, at most 20.</summary>
    public IReadOnlyList<ParticipantEntry>? Participants { get; init; }

    /// <summary>The day on which the family agreed to a visit at home or to a talk with it; such a visit cannot be held without.</summary>
    /// <example>2018-09-18</example>
    public DateOnly? ConsentOn { get; init; }

    /// <summary>When it began, as <c>HH:mm</c>; null where nobody noted it.</summary>
    /// <example>09:30</example>
    public string? StartedAt { get; init; }

    /// <summary>The place, as it is typed.</summary>
    /// <example>镇党委会议室</example>
    public required string Place { get; init; }

    /// <summary>How long it took, in minutes; null where nobody noted it.</summary>
    /// <example>90</example>
    public int? DurationMinutes { get; init; }

    /// <summary>The person's thinking, in both sides' words.</summary>
    /// <example>情绪低落，曾要求组织免去职务</example>
    public string? Thinking { get; init; }

    /// <summary>The person's work.</summary>
    /// <example>继续主持消防整改</example>
    public string? Work { get; init; }

    /// <summary>How the error is being corrected.</summary>
    /// <example>牵头隐患排查</example>
    public string? Correction { get; init; }

    /// <summary>The unit's opinion.</summary>
    /// <example>镇党委将经常谈心</example>
    public string? UnitOpinion { get; init; }

    /// <summary>What follows where it was not held, or not to its end. After a refusal nothing needs to follow.</summary>
    public NextStepEntry? NextStep { get; init; }

    /// <summary>Whether the person was told how to appeal. Every first contact tells it.</summary>
    /// <example>true</example>
    public bool ToldHowToAppeal { get; init; }

    /// <summary>Whether the person contests the sanction. That is a right, and changes no class, grade or priority.</summary>
    /// <example>false</example>
    public bool Contests { get; init; }

    /// <summary>The substitution by which one of the visitors came as the secretary; null where none did.</summary>
    /// <example>null</example>
    public Guid? SubstitutionId { get; init; }

    /// <summary>Why it was held in a quiet period (静默期). Needed there, unless the person started it or something in the case called for it.</summary>
    /// <example>null</example>
    public string? QuietReason { get; init; }

    /// <summary>Whether it is recorded from one's own draft, which then goes.</summary>
    /// <example>false</example>
    public bool FromDraft { get; init; }

    Subject IConcernSubject.Subject => Subjects.Case(CaseId);
}

/// <summary>A recorded visit.</summary>
public sealed record VisitAnswer : ILedgerEntry
{
    /// <summary>The visit's id.</summary>
    /// <example>{visitId}</example>
    public required Guid Id { get; init; }

    /// <summary>The case.</summary>
    /// <example>{caseId}</example>
    public required Guid CaseId { get; init; }

    /// <summary>The kind.</summary>
    /// <example>talk</example>
    public required VisitKind Kind { get; init; }

    /// <summary>The day.</summary>
    /// <example>2018-09-20</example>
    public required DateOnly HeldOn { get; init; }

    /// <summary>What came of it.</summary>
    /// <example>held</example>
    public required VisitOutcome Outcome { get; init; }

    /// <summary>Who came.</summary>
    public required IReadOnlyList<VisitorEntry> Visitors { get; init; }

    /// <summary>The other bodies that went along.</summary>
    /// <example>["区委组织部"]</example>
    public required IReadOnlyList<string> JointBodies { get; init; }

    /// <summary>Who was heard beside the person. Only case officers and who recorded it see them.</summary>
    public required IReadOnlyList<ParticipantEntry> Participants { get; init; }

    /// <summary>The day on which the family agreed; null where nobody needed to.</summary>
    /// <example>2018-09-18</example>
    public required DateOnly? ConsentOn { get; init; }

    /// <summary>When it began, as <c>HH:mm</c>.</summary>
    /// <example>09:30</example>
    public required string? StartedAt { get; init; }

    /// <summary>The place. Like the words, it is null for units where colleagues or relatives were heard, unless the caller wrote it down.</summary>
    /// <example>镇党委会议室</example>
    public required string? Place { get; init; }

    /// <summary>How long it took, in minutes.</summary>
    /// <example>90</example>
    public required int? DurationMinutes { get; init; }

    /// <summary>The person's thinking.</summary>
    /// <example>情绪低落，曾要求组织免去职务</example>
    public required string? Thinking { get; init; }

    /// <summary>The person's work.</summary>
    /// <example>继续主持消防整改</example>
    public required string? Work { get; init; }

    /// <summary>How the error is being corrected.</summary>
    /// <example>牵头隐患排查</example>
    public required string? Correction { get; init; }

    /// <summary>The unit's opinion.</summary>
    /// <example>镇党委将经常谈心</example>
    public required string? UnitOpinion { get; init; }

    /// <summary>What follows where it was not held, or not to its end.</summary>
    public required NextStepEntry? NextStep { get; init; }

    /// <summary>Whether the person was told how to appeal.</summary>
    /// <example>true</example>
    public required bool ToldHowToAppeal { get; init; }

    /// <summary>Whether the person contests the sanction.</summary>
    /// <example>false</example>
    public required bool Contests { get; init; }

    /// <summary>The substitution by which one of the visitors came as the secretary.</summary>
    /// <example>null</example>
    public required Guid? SubstitutionId { get; init; }

    /// <summary>Signs that the record may be a formality. They block nothing; the record of today has none yet.</summary>
    /// <example>[]</example>
    public required IReadOnlyList<FormalitySignAnswer> Signs { get; init; }

    /// <summary>The record that this one puts right; null where it is the first.</summary>
    /// <example>null</example>
    public required Guid? Corrects { get; init; }

    /// <summary>Why the former record was put right.</summary>
    /// <example>null</example>
    public required string? CorrectionReason { get; init; }

    /// <summary>When another record took its place, UTC; null while it stands.</summary>
    /// <example>null</example>
    public required DateTime? SupersededAt { get; init; }

    /// <summary>Why it was held in a quiet period; null where it was not.</summary>
    /// <example>null</example>
    public required string? QuietReason { get; init; }

    /// <summary>Due items that it does not meet because it was held too soon after the visit before; each tells from when on a visit counts.</summary>
    /// <example>[]</example>
    public IReadOnlyList<Guid> TooSoonFor { get; init; } = [];

    /// <summary>The due items that it meets.</summary>
    /// <example>["{dueItemId}"]</example>
    public required IReadOnlyList<Guid> Meets { get; init; }

    /// <summary>When it was recorded, UTC.</summary>
    /// <example>2018-09-20T02:00:00Z</example>
    public required DateTime RecordedAt { get; init; }

    internal Guid PersonId { get; init; }

    LedgerEntry ILedgerEntry.Ledger => new(PersonId, VisitId: Id);

    internal static VisitAnswer Of(Visit visit, VisitDetail? detail, IReadOnlyList<Guid> meets) =>
        new()
        {
            Id = visit.Id,
            CaseId = visit.CaseId,
            PersonId = visit.PersonId,
            Kind = visit.Kind,
            HeldOn = visit.HeldOn,
            Outcome = visit.Outcome,
            Visitors = [.. VisitorEntry.Read(visit, detail)],
            JointBodies = visit.BodyList,
            Participants = ParticipantEntry.Read(detail?.Participants),
            ConsentOn = detail?.ConsentOn,
            StartedAt = detail?.StartedAt,
            Place = visit.Place,
            DurationMinutes = visit.DurationMinutes,
            Thinking = visit.Thinking,
            Work = visit.Work,
            Correction = visit.Correction,
            UnitOpinion = visit.UnitOpinion,
            NextStep = detail?.NextAction is { } action ? new NextStepEntry { Action = action, On = detail.NextOn } : null,
            ToldHowToAppeal = detail?.ToldHowToAppeal ?? false,
            Contests = detail?.Contests ?? false,
            SubstitutionId = detail?.SubstitutionId,
            Signs = [],
            Corrects = visit.Corrects,
            CorrectionReason = detail?.CorrectionReason,
            SupersededAt = visit.SupersededAt,
            QuietReason = detail?.QuietReason,
            Meets = meets,
            RecordedAt = visit.RecordedAt,
        };
}

internal static class RecordVisitEndpoint
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPost(
                "/follow-up-cases/{caseId:guid}/visits",
                (Guid caseId, RecordVisit body, HttpDoor door, CancellationToken ct) =>
                    door.Create(body with { CaseId = caseId }, visit => $"/api/v1/visits/{visit.Id}", ct)
            )
            .Describe(
                "recordVisit",
                "登记回访谈话",
                "Record a visit",
                "Records a visit or talk, and what came of it. One that was held meets every due item of the case for which it is the earliest visit that counts; after the window it meets its item late. A refusal costs nothing."
            )
            .Takes("caseId", "The follow-up case's id.", "{caseId}")
            .MayAnswer(VisitsProblems.BeforeTheDecision, "2018-09-05")
            .MayAnswer(VisitsProblems.AfterDeath, "2024-05-01")
            .MayAnswer(VisitsProblems.NoSuchVisitor)
            .MayAnswer(VisitsProblems.VisitorTwice, "陈书记")
            .MayAnswer(VisitsProblems.VisitsSelf)
            .MayAnswer(VisitsProblems.VisitorRecused, "近亲属")
            .MayAnswer(VisitsProblems.NoSuchSubstitution)
            .MayAnswer(VisitsProblems.InQuietPeriod, "2019-12-20", "2020-01-05")
            .Creates();
}
