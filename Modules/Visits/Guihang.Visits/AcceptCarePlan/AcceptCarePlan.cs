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

/// <summary>The acceptance of a care plan by the officer who is responsible for it.</summary>
[MaySend(Role.CaseOfficer, Over.Jurisdiction)]
[MaySend(Role.UnitSecretary, Over.OwnUnit)]
[MaySend(Role.CaseOfficer, Over.Named)]
[MaySend(Role.UnitSecretary, Over.Named)]
[MaySend(Role.System, Over.Anything)]
public sealed record AcceptCarePlan : IChange<CarePlanAnswer>, IConcernSubject
{
    /// <summary>The case, from the address.</summary>
    [JsonIgnore]
    public Guid CaseId { get; init; }

    /// <summary>The day.</summary>
    /// <example>2022-04-20</example>
    public required DateOnly On { get; init; }

    Subject IConcernSubject.Subject => Subjects.Case(CaseId);
}

internal sealed class AcceptCarePlanValidator : AbstractValidator<AcceptCarePlan>
{
    public AcceptCarePlanValidator(TimeProvider clock) => RuleFor(acceptance => acceptance.On).NotInTheFuture(clock);
}

internal sealed class AcceptCarePlanHandler(VisitsDb db, CallContext call, TimeProvider clock)
    : IRequestHandler<AcceptCarePlan, CarePlanAnswer>
{
    public async Task<CarePlanAnswer> Handle(AcceptCarePlan request, CancellationToken cancellationToken)
    {
        var plan =
            await db.CarePlans.SingleOrDefaultAsync(p => p.CaseId == request.CaseId && p.SupersededAt == null, cancellationToken)
            ?? throw new ProblemException(VisitsProblems.NoCarePlan);
        if (plan.ResponsibleOfficerId != call.Caller.OfficerId)
        {
            throw new ProblemException(VisitsProblems.NotResponsible);
        }

        if (plan.AcceptedOn is not null || plan.HandedBackOn is not null)
        {
            throw new ProblemException(VisitsProblems.AlreadyAccepted);
        }

        if (request.On < plan.MadeOn)
        {
            throw new ProblemException(VisitsProblems.BeforeItWasMade, plan.MadeOn) { Field = "on" };
        }

        (plan.AcceptedOn, plan.AcceptedAt) = (request.On, clock.Now());
        await db.SaveChangesAsync(cancellationToken);
        return CarePlanAnswer.Of(plan);
    }
}

internal static class AcceptCarePlanEndpoint
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPost(
                "/follow-up-cases/{caseId:guid}/care-plan/acceptance",
                (Guid caseId, AcceptCarePlan body, HttpDoor door, CancellationToken ct) =>
                    door.Create(body with { CaseId = caseId }, plan => $"/api/v1/follow-up-cases/{plan.CaseId}/care-plan", ct)
            )
            .Describe(
                "acceptCarePlan",
                "关怀责任人认领方案",
                "Accept a care plan",
                "The officer who is named responsible accepts the plan. Nobody accepts for another."
            )
            .Takes("caseId", "The follow-up case's id.", "{caseToAcceptId}")
            .MayAnswer(VisitsProblems.NoCarePlan)
            .MayAnswer(VisitsProblems.NotResponsible)
            .MayAnswer(VisitsProblems.AlreadyAccepted)
            .MayAnswer(VisitsProblems.BeforeItWasMade, "2022-04-18")
            .Creates();
}
