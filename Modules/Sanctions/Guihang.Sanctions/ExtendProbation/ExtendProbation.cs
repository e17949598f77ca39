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

/// <summary>That a probation of one year was extended by a year (延长留党察看).</summary>
[MaySend(Role.CaseOfficer, Over.Jurisdiction)]
[MaySend(Role.System, Over.Anything)]
public sealed record ExtendProbation : IChange<SanctionAnswer>, IConcernSubject, IExpectVersion
{
    /// <summary>The sanction, from the address.</summary>
    [JsonIgnore]
    public Guid SanctionId { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public int ExpectedVersion { get; init; }

    /// <summary>The day of the decision to extend it.</summary>
    /// <example>2025-05-20</example>
    public required DateOnly On { get; init; }

    /// <summary>The number of the decision.</summary>
    /// <example>江纪延〔2025〕1号</example>
    public required string DocumentNumber { get; init; }

    Subject IConcernSubject.Subject => Subjects.Sanction(SanctionId);
}

internal sealed class ExtendProbationValidator : AbstractValidator<ExtendProbation>
{
    public ExtendProbationValidator(TimeProvider clock)
    {
        RuleFor(act => act.On).NotInTheFuture(clock);
        RuleFor(act => act.DocumentNumber).NotEmpty().MaximumLength(60);
    }
}

internal sealed class ExtendProbationHandler(SanctionsDb db, SanctionLedger ledger, PeriodChanges changes)
    : IRequestHandler<ExtendProbation, SanctionAnswer>
{
    public async Task<SanctionAnswer> Handle(ExtendProbation request, CancellationToken cancellationToken)
    {
        var (person, history) = await ledger.ReadForChange(request.SanctionId, request.ExpectedVersion, cancellationToken);
        // 条例 (2023) art. 12: one more year, two years in all at most.
        if (
            history.KindNow != SanctionKind.ProbationOneYear
            || history.Acts.Any(act => act.Kind is SanctionActKind.RightsRestored or SanctionActKind.ProbationExtended)
        )
        {
            throw new ProblemException(SanctionProblems.NotAProbation);
        }

        ledger.Add(history, SanctionActKind.ProbationExtended, request.On, documentNumber: request.DocumentNumber);
        await db.SaveChangesAsync(cancellationToken);
        return await changes.Tell(person, request.SanctionId, state => new SanctionChanged(state), cancellationToken);
    }
}

internal static class ExtendProbationEndpoint
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPost(
                "/sanctions/{id:guid}/probation-extension",
                (Guid id, ExtendProbation body, HttpDoor door, CancellationToken ct) =>
                    door.Change(version => body with { SanctionId = id, ExpectedVersion = version }, ct)
            )
            .Describe(
                "extendProbation",
                "登记延长留党察看",
                "Record that probation was extended",
                "Records that a probation of one year was extended by a year, because the rights could not be restored at its end; two years is the most."
            )
            .Takes("id", "The sanction's id.", "{probationToExtendId}")
            .MayAnswer(SanctionProblems.NotAProbation)
            .MayAnswer(SanctionProblems.AlreadyRevoked)
            .MayAnswer(SanctionProblems.BeforeTheDecision, "2018-09-05")
            .Changes();
}
