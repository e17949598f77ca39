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

/// <summary>
/// What an officer found of two records: that they are one person, who is then found by all names and whose sanctions count together, or that they are not,
/// so that they are not offered again.
/// </summary>
[MaySend(Role.CaseOfficer, Over.Jurisdiction)]
[MaySend(Role.System, Over.Anything)]
public sealed record JudgeSamePerson : IChange<SamePersonFindingAnswer>, IConcernSubject
{
    /// <summary>The person, from the address.</summary>
    [JsonIgnore]
    public Guid PersonId { get; init; }

    /// <summary>The other record; within the officer's reach, too.</summary>
    /// <example>{otherPersonId}</example>
    public required Guid OtherPersonId { get; init; }

    /// <summary>Whether they are one person.</summary>
    /// <example>true</example>
    public required bool IsSame { get; init; }

    /// <summary>On what it was found.</summary>
    /// <example>核对干部档案，姓名用字不同，出生年月与任职经历一致</example>
    public required string Reason { get; init; }

    Subject IConcernSubject.Subject => Subjects.Person(PersonId);
}

/// <summary>What was found of two records.</summary>
public sealed record SamePersonFindingAnswer
{
    /// <summary>The finding's id.</summary>
    /// <example>{samePersonFindingId}</example>
    public required Guid Id { get; init; }

    /// <summary>One of the records.</summary>
    /// <example>{personId}</example>
    public required Guid PersonId { get; init; }

    /// <summary>The other.</summary>
    /// <example>{otherPersonId}</example>
    public required Guid OtherPersonId { get; init; }

    /// <summary>Whether they are one person.</summary>
    /// <example>true</example>
    public required bool IsSame { get; init; }

    /// <summary>On what it was found.</summary>
    /// <example>核对干部档案，姓名用字不同，出生年月与任职经历一致</example>
    public required string Reason { get; init; }

    /// <summary>Why it was taken back; null while it stands.</summary>
    /// <example>null</example>
    public required string? RevokedReason { get; init; }

    internal static SamePersonFindingAnswer Of(SamePersonFinding finding) =>
        new()
        {
            Id = finding.Id,
            PersonId = finding.PersonId,
            OtherPersonId = finding.OtherId,
            IsSame = finding.IsSame,
            Reason = finding.Reason,
            RevokedReason = finding.RevokedReason,
        };
}

internal sealed class JudgeSamePersonValidator : AbstractValidator<JudgeSamePerson>
{
    public JudgeSamePersonValidator()
    {
        RuleFor(finding => finding.Reason).NotEmpty().MaximumLength(500);
        RuleFor(finding => finding.OtherPersonId)
            .Must((finding, other) => other != finding.PersonId)
            .WithProblem("other-person", SanctionProblems.Texts);
    }
}

internal sealed class JudgeSamePersonHandler(
    SanctionsDb db,
    SamePeople same,
    PeriodChanges changes,
    Places places,
    CallContext call,
    IMediator mediator,
    IdSource ids,
    TimeProvider clock
) : IRequestHandler<JudgeSamePerson, SamePersonFindingAnswer>
{
    public async Task<SamePersonFindingAnswer> Handle(JudgeSamePerson request, CancellationToken cancellationToken)
    {
        await RefuseOutOfReach(request.OtherPersonId, cancellationToken);
        var (first, second) =
            request.PersonId < request.OtherPersonId
                ? (request.PersonId, request.OtherPersonId)
                : (request.OtherPersonId, request.PersonId);
        if (
            await db.SamePersonFindings.AnyAsync(
                finding => finding.PersonId == first && finding.OtherId == second && finding.SupersededAt == null,
                cancellationToken
            )
        )
        {
            throw new ProblemException(SanctionProblems.AlreadyFound);
        }

        var finding = new SamePersonFinding
        {
            Id = ids.New(),
            PersonId = first,
            OtherId = second,
            IsSame = request.IsSame,
            Reason = request.Reason,
            RecordedBy = call.Caller.OfficerId,
            RecordedAt = clock.Now(),
            SupersededAt = null,
            RevokedReason = null,
            RevokedBy = null,
        };
        db.SamePersonFindings.Add(finding);
        await db.SaveChangesAsync(cancellationToken);
        if (request.IsSame)
        {
            await same.Index(first, cancellationToken);
            await mediator.Publish(
                new PersonRecordsFound(await same.Standing(first, CivilClock.EndOfTime, cancellationToken)),
                cancellationToken
            );
            await changes.TellOfPerson(first, cancellationToken);
        }

        return SamePersonFindingAnswer.Of(finding);
    }

    // Two records are joined by somebody who may read both.
    private async Task RefuseOutOfReach(Guid otherId, CancellationToken cancellationToken)
    {
        var place =
            await places.Find(Subjects.Person(otherId), cancellationToken)
            ?? throw new ProblemException(CoreProblems.NotFound, Subjects.PersonKind) { Field = "otherPersonId" };
        if (!call.Caller.Roles.Contains(Role.System) && !await places.Reaches(call.Caller, Over.Jurisdiction, place, cancellationToken))
        {
            throw new ProblemException(CoreProblems.OutOfReach);
        }
    }
}

internal static class JudgeSamePersonEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPost(
                "/people/{personId:guid}/same-person-findings",
                (Guid personId, JudgeSamePerson body, HttpDoor door, CancellationToken ct) =>
                    door.Create(body with { PersonId = personId }, finding => $"/api/v1/people/{finding.PersonId}", ct)
            )
            .Describe(
                "judgeSamePerson",
                "认定是否同一人",
                "Find whether two records are one person",
                "Records what an officer found of two records. Records of one person are found by all names, and their sanctions count together; records of different persons are not offered again. A finding may be taken back with its reason."
            )
            .Takes("personId", "The person's id.", "{sameAsPersonId}")
            .MayAnswer(CoreProblems.NotFound, Subjects.PersonKind)
            .MayAnswer(SanctionProblems.AlreadyFound)
            .Creates();
        RevokeSamePersonEndpoint.Map(api);
    }
}
