using System.Text.Json.Serialization;
using FluentValidation;
using Guihang.Core.Data;
using Guihang.Core.Http;
using Guihang.Core.Problems;
using Guihang.Core.Requests;
using Guihang.Core.Security;
using Guihang.Policy;
using Guihang.Policy.Executions;
using Guihang.Sanctions.Contracts;
using Guihang.Sanctions.Data;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Guihang.Sanctions;

/// <summary>
/// That an item of a decision's execution was done. An item that is on record already is corrected only with a reason, and the earlier record is kept. Service
/// is recorded as service.
/// </summary>
[MaySend(Role.CaseOfficer, Over.Jurisdiction)]
[MaySend(Role.UnitSecretary, Over.OwnUnit)]
[MaySend(Role.System, Over.Anything)]
public sealed record RecordExecution : IChange<ExecutionAnswer>, IConcernSubject
{
    /// <summary>The sanction, from the address.</summary>
    [JsonIgnore]
    public Guid SanctionId { get; init; }

    /// <summary>The item.</summary>
    /// <example>filed</example>
    public required ExecutionItem Item { get; init; }

    /// <summary>The day on which it was done.</summary>
    /// <example>2018-09-20</example>
    public required DateOnly On { get; init; }

    /// <summary>The number of the paper that proves it.</summary>
    /// <example>南档〔2018〕31号</example>
    public required string EvidenceNumber { get; init; }

    /// <summary>Where the item is on record already: why that record is wrong. Null for the first record.</summary>
    /// <example>null</example>
    public string? CorrectionReason { get; init; }

    Subject IConcernSubject.Subject => Subjects.Sanction(SanctionId);
}

/// <summary>That the deciding body gave more time for an item.</summary>
[MaySend(Role.CaseOfficer, Over.Jurisdiction)]
[MaySend(Role.System, Over.Anything)]
public sealed record ExtendExecution : IChange<ExecutionAnswer>, IConcernSubject
{
    /// <summary>The sanction, from the address.</summary>
    [JsonIgnore]
    public Guid SanctionId { get; init; }

    /// <summary>The item.</summary>
    /// <example>announced</example>
    public required ExecutionItem Item { get; init; }

    /// <summary>The last day that the approval names, within the longest that the text allows.</summary>
    /// <example>2024-08-31</example>
    public required DateOnly Until { get; init; }

    /// <summary>Who approved it.</summary>
    /// <example>花都区纪委</example>
    public required string ApprovedBy { get; init; }

    /// <summary>The number of the approval.</summary>
    /// <example>花纪延〔2024〕6号</example>
    public required string DocumentNumber { get; init; }

    Subject IConcernSubject.Subject => Subjects.Sanction(SanctionId);
}

internal sealed class RecordExecutionValidator : AbstractValidator<RecordExecution>
{
    public RecordExecutionValidator(TimeProvider clock)
    {
        RuleFor(record => record.On).NotInTheFuture(clock);
        RuleFor(record => record.EvidenceNumber).NotEmpty().MaximumLength(60);
        RuleFor(record => record.CorrectionReason).MaximumLength(500);
        RuleFor(record => record.Item).Must(item => item != ExecutionItem.Served).WithProblem("served-is-service", SanctionProblems.Texts);
    }
}

internal sealed class ExtendExecutionValidator : AbstractValidator<ExtendExecution>
{
    public ExtendExecutionValidator()
    {
        RuleFor(extension => extension.ApprovedBy).NotEmpty().MaximumLength(100);
        RuleFor(extension => extension.DocumentNumber).NotEmpty().MaximumLength(60);
    }
}

