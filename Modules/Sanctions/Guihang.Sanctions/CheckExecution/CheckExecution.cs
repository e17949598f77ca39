using Guihang.Core.Data;
using Guihang.Core.Http;
using Guihang.Core.Policies.Explaining;
using Guihang.Core.Requests;
using Guihang.Core.Security;
using Guihang.Policy.Executions;
using Guihang.Policy.Rules;
using Guihang.Sanctions.Data;
using Guihang.Visits.Contracts;
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

/// <summary>
/// Plans the execution of decisions that nobody has planned yet, as after an import, and anew where the jurisdiction's go-live day is another since; some at
/// a time. The daily job sends it until nothing is left.
/// </summary>
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
        var person = await db.People.SingleAsync(person => person.Id == history.Sanction.PersonId, cancellationToken);
        var check = await db.ExecutionChecks.SingleOrDefaultAsync(
            check => check.SanctionId == request.SanctionId && check.SupersededAt == null,
            cancellationToken
        );
        var decided = check is null
            ? ((await planning.Foresee(person, history, cancellationToken)).Decision.Outcome as Decided<ExecutionDecision>)?.Decision
            : check.Decided();
        var reviews = await db
            .SanctionReviews.Where(review => review.SanctionId == request.SanctionId)
            .OrderBy(review => review.Id)
            .ToListAsync(cancellationToken);
        return ExecutionAnswer.Of(
            history.Sanction,
            decided,
            await planning.DoneOf(history, cancellationToken),
            reviews,
            clock.Today(),
            await planning.GoLiveOf(person.Region, cancellationToken)
        );
    }
}

internal sealed class ExplainExecutionHandler(SanctionsDb db, SanctionLedger ledger, ExecutionPlanning planning, Explanations explanations)
    : IRequestHandler<ExplainExecution, Explanation>
{
    public async Task<Explanation> Handle(ExplainExecution request, CancellationToken cancellationToken)
    {
        var check = await db.ExecutionChecks.SingleOrDefaultAsync(
            check => check.SanctionId == request.SanctionId && check.SupersededAt == null,
            cancellationToken
        );
        if (check is not null)
        {
            return await explanations.Of(check.Decision, cancellationToken);
        }

        var history = await ledger.Read(request.SanctionId, cancellationToken);
        var person = await db.People.SingleAsync(person => person.Id == history.Sanction.PersonId, cancellationToken);
        var (decision, facts) = await planning.Foresee(person, history, cancellationToken);
        return explanations.OfUnkept(decision, facts);
    }
}

internal sealed class PlanExecutionsHandler(SanctionsDb db, SanctionLedger ledger, ExecutionPlanning planning, IMediator mediator)
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
        foreach (var (region, on) in await mediator.Send(new ReadGoLives(), cancellationToken))
        {
            if (sanctions.Count == PlanExecutions.AtMost)
            {
                break;
            }

            sanctions.AddRange(await PlannedOtherwise(region, on, PlanExecutions.AtMost - sanctions.Count, cancellationToken));
        }

        foreach (var (person, history) in await ledger.ReadMany(sanctions, CivilClock.EndOfTime, cancellationToken))
        {
            await planning.Plan(person, history, cancellationToken);
        }

        return sanctions.Count;
    }

    private Task<List<Sanction>> PlannedOtherwise(string region, DateOnly goLive, int most, CancellationToken cancellationToken) =>
        db
            .Sanctions.Where(sanction => sanction.SupersededAt == null)
            .Where(sanction => db.People.Any(person => person.Id == sanction.PersonId && person.Region == region))
            .Where(sanction =>
                db.ExecutionChecks.Any(check =>
                    check.SanctionId == sanction.SanctionId
                    && check.SupersededAt == null
                    && (check.GoLive == null || check.GoLive != goLive)
                )
            )
            .OrderBy(sanction => sanction.SanctionId)
            .Take(most)
            .ToListAsync(cancellationToken);
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
