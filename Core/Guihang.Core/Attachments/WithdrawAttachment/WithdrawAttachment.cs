using System.Text.Json.Serialization;
using FluentValidation;
using Guihang.Core.Data;
using Guihang.Core.Http;
using Guihang.Core.Problems;
using Guihang.Core.Requests;
using Guihang.Core.Security;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Guihang.Core.Attachments;

/// <summary>Withdraws a file that was attached in error: it is no longer listed or given out, and what is known of it stays.</summary>
[MaySend(Role.CaseOfficer, Over.Jurisdiction)]
[MaySend(Role.UnitSecretary, Over.OwnUnit)]
[MaySend(Role.System, Over.Anything)]
public sealed record WithdrawAttachment : IChange<AttachmentAnswer>, IConcernSubject
{
    /// <summary>The attachment, from the address.</summary>
    [JsonIgnore]
    public Guid Id { get; init; }

    /// <summary>Why.</summary>
    /// <example>误传另一个案的材料</example>
    public required string Reason { get; init; }

    Subject IConcernSubject.Subject => new(AttachmentPlace.SubjectKind, Id);
}

internal sealed class WithdrawAttachmentValidator : AbstractValidator<WithdrawAttachment>
{
    public WithdrawAttachmentValidator() => RuleFor(withdrawal => withdrawal.Reason).NotEmpty().MaximumLength(300);
}

internal sealed class WithdrawAttachmentHandler(CoreDb db, AttachmentAccess access, TimeProvider clock)
    : IRequestHandler<WithdrawAttachment, AttachmentAnswer>
{
    public async Task<AttachmentAnswer> Handle(WithdrawAttachment request, CancellationToken cancellationToken)
    {
        var attachment = await db.Attachments.SingleAsync(attachment => attachment.Id == request.Id, cancellationToken);
        await access.Ensure(new Subject(attachment.SubjectKind, attachment.SubjectId), cancellationToken);
        if (attachment.WithdrawnAt is not null)
        {
            throw new ProblemException(AttachmentProblems.Withdrawn);
        }

        (attachment.WithdrawnReason, attachment.WithdrawnAt) = (request.Reason, clock.Now());
        await db.SaveChangesAsync(cancellationToken);
        return AttachmentAnswer.Of(attachment);
    }
}

internal static class WithdrawAttachmentEndpoint
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPost(
                "/attachments/{id:guid}/withdrawal",
                (Guid id, WithdrawAttachment body, HttpDoor door, CancellationToken ct) =>
                    door.Create(body with { Id = id }, attachment => $"/api/v1/attachments/{attachment.Id}", ct)
            )
            .Describe(
                "withdrawAttachment",
                "撤回附件",
                "Withdraw an attachment",
                "Withdraws a file that was attached in error. It is no longer listed or given out; what is known of it, and why it was withdrawn, stays."
            )
            .Takes("id", "The attachment's id.", "{attachmentId}")
            .MayAnswer(AttachmentProblems.Withdrawn)
            .Creates();
}
