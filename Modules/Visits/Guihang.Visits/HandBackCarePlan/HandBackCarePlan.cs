using System.Text.Json.Serialization;
using FluentValidation;
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

/// <summary>A care plan is handed back by the officer who is named responsible.</summary>
[MaySend(Role.CaseOfficer, Over.Jurisdiction)]
[MaySend(Role.UnitSecretary, Over.OwnUnit)]
[MaySend(Role.CaseOfficer, Over.Named)]
[MaySend(Role.UnitSecretary, Over.Named)]
public sealed record HandBackCarePlan : IChange<CarePlanAnswer>, IConcernSubject
{
    /// <summary>The case, from the address.</summary>
    [JsonIgnore]
    public Guid CaseId { get; init; }

    /// <summary>The day.</summary>
    /// <example>2022-04-20</example>
    public required DateOnly On { get; init; }

    /// <summary>Why.</summary>
    /// <example>与当事人有亲属关系，不宜担任</example>
    public required string Reason { get; init; }

    Subject IConcernSubject.Subject => Subjects.Case(CaseId);
}

internal sealed class HandBackCarePlanValidator : AbstractValidator<HandBackCarePlan>
{
    public HandBackCarePlanValidator(TimeProvider clock)
    {
        RuleFor(back => back.On).NotInTheFuture(clock);
        RuleFor(back => back.Reason).NotEmpty().MaximumLength(500);
    }
}

internal sealed class HandBackCarePlanHandler(VisitsDb db, CallContext call) : IRequestHandler<HandBackCarePlan, CarePlanAnswer>
{
    public async Task<CarePlanAnswer> Handle(HandBackCarePlan request, CancellationToken cancellationToken)
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

        (plan.HandedBackOn, plan.HandedBackBecause) = (request.On, request.Reason);
        await db.SaveChangesAsync(cancellationToken);
        return CarePlanAnswer.Of(plan);
    }
}

internal static class HandBackCarePlanEndpoint
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPost(
                "/follow-up-cases/{caseId:guid}/care-plan/handing-back",
                (Guid caseId, HandBackCarePlan body, HttpDoor door, CancellationToken ct) =>
                    door.Create(body with { CaseId = caseId }, plan => $"/api/v1/follow-up-cases/{plan.CaseId}/care-plan", ct)
            )
            .Describe(
                "handBackCarePlan",
                "关怀责任人退回方案",
                "Hand a care plan back",
                "The officer who is named responsible hands the plan back with a reason, before accepting it. The next version names somebody else."
            )
            .Takes("caseId", "The follow-up case's id.", "{caseToAcceptId}")
            .MayAnswer(VisitsProblems.NoCarePlan)
            .MayAnswer(VisitsProblems.NotResponsible)
            .MayAnswer(VisitsProblems.AlreadyAccepted)
            .MayAnswer(VisitsProblems.BeforeItWasMade, "2022-04-18")
            .Creates();
}
