using System.Text.Json.Serialization;
using FluentValidation;
using Guihang.Core.Data;
using Guihang.Core.Http;
using Guihang.Core.Problems;
using Guihang.Core.Requests;
using Guihang.Core.Security;
using Guihang.Evaluation.Data;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Guihang.Evaluation;

/// <summary>A member's vote on an item, cast by the member in person.</summary>
[MaySend(Role.LeadingGroupMember, Over.Jurisdiction)]
public sealed record CastVote : IChange<VoteAnswer>, IConcernSubject
{
    /// <summary>The item, from the address.</summary>
    [JsonIgnore]
    public Guid ItemId { get; init; }

    /// <summary>In favour, against, or neither.</summary>
    /// <example>against</example>
    public required VoteChoice Choice { get; init; }

    /// <summary>The reasons; required against the motion, so that dissent is on record.</summary>
    /// <example>建议再听取一次服务对象意见</example>
    public string? Reason { get; init; }

    Subject IConcernSubject.Subject => Subjects.AgendaItem(ItemId);
}

/// <summary>Asks for the votes on an item, with their reasons. Only the auditor and the group see them, without those who stand aside.</summary>
/// <param name="ItemId">The item's id.</param>
[MaySend(Role.LeadingGroupMember, Over.Jurisdiction)]
[MaySend(Role.Auditor, Over.Jurisdiction)]
public sealed record GetVotes(Guid ItemId) : IQuery<VotesAnswer>, IConcernSubject
{
    Subject IConcernSubject.Subject => Subjects.AgendaItem(ItemId);
}

/// <summary>The votes on an item.</summary>
/// <param name="ItemId" example="{agendaItemId}">The item.</param>
/// <param name="Votes">The votes, in the order in which they were cast.</param>
public sealed record VotesAnswer(Guid ItemId, IReadOnlyList<VoteAnswer> Votes);

/// <summary>A member's vote.</summary>
/// <param name="Id" example="{voteId}">The vote's id.</param>
/// <param name="OfficerId" example="{groupChairId}">The member.</param>
/// <param name="Choice" example="inFavour">In favour, against, or neither.</param>
/// <param name="Reason" example="影响期内担当作为">The reasons.</param>
public sealed record VoteAnswer(Guid Id, Guid OfficerId, VoteChoice Choice, string? Reason)
{
    internal static VoteAnswer Of(MemberVote vote) => new(vote.Id, vote.OfficerId, vote.Choice, vote.Reason);
}

internal sealed class CastVoteValidator : AbstractValidator<CastVote>
{
    public CastVoteValidator()
    {
        RuleFor(vote => vote.Reason).MaximumLength(1000);
        RuleFor(vote => vote.Reason)
            .Must((vote, reason) => vote.Choice != VoteChoice.Against || !string.IsNullOrWhiteSpace(reason))
            .WithProblem("dissent-reason", EvaluationProblems.Texts);
    }
}

internal sealed class CastVoteHandler(EvaluationDb db, MeetingLedger meetings, CallContext call, IdSource ids, TimeProvider clock)
    : IRequestHandler<CastVote, VoteAnswer>
{
    public async Task<VoteAnswer> Handle(CastVote request, CancellationToken cancellationToken)
    {
        var (sitting, item) = await meetings.ReadItem(request.ItemId, cancellationToken);
        Check(sitting, item);
        var vote = new MemberVote
        {
            Id = ids.New(),
            ItemId = item.Id,
            OfficerId = call.Caller.OfficerId,
            Choice = request.Choice,
            Reason = request.Reason,
            RecordedAt = clock.Now(),
        };
        db.MemberVotes.Add(vote);
        await db.SaveChangesAsync(cancellationToken);
        return VoteAnswer.Of(vote);
    }

    private void Check(Sitting sitting, AgendaItem item)
    {
        var officer = call.Caller.OfficerId;
        var member =
            sitting.Members.FirstOrDefault(member => member.OfficerId == officer) ?? throw new ProblemException(MeetingProblems.NotMember);
        sitting.CheckOpen();
        if (sitting.ResolutionOf(item) is not null)
        {
            throw new ProblemException(MeetingProblems.ItemDecided);
        }

        if (sitting.RecusalsOf(item).FirstOrDefault(recusal => recusal.OfficerId == officer) is { } recusal)
        {
            throw new ProblemException(MeetingProblems.Aside, member.Name, new GroundInWords(recusal.Ground));
        }

        if (!sitting.IsPresent(officer))
        {
            throw new ProblemException(MeetingProblems.Absent);
        }

        if (sitting.VotesOn(item).Any(vote => vote.OfficerId == officer))
        {
            throw new ProblemException(MeetingProblems.Cast);
        }
    }
}

internal sealed class GetVotesHandler(MeetingLedger meetings, CallContext call) : IRequestHandler<GetVotes, VotesAnswer>
{
    public async Task<VotesAnswer> Handle(GetVotes request, CancellationToken cancellationToken)
    {
        var (sitting, item) = await meetings.ReadItem(request.ItemId, cancellationToken);
        var reader = call.Caller.OfficerId;
        if (
            !call.Caller.Roles.Contains(Role.Auditor)
            && (!sitting.IsMember(reader) || sitting.RecusalsOf(item).Any(recusal => recusal.OfficerId == reader))
        )
        {
            throw new ProblemException(MeetingProblems.VotesNotShown);
        }

        return new VotesAnswer(item.Id, [.. sitting.VotesOn(item).Select(VoteAnswer.Of)]);
    }
}

internal static class CastVoteEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPost(
                "/agenda-items/{id:guid}/votes",
                (Guid id, CastVote body, HttpDoor door, CancellationToken ct) =>
                    door.Create(body with { ItemId = id }, _ => $"/api/v1/agenda-items/{id}/votes", ct)
            )
            .Describe(
                "castVote",
                "表决",
                "Cast a vote",
                "Casts the caller's own vote on an item: once, by a member who is present and does not stand aside, until the item is decided."
            )
            .Takes("id", "The item's id.", "{itemToVoteOnId}")
            .MayAnswer(MeetingProblems.NotMember)
            .MayAnswer(MeetingProblems.Aside, "刘某", new GroundInWords(AsideGround.HandledCase))
            .MayAnswer(MeetingProblems.Absent)
            .MayAnswer(MeetingProblems.Cast)
            .MayAnswer(MeetingProblems.ItemDecided)
            .MayAnswer(MeetingProblems.Locked)
            .Creates();
        api.MapGet("/agenda-items/{id:guid}/votes", (Guid id, HttpDoor door, CancellationToken ct) => door.Get(new GetVotes(id), ct))
            .Describe(
                "getVotes",
                "查看表决情况",
                "Get the votes",
                "Gives each member's vote on an item with its reasons. Only the auditor and members of the group on that day see whose vote it is, and of these not who stands aside in it."
            )
            .Takes("id", "The item's id.", "{agendaItemId}")
            .MayAnswer(MeetingProblems.VotesNotShown);
    }
}
