using System.Text.Json.Serialization;
using FluentValidation;
using Guihang.Core.Http;
using Guihang.Core.Problems;
using Guihang.Core.Requests;
using Guihang.Core.Security;
using Guihang.Policy.InfluencePeriods;
using Guihang.Sanctions.Contracts;
using Guihang.Sanctions.Data;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Guihang.Sanctions;

/// <summary>That a sanction of the state's side was lifted by a decision, as the texts before 1 June 2019 asked for (解除处分).</summary>
[MaySend(Role.CaseOfficer, Over.Jurisdiction)]
[MaySend(Role.System, Over.Anything)]
public sealed record RecordLifting : IChange<SanctionAnswer>, IConcernSubject, IExpectVersion
{
    /// <summary>The sanction, from the address.</summary>
    [JsonIgnore]
    public Guid SanctionId { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public int ExpectedVersion { get; init; }

    /// <summary>The day of the decision to lift it.</summary>
    /// <example>2018-03-20</example>
    public required DateOnly On { get; init; }

    /// <summary>The number of the decision.</summary>
    /// <example>南府解〔2018〕3号</example>
    public required string DocumentNumber { get; init; }

    Subject IConcernSubject.Subject => Subjects.Sanction(SanctionId);
}

internal sealed class RecordLiftingValidator : AbstractValidator<RecordLifting>
{
    public RecordLiftingValidator(TimeProvider clock)
    {
        RuleFor(act => act.On).NotInTheFuture(clock);
        RuleFor(act => act.DocumentNumber).NotEmpty().MaximumLength(60);
    }
}

internal sealed class RecordLiftingHandler(SanctionsDb db, SanctionLedger ledger, PeriodChanges changes)
    : IRequestHandler<RecordLifting, SanctionAnswer>
{
    public async Task<SanctionAnswer> Handle(RecordLifting request, CancellationToken cancellationToken)
    {
        var (person, history) = await ledger.ReadForChange(request.SanctionId, request.ExpectedVersion, cancellationToken);
        var period = await db.Periods.SingleAsync(
            period => period.SanctionId == request.SanctionId && period.SupersededAt == null,
            cancellationToken
        );
        if (
            period.Decided()?.Ending != PeriodEnding.LiftingDecision
            || history.Acts.Any(act => act.Kind == SanctionActKind.Lifted)
            || request.On < period.End
        )
        {
            throw new ProblemException(SanctionProblems.NoLiftingNeeded);
        }

        ledger.Add(history, SanctionActKind.Lifted, request.On, documentNumber: request.DocumentNumber);
        await db.SaveChangesAsync(cancellationToken);
        return await changes.Tell(person, request.SanctionId, state => new SanctionChanged(state), cancellationToken);
    }
}

internal static class RecordLiftingEndpoint
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPost(
                "/sanctions/{id:guid}/lifting",
                (Guid id, RecordLifting body, HttpDoor door, CancellationToken ct) =>
                    door.Change(version => body with { SanctionId = id, ExpectedVersion = version }, ct)
            )
            .Describe(
                "recordLifting",
                "登记解除处分决定",
                "Record a decision to lift",
                "Records the decision that lifted a sanction whose period ended before 2019-06-01. Later periods end by themselves and need none."
            )
            .Takes("id", "The sanction's id.", "{sanctionToLiftId}")
            .MayAnswer(SanctionProblems.NoLiftingNeeded)
            .MayAnswer(SanctionProblems.AlreadyRevoked)
            .MayAnswer(SanctionProblems.BeforeTheDecision, "2018-09-05")
            .Changes();
}