internal sealed class RecordExecutionHandler(
    SanctionsDb db,
    ExecutionChanges changes,
    IMediator mediator,
    CallContext call,
    IdSource ids,
    TimeProvider clock
) : IRequestHandler<RecordExecution, ExecutionAnswer>
{
    public async Task<ExecutionAnswer> Handle(RecordExecution request, CancellationToken cancellationToken)
    {
        var (person, history) = await changes.Read(request.SanctionId, request.On, cancellationToken);
        CheckOwed(request.Item, await changes.Owed(person, history, cancellationToken));
        var before = await db.ExecutionRecords.SingleOrDefaultAsync(
            record => record.SanctionId == request.SanctionId && record.Item == request.Item && record.SupersededAt == null,
            cancellationToken
        );
        if (before is not null)
        {
            if (string.IsNullOrWhiteSpace(request.CorrectionReason))
            {
                throw new ProblemException(SanctionProblems.AlreadyExecuted, SanctionLedger.Day(before.On)) { Field = "correctionReason" };
            }

            before.SupersededAt = clock.Now();
            await db.SaveChangesAsync(cancellationToken);
        }

        var record = new ExecutionRecord
        {
            Id = ids.New(),
            SanctionId = request.SanctionId,
            Item = request.Item,
            On = request.On,
            EvidenceNumber = request.EvidenceNumber,
            CorrectionReason = before is null ? null : request.CorrectionReason,
            RecordedBy = call.Caller.OfficerId,
            RecordedAt = clock.Now(),
            SupersededAt = null,
        };
        db.ExecutionRecords.Add(record);
        await db.SaveChangesAsync(cancellationToken);
        await mediator.Publish(new ExecutionRecorded(Fact(record, person), before?.Id), cancellationToken);
        return await changes.Answer(person, history, cancellationToken);
    }

    // Of some texts nothing was read: what was done under them is recorded all the same.
    private static void CheckOwed(ExecutionItem item, ExecutionDecision? decided)
    {
        if (decided?.Items.FirstOrDefault(due => due.Item == item) is { IsOwed: false, Why: var why })
        {
            throw new ProblemException(SanctionProblems.NothingToExecute, why) { Field = "item" };
        }
    }

    private static ExecutionFact Fact(ExecutionRecord record, Person person) =>
        new(record.Id, record.SanctionId, person.Id, person.UnitId, person.Region, record.Item, record.On, record.RecordedAt);
}

internal sealed class ExtendExecutionHandler(SanctionsDb db, ExecutionChanges changes, CallContext call, IdSource ids, TimeProvider clock)
    : IRequestHandler<ExtendExecution, ExecutionAnswer>
{
    public async Task<ExecutionAnswer> Handle(ExtendExecution request, CancellationToken cancellationToken)
    {
        var (person, history) = await changes.Read(request.SanctionId, request.Until, cancellationToken);
        var answer = await changes.Answer(person, history, cancellationToken);
        if (answer.Items.First(item => item.Item == request.Item) is not { By: not null })
        {
            throw new ProblemException(SanctionProblems.ExecutionNotOwed) { Field = "item" };
        }

        var before = await db.ExecutionDelays.SingleOrDefaultAsync(
            delay => delay.SanctionId == request.SanctionId && delay.Item == request.Item && delay.SupersededAt == null,
            cancellationToken
        );
        if (before is not null)
        {
            before.SupersededAt = clock.Now();
            await db.SaveChangesAsync(cancellationToken);
        }

        db.ExecutionDelays.Add(
            new ExecutionDelay
            {
                Id = ids.New(),
                SanctionId = request.SanctionId,
                Item = request.Item,
                Until = request.Until,
                ApprovedBy = request.ApprovedBy,
                DocumentNumber = request.DocumentNumber,
                RecordedBy = call.Caller.OfficerId,
                RecordedAt = clock.Now(),
                SupersededAt = null,
            }
        );
        await db.SaveChangesAsync(cancellationToken);
        answer = await changes.Answer(person, history, cancellationToken);
        // 条例 (2023) art. 44, 政务处分法 art. 54: what lies beyond the longest time was not anybody's to approve.
        return answer.Items.First(item => item.Item == request.Item).By is { } latest && latest < request.Until
            ? throw new ProblemException(SanctionProblems.ExtensionTooLong, SanctionLedger.Day(request.Until), SanctionLedger.Day(latest))
            {
                Field = "until",
            }
            : answer;
    }
}

