using System.Text.Json.Serialization;
using FluentValidation;
using Guihang.Core.Data;
using Guihang.Core.Http;
using Guihang.Core.Problems;
using Guihang.Core.Requests;
using Guihang.Core.Security;
using Guihang.Sanctions.Data;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Guihang.Sanctions;

/// <summary>What the person answered to a judgement on use. It stays with the judgement and changes nothing of it.</summary>
[MaySend(Role.CaseOfficer, Over.Jurisdiction)]
[MaySend(Role.System, Over.Anything)]
public sealed record ReplyToJudgement : IChange<UseJudgementAnswer>, IConcernSubject
{
    /// <summary>The judgement, from the address.</summary>
    [JsonIgnore]
    public Guid JudgementId { get; init; }

    /// <summary>The day of the answer.</summary>
    /// <example>2015-03-20</example>
    public required DateOnly On { get; init; }

    /// <summary>The answer, as the person gave it.</summary>
    /// <example>无异议</example>
    public required string Text { get; init; }

    Subject IConcernSubject.Subject => Subjects.Judgement(JudgementId);
}

internal sealed class ReplyToJudgementValidator : AbstractValidator<ReplyToJudgement>
{
    public ReplyToJudgementValidator(TimeProvider clock)
    {
        RuleFor(reply => reply.On).NotInTheFuture(clock);
        RuleFor(reply => reply.Text).NotEmpty().MaximumLength(4000);
    }
}

internal sealed class ReplyToJudgementHandler(SanctionsDb db, CallContext call, IdSource ids, TimeProvider clock)
    : IRequestHandler<ReplyToJudgement, UseJudgementAnswer>
{
    public async Task<UseJudgementAnswer> Handle(ReplyToJudgement request, CancellationToken cancellationToken)
    {
        var judgement = await db.Judgements.SingleAsync(judgement => judgement.Id == request.JudgementId, cancellationToken);
        db.UseReplies.Add(
            new UseReply
            {
                Id = ids.New(),
                JudgementId = judgement.Id,
                On = request.On,
                Text = request.Text,
                RecordedBy = call.Caller.OfficerId,
                RecordedAt = clock.Now(),
            }
        );
        await db.SaveChangesAsync(cancellationToken);
        var participants = await db
            .ReviewParticipants.Where(participant => participant.JudgementId == judgement.Id)
            .OrderBy(participant => participant.Ordinal)
            .ToListAsync(cancellationToken);
        var replies = await db
            .UseReplies.Where(reply => reply.JudgementId == judgement.Id)
            .OrderBy(reply => reply.Id)
            .ToListAsync(cancellationToken);
        return UseJudgementAnswer.Of(judgement, participants, replies, clock.Today());
    }
}

internal static class ReplyToJudgementEndpoint
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPost(
                "/use-judgements/{id:guid}/replies",
                (Guid id, ReplyToJudgement body, HttpDoor door, CancellationToken ct) =>
                    door.Create(body with { JudgementId = id }, judgement => $"/api/v1/sanctions/{judgement.SanctionId}/use-judgements", ct)
            )
            .Describe(
                "replyToUseJudgement",
                "登记本人意见",
                "Record the person's reply",
                "Records what the person answered to a judgement on use; it stays with the judgement."
            )
            .Takes("id", "The judgement's id.", "{useJudgementId}")
            .Creates();
}
