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
/// A move that did not happen is withdrawn: the person is where it took the person from. It is for the jurisdiction that was left, whose officer recorded it:
/// the one that it led to may know nothing of the person.
/// </summary>
[MaySend(Role.CaseOfficer, Over.Jurisdiction)]
[MaySend(Role.System, Over.Anything)]
public sealed record WithdrawMove : IChange<PersonAnswer>, IConcernSubject
{
    /// <summary>The move, from the address.</summary>
    [JsonIgnore]
    public Guid MoveId { get; init; }

    /// <summary>Why it is withdrawn.</summary>
    /// <example>同名人员调动，登记有误</example>
    public required string Reason { get; init; }

    Subject IConcernSubject.Subject => Subjects.Move(MoveId);
}

internal sealed class WithdrawMoveValidator : AbstractValidator<WithdrawMove>
{
    public WithdrawMoveValidator() => RuleFor(withdrawal => withdrawal.Reason).NotEmpty().MaximumLength(500);
}

internal sealed class WithdrawMoveHandler(SanctionsDb db, SamePeople same, CallContext call, IMediator mediator, TimeProvider clock)
    : IRequestHandler<WithdrawMove, PersonAnswer>
{
    public async Task<PersonAnswer> Handle(WithdrawMove request, CancellationToken cancellationToken)
    {
        var move = await db.Moves.SingleAsync(move => move.Id == request.MoveId, cancellationToken);
        await RefuseUnlessTheLast(move, cancellationToken);
        var person = await db.People.SingleAsync(person => person.Id == move.PersonId, cancellationToken);
        var now = clock.Now();
        (move.SupersededAt, move.WithdrawnBy, move.WithdrawnBecause) = (now, call.Caller.OfficerId, request.Reason);
        (person.UnitId, person.Region, person.Post, person.Rank) = (move.FromUnitId, move.FromRegion, move.FromPost, move.FromRank);
        // Of moves recorded before these were kept nobody knows what they were: they stay as they are.
        person.Leadership = move.FromLeadership ?? person.Leadership;
        person.Management = move.FromLeadership is null ? person.Management : move.FromManagement;
        person.Version++;
        await db.SaveChangesAsync(cancellationToken);
        await mediator.Publish(
            new PersonMoveWithdrawn(move.Id, person.Id, person.UnitId, person.Region, move.On, move.UnitChanged, now),
            cancellationToken
        );
        var others = await same.OthersOf([person], cancellationToken);
        return PersonAnswer.Of(person, others.GetValueOrDefault(person.Id), await same.Candidates(person, cancellationToken));
    }

    // Each move says where the person was before: the last one is withdrawn first.
    private async Task RefuseUnlessTheLast(PersonMove move, CancellationToken cancellationToken)
    {
        if (move.SupersededAt is not null)
        {
            throw new ProblemException(SanctionProblems.MoveWithdrawn);
        }

        var last = await db
            .Moves.Where(other => other.PersonId == move.PersonId && other.SupersededAt == null)
            .OrderByDescending(other => other.On)
            .ThenByDescending(other => other.Id)
            .FirstAsync(cancellationToken);
        if (last.Id != move.Id)
        {
            throw new ProblemException(SanctionProblems.LaterMove, SanctionLedger.Day(last.On));
        }
    }
}

internal static class WithdrawMoveEndpoint
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPost(
                "/moves/{id:guid}/withdrawal",
                (Guid id, WithdrawMove body, HttpDoor door, CancellationToken ct) =>
                    door.Create(body with { MoveId = id }, person => $"/api/v1/people/{person.Id}", ct)
            )
            .Describe(
                "withdrawMove",
                "撤回登记有误的调动",
                "Withdraw a move",
                "Withdraws the last move of a person, which did not happen, with the reason. The person belongs again where the move took the person from, and so does the follow-up; the post leaves the history of posts. It is for the jurisdiction that was left."
            )
            .Takes("id", "The move's id.", "{moveId}")
            .MayAnswer(SanctionProblems.MoveWithdrawn)
            .MayAnswer(SanctionProblems.LaterMove, "2019-04-15")
            .Creates();
}
