using System.Text.Json.Serialization;
using FluentValidation;
using Guihang.Core.Data;
using Guihang.Core.Http;
using Guihang.Core.Problems;
using Guihang.Core.Requests;
using Guihang.Core.Security;
using Guihang.Sanctions.Contracts;
using Guihang.Sanctions.Data;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Guihang.Sanctions;

/// <summary>Takes back what was found of two records.</summary>
[MaySend(Role.CaseOfficer, Over.Jurisdiction)]
[MaySend(Role.System, Over.Anything)]
public sealed record RevokeSamePerson : IChange<SamePersonFindingAnswer>, IConcernSubject
{
    /// <summary>The finding, from the address.</summary>
    [JsonIgnore]
    public Guid FindingId { get; init; }

    /// <summary>Why.</summary>
    /// <example>档案核对有误，系两人</example>
    public required string Reason { get; init; }

    Subject IConcernSubject.Subject => Subjects.SamePerson(FindingId);
}

internal sealed class RevokeSamePersonValidator : AbstractValidator<RevokeSamePerson>
{
    public RevokeSamePersonValidator() => RuleFor(revocation => revocation.Reason).NotEmpty().MaximumLength(500);
}

internal sealed class RevokeSamePersonHandler(
    SanctionsDb db,
    SamePeople same,
    PeriodChanges changes,
    IMediator mediator,
    CallContext call,
    TimeProvider clock
) : IRequestHandler<RevokeSamePerson, SamePersonFindingAnswer>
{
    public async Task<SamePersonFindingAnswer> Handle(RevokeSamePerson request, CancellationToken cancellationToken)
    {
        var finding = await db.SamePersonFindings.SingleAsync(finding => finding.Id == request.FindingId, cancellationToken);
        if (finding.SupersededAt is not null)
        {
            throw new ProblemException(SanctionProblems.AlreadyRevoked);
        }

        (finding.SupersededAt, finding.RevokedReason, finding.RevokedBy) = (clock.Now(), request.Reason, call.Caller.OfficerId);
        await db.SaveChangesAsync(cancellationToken);
        if (finding.IsSame)
        {
            await same.Index(finding.PersonId, cancellationToken);
            await same.Index(finding.OtherId, cancellationToken);
            await Tell(finding, cancellationToken);
            await changes.TellOfPerson(finding.PersonId, cancellationToken);
            await changes.TellOfPerson(finding.OtherId, cancellationToken);
        }

        return SamePersonFindingAnswer.Of(finding);
    }

    // Each record on its own again, or with those that it is still one person with.
    private async Task Tell(SamePersonFinding finding, CancellationToken cancellationToken)
    {
        var records = (await same.Standing(finding.PersonId, CivilClock.EndOfTime, cancellationToken))
            .Concat(await same.Standing(finding.OtherId, CivilClock.EndOfTime, cancellationToken))
            .DistinctBy(record => record.PersonId);
        await mediator.Publish(new PersonRecordsFound([.. records]), cancellationToken);
    }
}

internal static class RevokeSamePersonEndpoint
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPost(
                "/same-person-findings/{id:guid}/revocation",
                (Guid id, RevokeSamePerson body, HttpDoor door, CancellationToken ct) =>
                    door.Create(body with { FindingId = id }, finding => $"/api/v1/people/{finding.PersonId}", ct)
            )
            .Describe(
                "revokeSamePerson",
                "撤回同一人认定",
                "Take back a finding on two records",
                "Takes back what was found of two records, with the reason: each is found by its own name again and its sanctions count on their own. The finding stays on record."
            )
            .Takes("id", "The finding's id.", "{samePersonFindingId}")
            .MayAnswer(SanctionProblems.AlreadyRevoked)
            .Creates();
}
