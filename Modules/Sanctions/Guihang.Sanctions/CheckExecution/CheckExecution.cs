using Guihang.Core.Data;
using Guihang.Core.Http;
using Guihang.Core.Policies.Explaining;
using Guihang.Core.Requests;
using Guihang.Core.Security;
using Guihang.Sanctions.Data;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Guihang.Sanctions;

/// <summary>Asks how the execution of a decision stands.</summary>
/// <param name="SanctionId">The sanction's id.</param>
[MaySend(Role.CaseOfficer, Over.Jurisdiction)]
[MaySend(Role.UnitSecretary, Over.OwnUnit)]
[MaySend(Role.System, Over.Anything)]
public sealed record CheckExecution(Guid SanctionId) : IQuery<ExecutionAnswer>, IConcernSubject
{
    Subject IConcernSubject.Subject => Subjects.Sanction(SanctionId);
}

/// <summary>Asks why the execution of a decision is owed as it is.</summary>
/// <param name="SanctionId">The sanction's id.</param>
[MaySend(Role.CaseOfficer, Over.Jurisdiction)]
[MaySend(Role.UnitSecretary, Over.OwnUnit)]
[MaySend(Role.System, Over.Anything)]
public sealed record ExplainExecution(Guid SanctionId) : IQuery<Explanation>, IConcernSubject
{
    Subject IConcernSubject.Subject => Subjects.Sanction(SanctionId);
}

/// <summary>Plans the execution of decisions that were registered before it was planned, some at a time. The daily job sends it until nothing is left.</summary>
[MaySend(Role.System, Over.Anything)]
public sealed record PlanExecutions : IChange<int>
{
    /// <summary>How many it plans at most, so that one piece takes the writer some 50 ms.</summary>
    public const int AtMost = 20;
}

internal sealed class CheckExecutionHandler(SanctionsDb db, SanctionLedger ledger, ExecutionPlanning planning, TimeProvider clock)
    : IRequestHandler<CheckExecution, ExecutionAnswer>
{
    public async Task<ExecutionAnswer> Handle(CheckExecution request, CancellationToken cancellationToken)
    {
        var history = await ledger.Read(request.SanctionId, cancellationToken);
        var check = await db.ExecutionChecks.SingleAsync(
            check => check.SanctionId == request.SanctionId && check.SupersededAt == null,
            cancellationToken
        );
        var reviews = await db
            .SanctionReviews.Where(review => review.SanctionId == request.SanctionId)
            .OrderBy(review => review.Id)
            .ToListAsync(cancellationToken);
        return ExecutionAnswer.Of(check, await planning.DoneOf(history, cancellationToken), reviews, clock.Today());
    }
}

internal sealed class ExplainExecutionHandler(SanctionsDb db, Explanations explanations) : IRequestHandler<ExplainExecution, Explanation>
{
    public async Task<Explanation> Handle(ExplainExecution request, CancellationToken cancellationToken)
    {
        var check = await db.ExecutionChecks.SingleAsync(
            check => check.SanctionId == request.SanctionId && check.SupersededAt == null,
            cancellationToken
        );
        return await explanations.Of(check.Decision, cancellationToken);
    }
}

internal sealed class PlanExecutionsHandler(SanctionsDb db, SanctionLedger ledger, ExecutionPlanning planning)
    : IRequestHandler<PlanExecutions, int>
{
    public async Task<int> Handle(PlanExecutions request, CancellationToken cancellationToken)
    {
        var sanctions = await db
            .Sanctions.Where(sanction => sanction.SupersededAt == null)
            .Where(sanction => !db.ExecutionChecks.Any(check => check.SanctionId == sanction.SanctionId && check.SupersededAt == null))
            .OrderBy(sanction => sanction.SanctionId)
            .Take(PlanExecutions.AtMost)
            .ToListAsync(cancellationToken);
        foreach (var (person, history) in await ledger.ReadMany(sanctions, CivilClock.EndOfTime, cancellationToken))
        {
            await planning.Plan(person, history, cancellationToken);
        }

        return sanctions.Count;
    }
}

internal static class CheckExecutionEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/sanctions/{id:guid}/execution", (Guid id, HttpDoor door, CancellationToken ct) => door.Get(new CheckExecution(id), ct))
            .Describe(
                "checkExecution",
                "查看处分执行",
                "Check the execution of a decision",
                "Tells of each item, from service to the report, whether it is owed, by when, and whether it was done; and the days of the reviews that the person may ask for."
            )
            .Takes("id", "The sanction's id.", "{sanctionId}");
        api.MapGet(
                "/sanctions/{id:guid}/execution/explanation",
                (Guid id, HttpDoor door, CancellationToken ct) => door.Get(new ExplainExecution(id), ct)
            )
            .Describe(
                "explainExecution",
                "处分执行依据",
                "Explain the execution of a decision",
                "Tells why each item is owed as it is: rule, facts, parameters with their sources."
            )
            .Takes("id", "The sanction's id.", "{sanctionId}");
    }
}
