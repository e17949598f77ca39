using System.Text.Json.Serialization;
using FluentValidation;
using Guihang.Core.Http;
using Guihang.Core.Problems;
using Guihang.Core.Requests;
using Guihang.Core.Security;
using Guihang.Policy.Sanctions;
using Guihang.Sanctions.Contracts;
using Guihang.Sanctions.Data;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Guihang.Sanctions;

/// <summary>That a member's rights were restored after probation (恢复党员权利).</summary>
[MaySend(Role.CaseOfficer, Over.Jurisdiction)]
[MaySend(Role.System, Over.Anything)]
public sealed record RestoreRights : IChange<SanctionAnswer>, IConcernSubject, IExpectVersion
{
    /// <summary>The sanction, from the address.</summary>
    [JsonIgnore]
    public Guid SanctionId { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public int ExpectedVersion { get; init; }

    /// <summary>The day from which the decision restores the rights; the first day after the probation.</summary>
    /// <example>2025-05-20</example>
    public required DateOnly On { get; init; }

    /// <summary>The number of the decision.</summary>
    /// <example>江纪复〔2025〕2号</example>
    public required string DocumentNumber { get; init; }

    Subject IConcernSubject.Subject => Subjects.Sanction(SanctionId);
}

internal sealed class RestoreRightsValidator : AbstractValidator<RestoreRights>
{
    public RestoreRightsValidator(TimeProvider clock)
    {
        RuleFor(act => act.On).NotInTheFuture(clock);
        RuleFor(act => act.DocumentNumber).NotEmpty().MaximumLength(60);
    }
}

internal sealed class RestoreRightsHandler(SanctionsDb db, SanctionLedger ledger, PeriodChanges changes)
    : IRequestHandler<RestoreRights, SanctionAnswer>
{
    public async Task<SanctionAnswer> Handle(RestoreRights request, CancellationToken cancellationToken)
    {
        var (person, history) = await ledger.ReadForChange(request.SanctionId, request.ExpectedVersion, cancellationToken);
        if (
            history.KindNow is not (SanctionKind.ProbationOneYear or SanctionKind.ProbationTwoYears)
            || history.Acts.Any(act => act.Kind == SanctionActKind.RightsRestored)
        )
        {
            throw new ProblemException(SanctionProblems.NotAProbation);
        }

        ledger.Add(history, SanctionActKind.RightsRestored, request.On, documentNumber: request.DocumentNumber);
        await db.SaveChangesAsync(cancellationToken);
        return await changes.Tell(person, request.SanctionId, state => new SanctionChanged(state), cancellationToken);
    }
}

internal static class RestoreRightsEndpoint
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPost(
                "/sanctions/{id:guid}/restoration",
                (Guid id, RestoreRights body, HttpDoor door, CancellationToken ct) =>
                    door.Change(version => body with { SanctionId = id, ExpectedVersion = version }, ct)
            )
            .Describe(
                "restoreRights",
                "登记恢复党员权利",
                "Record that rights were restored",
                "Records that a member's rights were restored. The two years after probation count from the day that the decision names, which is the day on which probation ended, however late the papers are."
            )
            .Takes("id", "The sanction's id.", "{probationToRestoreId}")
            .MayAnswer(SanctionProblems.NotAProbation)
            .MayAnswer(SanctionProblems.AlreadyRevoked)
            .MayAnswer(SanctionProblems.BeforeTheDecision, "2018-09-05")
            .Changes();
}