/// <summary>Reads a sanction to record something of its execution, and answers how it stands after it.</summary>
internal sealed class ExecutionChanges(SanctionsDb db, SanctionLedger ledger, ExecutionPlanning planning, TimeProvider clock)
{
    /// <exception cref="ProblemException">The sanction is revoked, or the day lies before the decision.</exception>
    public async Task<(Person Person, SanctionHistory History)> Read(Guid sanctionId, DateOnly on, CancellationToken cancellationToken)
    {
        var history = await ledger.Read(sanctionId, cancellationToken);
        if (history.IsRevoked)
        {
            throw new ProblemException(SanctionProblems.AlreadyRevoked);
        }

        return on < history.Sanction.DecidedOn
            ? throw new ProblemException(SanctionProblems.BeforeTheDecision, SanctionLedger.Day(history.Sanction.DecidedOn))
            : (await db.People.SingleAsync(person => person.Id == history.Sanction.PersonId, cancellationToken), history);
    }

    /// <summary>What is owed; null where a person has to decide.</summary>
    public async Task<ExecutionDecision?> Owed(Person person, SanctionHistory history, CancellationToken cancellationToken) =>
        (await planning.Plan(person, history, cancellationToken)).Decided();

    public async Task<ExecutionAnswer> Answer(Person person, SanctionHistory history, CancellationToken cancellationToken)
    {
        var check = await planning.Plan(person, history, cancellationToken);
        var reviews = await db
            .SanctionReviews.Where(review => review.SanctionId == history.Sanction.SanctionId)
            .OrderBy(review => review.Id)
            .ToListAsync(cancellationToken);
        return ExecutionAnswer.Of(
            history.Sanction,
            check.Decided(),
            await planning.DoneOf(history, cancellationToken),
            reviews,
            clock.Today(),
            check.GoLive
        );
    }
}

internal static class RecordExecutionEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPost(
                "/sanctions/{id:guid}/execution/records",
                (Guid id, RecordExecution body, HttpDoor door, CancellationToken ct) =>
                    door.Create(body with { SanctionId = id }, answer => $"/api/v1/sanctions/{answer.SanctionId}/execution", ct)
            )
            .Describe(
                "recordExecution",
                "登记处分执行事项",
                "Record what executes a decision",
                "Records the day on which an item was done and the number of the paper that proves it. An item that is on record already is corrected with a reason; the earlier record is kept."
            )
            .Takes("id", "The sanction's id.", "{sanctionId}")
            .MayAnswer(SanctionProblems.AlreadyRevoked)
            .MayAnswer(SanctionProblems.BeforeTheDecision, "2018-09-05")
            .MayAnswer(SanctionProblems.AlreadyExecuted, "2018-09-20")
            .MayAnswer(
                SanctionProblems.NothingToExecute,
                new Wording("该处分种类无须办理此项。", "It is not asked for with this kind of sanction.")
            )
            .Creates();
        api.MapPost(
                "/sanctions/{id:guid}/execution/extensions",
                (Guid id, ExtendExecution body, HttpDoor door, CancellationToken ct) =>
                    door.Create(body with { SanctionId = id }, answer => $"/api/v1/sanctions/{answer.SanctionId}/execution", ct)
            )
            .Describe(
                "extendExecution",
                "登记延长办理期限",
                "Record more time for the execution",
                "Records that the deciding body gave more time for an item that has a day, within the longest that the text allows."
            )
            .Takes("id", "The sanction's id.", "{sanctionToExtendId}")
            .MayAnswer(SanctionProblems.ExecutionNotOwed)
            .MayAnswer(SanctionProblems.ExtensionTooLong, "2025-01-31", "2024-09-14")
            .MayAnswer(SanctionProblems.AlreadyRevoked)
            .MayAnswer(SanctionProblems.BeforeTheDecision, "2018-09-05")
            .Creates();
    }
}
