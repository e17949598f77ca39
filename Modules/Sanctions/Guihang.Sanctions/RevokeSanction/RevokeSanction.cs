using System.Text.Json.Serialization;
using FluentValidation;
using Guihang.Core.Http;
using Guihang.Core.Problems;
using Guihang.Core.Requests;
using Guihang.Core.Security;
using Guihang.Sanctions.Contracts;
using Guihang.Sanctions.Data;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Guihang.Sanctions;

/// <summary>That a sanction was revoked.</summary>
[MaySend(Role.CaseOfficer, Over.Jurisdiction)]
[MaySend(Role.System, Over.Anything)]
public sealed record RevokeSanction : IChange<SanctionAnswer>, IConcernSubject, IExpectVersion
{
    /// <summary>The sanction, from the address.</summary>
    [JsonIgnore]
    public Guid SanctionId { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public int ExpectedVersion { get; init; }

    /// <summary>The day of the decision to revoke it.</summary>
    /// <example>2019-01-15</example>
    public required DateOnly On { get; init; }

    /// <summary>The number of the decision to revoke it.</summary>
    /// <example>南府复〔2019〕4号</example>
    public required string DocumentNumber { get; init; }

    Subject IConcernSubject.Subject => Subjects.Sanction(SanctionId);
}

internal sealed class RevokeSanctionValidator : AbstractValidator<RevokeSanction>
{
    public RevokeSanctionValidator(TimeProvider clock)
    {
        RuleFor(revocation => revocation.On).NotInTheFuture(clock);
        RuleFor(revocation => revocation.DocumentNumber).NotEmpty().MaximumLength(60);
    }
}

internal sealed class RevokeSanctionHandler(SanctionsDb db, SanctionLedger ledger, PeriodChanges changes)
    : IRequestHandler<RevokeSanction, SanctionAnswer>
{
    public async Task<SanctionAnswer> Handle(RevokeSanction request, CancellationToken cancellationToken)
    {
        var (person, history) = await ledger.ReadForChange(request.SanctionId, request.ExpectedVersion, cancellationToken);
        ledger.Add(history, SanctionActKind.Revoked, request.On, documentNumber: request.DocumentNumber);
        await db.SaveChangesAsync(cancellationToken);
        return await changes.Tell(person, request.SanctionId, state => new SanctionRevoked(state), cancellationToken);
    }
}

internal static class RevokeSanctionEndpoint
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPost(
                "/sanctions/{id:guid}/revocation",
                (Guid id, RevokeSanction body, HttpDoor door, CancellationToken ct) =>
                    door.Change(version => body with { SanctionId = id, ExpectedVersion = version }, ct)
            )
            .Describe(
                "revokeSanction",
                "登记撤销",
                "Record a revocation",
                "Records that a sanction was revoked: it counts for nothing from the beginning, visits still owed for it fall away, and the figures are computed anew."
            )
            .Takes("id", "The sanction's id.", "{sanctionToRevokeId}")
            .MayAnswer(SanctionProblems.AlreadyRevoked)
            .MayAnswer(SanctionProblems.BeforeTheDecision, "2018-09-05")
            .Changes();
}
