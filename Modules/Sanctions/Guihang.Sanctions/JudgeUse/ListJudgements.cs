using Guihang.Core.Data;
using Guihang.Core.Http;
using Guihang.Core.Requests;
using Guihang.Core.Security;
using Guihang.Sanctions.Data;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Guihang.Sanctions;

/// <summary>A judgement on use after a period.</summary>
public sealed record UseJudgementAnswer
{
    /// <summary>The judgement's id.</summary>
    /// <example>{useJudgementId}</example>
    public required Guid Id { get; init; }

    /// <summary>The sanction.</summary>
    /// <example>{judgedSanctionId}</example>
    public required Guid SanctionId { get; init; }

    /// <summary>Whether it still affects use.</summary>
    /// <example>false</example>
    public required bool StillAffectsUse { get; init; }

    /// <summary>How it stands today.</summary>
    /// <example>inForce</example>
    public required JudgementState State { get; init; }

    /// <summary>The day of the judgement.</summary>
    /// <example>2015-03-10</example>
    public required DateOnly On { get; init; }

    /// <summary>Who decided.</summary>
    /// <example>区纪委监委、区委组织部、区人力资源和社会保障局联席会议</example>
    public required string Decider { get; init; }

    /// <summary>The reasons.</summary>
    /// <example>影响期内认识深刻，履职表现良好</example>
    public required string Reasons { get; init; }

    /// <summary>The number of the minutes or the finding; null where there is none.</summary>
    /// <example>联审〔2015〕2号</example>
    public required string? DocumentNumber { get; init; }

    /// <summary>The day on which it is looked at again and lapses unless it is renewed; null where it does not affect use.</summary>
    /// <example>null</example>
    public required DateOnly? ReviewOn { get; init; }

    /// <summary>The day on which the person was told; null where that was not recorded.</summary>
    /// <example>2015-03-12</example>
    public required DateOnly? NotifiedOn { get; init; }

    /// <summary>The bodies that took part.</summary>
    public required IReadOnlyList<ReviewParticipantEntry> Participants { get; init; }

    /// <summary>What the person answered.</summary>
    public required IReadOnlyList<UseReplyEntry> Replies { get; init; }

    internal static UseJudgementAnswer Of(
        UseJudgement judgement,
        IEnumerable<ReviewParticipant> participants,
        IEnumerable<UseReply> replies,
        DateOnly today
    ) =>
        new()
        {
            Id = judgement.Id,
            SanctionId = judgement.SanctionId,
            StillAffectsUse = judgement.StillAffectsUse,
            State =
                judgement.SupersededAt is not null ? JudgementState.Replaced
                : judgement.ReviewOn <= today ? JudgementState.Lapsed
                : JudgementState.InForce,
            On = judgement.On,
            Decider = judgement.Decider,
            Reasons = judgement.Reasons,
            DocumentNumber = judgement.DocumentNumber,
            ReviewOn = judgement.ReviewOn,
            NotifiedOn = judgement.NotifiedOn,
            Participants = [.. participants.Select(p => new ReviewParticipantEntry { Body = p.Body, Names = p.Names })],
            Replies = [.. replies.Select(r => new UseReplyEntry(r.On, r.Text))],
        };
}

/// <summary>What the person answered.</summary>
/// <param name="On" example="2015-03-20">The day.</param>
/// <param name="Text" example="无异议">The answer, as the person gave it.</param>
public sealed record UseReplyEntry(DateOnly On, string Text);

/// <summary>How a judgement on use stands.</summary>
public enum JudgementState
{
    /// <summary>It holds.</summary>
    InForce,

    /// <summary>Its review date has come and nobody renewed it: it counts for nothing any more.</summary>
    Lapsed,

    /// <summary>A later judgement stands in its place.</summary>
    Replaced,
}

/// <summary>Asks for the judgements on a sanction, the latest first, on one page.</summary>
/// <param name="SanctionId">The sanction's id.</param>
[MaySend(Role.CaseOfficer, Over.Jurisdiction)]
[MaySend(Role.System, Over.Anything)]
public sealed record ListJudgements(Guid SanctionId) : IQuery<Page<UseJudgementAnswer>>, IConcernSubject
{
    Subject IConcernSubject.Subject => Subjects.Sanction(SanctionId);
}

internal sealed class ListJudgementsHandler(SanctionsDb db, TimeProvider clock) : IRequestHandler<ListJudgements, Page<UseJudgementAnswer>>
{
    public async Task<Page<UseJudgementAnswer>> Handle(ListJudgements request, CancellationToken cancellationToken)
    {
        var judgements = await db
            .Judgements.Where(judgement => judgement.SanctionId == request.SanctionId)
            .OrderByDescending(judgement => judgement.On)
            .ThenByDescending(judgement => judgement.Id)
            .Take(PageKey.MostLimit)
            .ToListAsync(cancellationToken);
        var judgementIds = judgements.ConvertAll(judgement => judgement.Id);
        var participants = await db
            .ReviewParticipants.Where(participant => judgementIds.Contains(participant.JudgementId))
            .OrderBy(participant => participant.Ordinal)
            .ToListAsync(cancellationToken);
        var replies = await db
            .UseReplies.Where(reply => judgementIds.Contains(reply.JudgementId))
            .OrderBy(reply => reply.Id)
            .ToListAsync(cancellationToken);
        var today = clock.Today();
        return new Page<UseJudgementAnswer>(
            [
                .. judgements.Select(judgement =>
                    UseJudgementAnswer.Of(
                        judgement,
                        participants.Where(participant => participant.JudgementId == judgement.Id),
                        replies.Where(reply => reply.JudgementId == judgement.Id),
                        today
                    )
                ),
            ],
            null
        );
    }
}

internal static class ListJudgementsEndpoints
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet(
                "/sanctions/{id:guid}/use-judgements",
                (Guid id, HttpDoor door, CancellationToken ct) => door.Get(new ListJudgements(id), ct)
            )
            .Describe(
                "listUseJudgements",
                "列出期满使用评判",
                "List judgements on use",
                "Lists what was found about a sanction after its period, the latest first, with the bodies that took part and what the person answered."
            )
            .Takes("id", "The sanction's id.", "{judgedSanctionId}");
}
