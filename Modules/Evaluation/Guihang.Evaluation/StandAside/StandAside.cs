using System.Text.Json.Serialization;
using FluentValidation;
using Guihang.Core.Data;
using Guihang.Core.Http;
using Guihang.Core.Problems;
using Guihang.Core.Requests;
using Guihang.Core.Security;
using Guihang.Evaluation.Data;
using Guihang.Sanctions.Contracts;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Guihang.Evaluation;

/// <summary>That a member stands aside.</summary>
[MaySend(Role.CaseOfficer, Over.Jurisdiction)]
[MaySend(Role.LeadingGroupMember, Over.Jurisdiction)]
[MaySend(Role.System, Over.Anything)]
public sealed record StandAside : IChange<AsideAnswer>, IConcernSubject
{
    /// <summary>The group, from the address.</summary>
    [JsonIgnore]
    public Guid GroupId { get; init; }

    /// <summary>The member.</summary>
    /// <example>{groupChairId}</example>
    public required Guid OfficerId { get; init; }

    /// <summary>The person in all whose matters the member stands aside, in this meeting and later ones; null where the item is named.</summary>
    /// <example>{zhangMingjunId}</example>
    public Guid? PersonId { get; init; }

    /// <summary>The item, of a meeting of this group. Where it is about a person, the member stands aside in all that person's matters.</summary>
    /// <example>null</example>
    public Guid? AgendaItemId { get; init; }

    /// <summary>Why.</summary>
    /// <example>handledCase</example>
    public required AsideGround Ground { get; init; }

    /// <summary>More on why; required for another relation.</summary>
    /// <example>2022年承办过该案</example>
    public string? Note { get; init; }

    /// <summary>The day on which it is declared; before the meeting or in it.</summary>
    /// <example>2025-03-28</example>
    public required DateOnly On { get; init; }

    Subject IConcernSubject.Subject => Subjects.LeadingGroup(GroupId);
}

internal sealed class StandAsideValidator : AbstractValidator<StandAside>
{
    public StandAsideValidator(TimeProvider clock)
    {
        RuleFor(recusal => recusal.PersonId)
            .Must((recusal, person) => person is null != recusal.AgendaItemId is null)
            .WithProblem("recusal-of", EvaluationProblems.Texts);
        RuleFor(recusal => recusal.Note).MaximumLength(500);
        RuleFor(recusal => recusal.Note)
            .Must((recusal, note) => recusal.Ground != AsideGround.Other || !string.IsNullOrWhiteSpace(note))
            .WithProblem("recusal-note", EvaluationProblems.Texts);
        RuleFor(recusal => recusal.On).NotInTheFuture(clock);
    }
}

internal sealed class StandAsideHandler(EvaluationDb db, IMediator mediator, CallContext call, IdSource ids, TimeProvider clock)
    : IRequestHandler<StandAside, AsideAnswer>
{
    public async Task<AsideAnswer> Handle(StandAside request, CancellationToken cancellationToken)
    {
        if (
            !await db.Memberships.AnyAsync(
                seat => seat.GroupId == request.GroupId && seat.OfficerId == request.OfficerId && seat.SupersededAt == null,
                cancellationToken
            )
        )
        {
            throw new ProblemException(MeetingProblems.NotMembers) { Field = "officerId" };
        }

        if (request.PersonId is { } person && await mediator.Send(new FindPerson(person), cancellationToken) is null)
        {
            throw new ProblemException(CoreProblems.NotFound, SubjectKinds.Person);
        }

        var item = request.AgendaItemId is { } id ? await Item(request.GroupId, id, cancellationToken) : null;
        var concerns = item?.ConcernsId ?? request.PersonId!.Value;
        if (
            await db
                .Recusals.Where(r => r.GroupId == request.GroupId && r.ConcernsId == concerns && r.SupersededAt == null)
                .AnyAsync(r => r.OfficerId == request.OfficerId, cancellationToken)
        )
        {
            throw new ProblemException(MeetingProblems.AlreadyAside);
        }

        await CheckNotVoted(request, concerns, cancellationToken);
        var recusal = new Recusal
        {
            Id = ids.New(),
            GroupId = request.GroupId,
            OfficerId = request.OfficerId,
            ConcernsId = concerns,
            Ground = request.Ground,
            Note = request.Note,
            DeclaredOn = request.On,
            RecordedBy = call.Caller.OfficerId,
            RecordedAt = clock.Now(),
            WithdrawnBecause = null,
            WithdrawnBy = null,
            SupersededAt = null,
        };
        db.Recusals.Add(recusal);
        await db.SaveChangesAsync(cancellationToken);
        return AsideAnswer.Of(recusal);
    }

    // What is a person's stands under the person, whichever item of it was named: a sitting looks it up there.
    private async Task<AgendaItem> Item(Guid groupId, Guid id, CancellationToken cancellationToken) =>
        await db.AgendaItems.SingleOrDefaultAsync(
            item => item.Id == id && db.Meetings.Any(meeting => meeting.Id == item.MeetingId && meeting.GroupId == groupId),
            cancellationToken
        ) ?? throw new ProblemException(MeetingProblems.ItemElsewhere) { Field = "agendaItemId" };

    // Who has voted on it while it is open stands aside too late; what is decided already is not touched by what is declared later.
    private async Task CheckNotVoted(StandAside request, Guid concerns, CancellationToken cancellationToken)
    {
        var open = db
            .AgendaItems.Where(item => item.PersonId == concerns || item.Id == concerns)
            .Where(item => db.Meetings.Any(m => m.Id == item.MeetingId && m.GroupId == request.GroupId && m.SignedAt == null))
            .Where(item => !db.Resolutions.Any(resolution => resolution.ItemId == item.Id));
        if (
            await db.MemberVotes.AnyAsync(
                vote => vote.OfficerId == request.OfficerId && open.Any(item => item.Id == vote.ItemId),
                cancellationToken
            )
        )
        {
            throw new ProblemException(MeetingProblems.HasVoted) { Field = "officerId" };
        }
    }
}

internal static class StandAsideEndpoint
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPost(
                "/leading-groups/{id:guid}/recusals",
                (Guid id, StandAside body, HttpDoor door, CancellationToken ct) =>
                    door.Create(body with { GroupId = id }, _ => $"/api/v1/leading-groups/{id}", ct)
            )
            .Describe(
                "standAside",
                "登记回避",
                "Declare a recusal",
                "Records that a member stands aside in all that concerns a person, or in one item. Who stands aside cannot vote and counts neither as present nor for nor against."
            )
            .Takes("id", "The group's id.", "{groupId}")
            .MayAnswer(MeetingProblems.NotMembers)
            .MayAnswer(MeetingProblems.ItemElsewhere)
            .MayAnswer(MeetingProblems.AlreadyAside)
            .MayAnswer(MeetingProblems.HasVoted)
            .Creates();
}
