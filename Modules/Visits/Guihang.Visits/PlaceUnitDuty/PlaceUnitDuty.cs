using System.Text.Json.Serialization;
using FluentValidation;
using Guihang.Core.Data;
using Guihang.Core.Http;
using Guihang.Core.Problems;
using Guihang.Core.Requests;
using Guihang.Core.Security;
using Guihang.Visits.Data;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Guihang.Visits;

/// <summary>A duty that a visiting office lays on the head of the person's unit: to know how the person does, and to keep talking.</summary>
[MaySend(Role.CaseOfficer, Over.Jurisdiction)]
[MaySend(Role.System, Over.Anything)]
public sealed record PlaceUnitDuty : IChange<UnitDutyAnswer>, IConcernSubject
{
    /// <summary>The case, from the address.</summary>
    [JsonIgnore]
    public Guid CaseId { get; init; }

    /// <summary>With whom the office spoke, by post.</summary>
    /// <example>单位党组织主要负责人</example>
    public required string MetWith { get; init; }

    /// <summary>What was laid on the unit's head.</summary>
    /// <example>掌握孟某思想工作情况，经常谈心</example>
    public required string Duty { get; init; }

    /// <summary>The day.</summary>
    /// <example>2019-06-12</example>
    public required DateOnly PlacedOn { get; init; }

    Subject IConcernSubject.Subject => Subjects.Case(CaseId);
}

/// <summary>A duty of a unit's head, with what later visits found of it.</summary>
public sealed record UnitDutyAnswer
{
    /// <summary>The duty's id.</summary>
    /// <example>{unitDutyId}</example>
    public required Guid Id { get; init; }

    /// <summary>The case.</summary>
    /// <example>{mengCaseId}</example>
    public required Guid CaseId { get; init; }

    /// <summary>With whom the office spoke.</summary>
    /// <example>单位党组织主要负责人</example>
    public required string MetWith { get; init; }

    /// <summary>What was laid on the unit's head.</summary>
    /// <example>掌握孟某思想工作情况，经常谈心</example>
    public required string Duty { get; init; }

    /// <summary>The day.</summary>
    /// <example>2019-06-12</example>
    public required DateOnly PlacedOn { get; init; }

    /// <summary>What later visits found, the earliest first; empty while nobody has checked.</summary>
    public required IReadOnlyList<UnitDutyFinding> Checks { get; init; }

    internal static UnitDutyAnswer Of(UnitDuty duty, IEnumerable<UnitDutyCheck> checks) =>
        new()
        {
            Id = duty.Id,
            CaseId = duty.CaseId,
            MetWith = duty.MetWith,
            Duty = duty.Duty,
            PlacedOn = duty.PlacedOn,
            Checks =
            [
                .. checks.Select(check => new UnitDutyFinding
                {
                    CheckedOn = check.CheckedOn,
                    IsKept = check.IsKept,
                    Finding = check.Finding,
                }),
            ],
        };
}

/// <summary>What a later visit found of a duty.</summary>
public sealed record UnitDutyFinding
{
    /// <summary>The day.</summary>
    /// <example>2019-09-18</example>
    public required DateOnly CheckedOn { get; init; }

    /// <summary>Whether the duty is kept.</summary>
    /// <example>true</example>
    public required bool IsKept { get; init; }

    /// <summary>What was found.</summary>
    /// <example>主要负责人每月谈话一次，情况清楚</example>
    public required string Finding { get; init; }
}

internal sealed class PlaceUnitDutyValidator : AbstractValidator<PlaceUnitDuty>
{
    public PlaceUnitDutyValidator(TimeProvider clock)
    {
        RuleFor(duty => duty.MetWith).NotEmpty().MaximumLength(100);
        RuleFor(duty => duty.Duty).NotEmpty().MaximumLength(500);
        RuleFor(duty => duty.PlacedOn).NotInTheFuture(clock);
    }
}

internal sealed class PlaceUnitDutyHandler(VisitsDb db, CallContext call, IdSource ids, TimeProvider clock)
    : IRequestHandler<PlaceUnitDuty, UnitDutyAnswer>
{
    public async Task<UnitDutyAnswer> Handle(PlaceUnitDuty request, CancellationToken cancellationToken)
    {
        var followUp = await db.Cases.SingleAsync(followUp => followUp.Id == request.CaseId, cancellationToken);
        var duty = new UnitDuty
        {
            Id = ids.New(),
            CaseId = followUp.Id,
            UnitId = followUp.UnitId,
            MetWith = request.MetWith,
            Duty = request.Duty,
            PlacedOn = request.PlacedOn,
            PlacedBy = call.Caller.OfficerId,
            RecordedAt = clock.Now(),
        };
        db.UnitDuties.Add(duty);
        await db.SaveChangesAsync(cancellationToken);
        return UnitDutyAnswer.Of(duty, []);
    }
}

/// <summary>Asks for the duties laid on the head of the person's unit.</summary>
/// <param name="CaseId">The case.</param>
[MaySend(Role.CaseOfficer, Over.Jurisdiction)]
[MaySend(Role.UnitSecretary, Over.OwnUnit)]
[MaySend(Role.System, Over.Anything)]
public sealed record ListUnitDuties(Guid CaseId) : IQuery<Page<UnitDutyAnswer>>, IConcernSubject
{
    Subject IConcernSubject.Subject => Subjects.Case(CaseId);
}

internal sealed class ListUnitDutiesHandler(VisitsDb db) : IRequestHandler<ListUnitDuties, Page<UnitDutyAnswer>>
{
    public async Task<Page<UnitDutyAnswer>> Handle(ListUnitDuties request, CancellationToken cancellationToken)
    {
        var duties = await db
            .UnitDuties.Where(duty => duty.CaseId == request.CaseId)
            .OrderBy(duty => duty.Id)
            .ToListAsync(cancellationToken);
        var ids = duties.ConvertAll(duty => duty.Id);
        var checks = await db
            .UnitDutyChecks.Where(check => ids.Contains(check.DutyId))
            .OrderBy(check => check.Id)
            .ToListAsync(cancellationToken);
        return new Page<UnitDutyAnswer>(
            duties.ConvertAll(duty => UnitDutyAnswer.Of(duty, checks.FindAll(check => check.DutyId == duty.Id))),
            null
        );
    }
}

internal static class PlaceUnitDutyEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPost(
                "/follow-up-cases/{caseId:guid}/unit-duties",
                (Guid caseId, PlaceUnitDuty body, HttpDoor door, CancellationToken ct) =>
                    door.Create(body with { CaseId = caseId }, duty => $"/api/v1/follow-up-cases/{duty.CaseId}/unit-duties", ct)
            )
            .Describe(
                "placeUnitDuty",
                "压实单位责任",
                "Lay a duty on the unit's head",
                "Records what a visiting office laid on the head of the person's unit. It shows on the case until a later visit checks it."
            )
            .Takes("caseId", "The follow-up case's id.", "{mengCaseId}")
            .Creates();
        api.MapGet(
                "/follow-up-cases/{caseId:guid}/unit-duties",
                (Guid caseId, HttpDoor door, CancellationToken ct) => door.Get(new ListUnitDuties(caseId), ct)
            )
            .Describe(
                "listUnitDuties",
                "列出单位责任",
                "List unit duties",
                "Lists the duties laid on the head of the person's unit, with what later visits found."
            )
            .Takes("caseId", "The follow-up case's id.", "{mengCaseId}");
    }
}
