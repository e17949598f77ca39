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

/// <summary>What a visit found of a duty that was laid on a unit's head.</summary>
[MaySend(Role.CaseOfficer, Over.Jurisdiction)]
[MaySend(Role.System, Over.Anything)]
public sealed record CheckUnitDuty : IChange<UnitDutyAnswer>, IConcernSubject
{
    /// <summary>The duty, from the address.</summary>
    [JsonIgnore]
    public Guid DutyId { get; init; }

    /// <summary>The day.</summary>
    /// <example>2019-09-18</example>
    public required DateOnly CheckedOn { get; init; }

    /// <summary>Whether the duty is kept.</summary>
    /// <example>true</example>
    public required bool IsKept { get; init; }

    /// <summary>What was found.</summary>
    /// <example>主要负责人每月谈话一次，情况清楚</example>
    public required string Finding { get; init; }

    Subject IConcernSubject.Subject => Subjects.UnitDuty(DutyId);
}

internal sealed class CheckUnitDutyValidator : AbstractValidator<CheckUnitDuty>
{
    public CheckUnitDutyValidator(TimeProvider clock)
    {
        RuleFor(check => check.CheckedOn).NotInTheFuture(clock);
        RuleFor(check => check.Finding).NotEmpty().MaximumLength(500);
    }
}

internal sealed class CheckUnitDutyHandler(VisitsDb db, CallContext call, IdSource ids, TimeProvider clock)
    : IRequestHandler<CheckUnitDuty, UnitDutyAnswer>
{
    public async Task<UnitDutyAnswer> Handle(CheckUnitDuty request, CancellationToken cancellationToken)
    {
        var duty = await db.UnitDuties.SingleAsync(duty => duty.Id == request.DutyId, cancellationToken);
        if (request.CheckedOn < duty.PlacedOn)
        {
            throw new ProblemException(VisitsProblems.BeforeItWasPlaced, duty.PlacedOn) { Field = "checkedOn" };
        }

        db.UnitDutyChecks.Add(
            new UnitDutyCheck
            {
                Id = ids.New(),
                DutyId = duty.Id,
                CheckedOn = request.CheckedOn,
                IsKept = request.IsKept,
                Finding = request.Finding,
                CheckedBy = call.Caller.OfficerId,
                RecordedAt = clock.Now(),
            }
        );
        await db.SaveChangesAsync(cancellationToken);
        return UnitDutyAnswer.Of(
            duty,
            await db.UnitDutyChecks.Where(check => check.DutyId == duty.Id).OrderBy(check => check.Id).ToListAsync(cancellationToken)
        );
    }
}

internal static class CheckUnitDutyEndpoint
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPost(
                "/unit-duties/{id:guid}/checks",
                (Guid id, CheckUnitDuty body, HttpDoor door, CancellationToken ct) =>
                    door.Create(body with { DutyId = id }, duty => $"/api/v1/follow-up-cases/{duty.CaseId}/unit-duties", ct)
            )
            .Describe(
                "checkUnitDuty",
                "检查单位责任",
                "Check a unit's duty",
                "Records what a later visit found of a duty that was laid on a unit's head."
            )
            .Takes("id", "The duty's id.", "{unitDutyId}")
            .MayAnswer(VisitsProblems.BeforeItWasPlaced, "2019-06-12")
            .Creates();
}
