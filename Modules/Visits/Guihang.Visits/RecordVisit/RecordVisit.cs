using System.Text.Json.Serialization;
using FluentValidation;
using Guihang.Core.Http;
using Guihang.Core.Problems;
using Guihang.Core.Requests;
using Guihang.Core.Security;
using Guihang.Policy.VisitPlans;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Guihang.Visits;

/// <summary>A visit or talk that was held.</summary>
[MaySend(Role.CaseOfficer, Over.Jurisdiction)]
[MaySend(Role.UnitSecretary, Over.OwnUnit)]
[MaySend(Role.System, Over.Anything)]
public sealed record RecordVisit : IChange<VisitAnswer>, IConcernSubject
{
    /// <summary>The case, from the address.</summary>
    [JsonIgnore]
    public Guid CaseId { get; init; }

    /// <summary>The kind.</summary>
    /// <example>talk</example>
    public required VisitKind Kind { get; init; }

    /// <summary>The day.</summary>
    /// <example>2018-09-20</example>
    public required DateOnly HeldOn { get; init; }

    /// <summary>Who came, one or more.</summary>
    public required IReadOnlyList<VisitorEntry> Visitors { get; init; }

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

    Subject IConcernSubject.Subject => Subjects.Case(CaseId);
}

/// <summary>Somebody who came.</summary>
public sealed record VisitorEntry
{
    /// <summary>The name.</summary>
    /// <example>陈书记</example>
    public required string Name { get; init; }

    /// <summary>In which capacity.</summary>
    /// <example>unitSecretary</example>
    public required VisitorRole Capacity { get; init; }
}

/// <summary>A recorded visit.</summary>
public sealed record VisitAnswer
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

    /// <summary>Who came.</summary>
    public required IReadOnlyList<VisitorEntry> Visitors { get; init; }

    /// <summary>The place.</summary>
    /// <example>镇党委会议室</example>
    public required string Place { get; init; }

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

    /// <summary>The due items that it meets.</summary>
    /// <example>["{dueItemId}"]</example>
    public required IReadOnlyList<Guid> Meets { get; init; }

    /// <summary>When it was recorded, UTC.</summary>
    /// <example>2018-09-20T02:00:00Z</example>
    public required DateTime RecordedAt { get; init; }

    internal static VisitAnswer Of(Visit visit, IReadOnlyList<Guid> meets) =>
        new()
        {
            Id = visit.Id,
            CaseId = visit.CaseId,
            Kind = visit.Kind,
            HeldOn = visit.HeldOn,
            Visitors =
            [
                .. visit.Visitors.Split(',').Zip(visit.VisitorRoles, (name, role) => new VisitorEntry { Name = name, Capacity = role }),
            ],
            Place = visit.Place,
            DurationMinutes = visit.DurationMinutes,
            Thinking = visit.Thinking,
            Work = visit.Work,
            Correction = visit.Correction,
            UnitOpinion = visit.UnitOpinion,
            Meets = meets,
            RecordedAt = visit.RecordedAt,
        };
}

internal sealed class RecordVisitValidator : AbstractValidator<RecordVisit>
{
    public RecordVisitValidator(TimeProvider clock)
    {
        RuleFor(visit => visit.HeldOn).NotInTheFuture(clock);
        RuleFor(visit => visit.Visitors).NotEmpty();
        RuleForEach(visit => visit.Visitors)
            .ChildRules(visitor => visitor.RuleFor(v => v.Name).Matches("^[^,]{1,60}$").WithProblem("visitor-name", VisitsProblems.Texts));
        RuleFor(visit => visit.Place).NotEmpty().MaximumLength(100);
        RuleFor(visit => visit.DurationMinutes).InclusiveBetween(1, 1440);
        RuleFor(visit => visit.Thinking).MaximumLength(4000);
        RuleFor(visit => visit.Work).MaximumLength(4000);
        RuleFor(visit => visit.Correction).MaximumLength(4000);
        RuleFor(visit => visit.UnitOpinion).MaximumLength(4000);
    }
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
                "Records a visit or talk that was held. It meets every due item of the case for which it is the earliest visit that counts; a visit after the window meets its item late."
            )
            .Takes("caseId", "The follow-up case's id.", "{caseId}")
            .Creates();
}
