using System.Security.Cryptography;
using Guihang.Core.Data;
using Guihang.Core.Documents;
using Guihang.Core.Http;
using Guihang.Core.Problems;
using Guihang.Core.Requests;
using Guihang.Core.Security;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Guihang.Core.Attachments;

/// <summary>Asks for an attachment.</summary>
/// <param name="Id">The attachment's id.</param>
[MaySend(Role.CaseOfficer, Over.Jurisdiction)]
[MaySend(Role.LeadingGroupMember, Over.Jurisdiction)]
[MaySend(Role.UnitSecretary, Over.OwnUnit)]
[MaySend(Role.System, Over.Anything)]
public sealed record GetAttachment(Guid Id) : IQuery<AttachmentAnswer>, IConcernSubject
{
    Subject IConcernSubject.Subject => new(AttachmentPlace.SubjectKind, Id);
}

/// <summary>Asks for what an attachment holds. Who read it is audited.</summary>
/// <param name="Id">The attachment's id.</param>
[MaySend(Role.CaseOfficer, Over.Jurisdiction)]
[MaySend(Role.LeadingGroupMember, Over.Jurisdiction)]
[MaySend(Role.UnitSecretary, Over.OwnUnit)]
[MaySend(Role.System, Over.Anything)]
public sealed record GetAttachmentContent(Guid Id) : IQuery<DocumentContent>, IAuditedRead
{
    Subject IConcernSubject.Subject => new(AttachmentPlace.SubjectKind, Id);
}

/// <summary>An attachment belongs where the thing belongs to which it is attached.</summary>
internal sealed class AttachmentPlace(Session session, Places places) : IPlaceFinder
{
    public const string SubjectKind = "attachment";

    public string Kind => SubjectKind;

    public async Task<Place?> Find(Guid id, CancellationToken cancellationToken) =>
        await session
            .Context<CoreDb>()
            .Attachments.Where(attachment => attachment.Id == id)
            .Select(attachment => new Subject(attachment.SubjectKind, attachment.SubjectId))
            .FirstOrDefaultAsync(cancellationToken)
            is { } subject
            ? await places.Find(subject, cancellationToken)
            : null;
}

internal sealed class GetAttachmentHandler(CoreDb db, AttachmentAccess access) : IRequestHandler<GetAttachment, AttachmentAnswer>
{
    public async Task<AttachmentAnswer> Handle(GetAttachment request, CancellationToken cancellationToken)
    {
        var attachment = await db.Attachments.SingleAsync(attachment => attachment.Id == request.Id, cancellationToken);
        await access.Ensure(new Subject(attachment.SubjectKind, attachment.SubjectId), cancellationToken);
        return AttachmentAnswer.Of(attachment);
    }
}

internal sealed class GetAttachmentContentHandler(CoreDb db, AttachmentAccess access)
    : IRequestHandler<GetAttachmentContent, DocumentContent>
{
    public async Task<DocumentContent> Handle(GetAttachmentContent request, CancellationToken cancellationToken)
    {
        var attachment = await db.Attachments.SingleAsync(attachment => attachment.Id == request.Id, cancellationToken);
        await access.Ensure(new Subject(attachment.SubjectKind, attachment.SubjectId), cancellationToken);
        if (attachment.WithdrawnAt is not null)
        {
            throw new ProblemException(AttachmentProblems.Withdrawn);
        }

        var content = await db.AttachmentContents.SingleAsync(content => content.Hash == attachment.Hash, cancellationToken);
        // Evidence that is not what was kept is worse than none.
        return SHA256.HashData(content.Bytes).AsSpan().SequenceEqual(attachment.Hash)
            ? new DocumentContent(
                content.Bytes,
                attachment.MediaType,
                $"attachment-{attachment.Id:N}{FileKind.Of(attachment.MediaType).Endings[0]}"
            )
            : throw new ProblemException(AttachmentProblems.Damaged);
    }
}

internal static class GetAttachmentEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/attachments/{id:guid}", (Guid id, HttpDoor door, CancellationToken ct) => door.Get(new GetAttachment(id), ct))
            .Describe("getAttachment", "查看附件", "Get an attachment", "Gives what is known of a file: its name, kind, size and hash.")
            .Takes("id", "The attachment's id.", "{attachmentId}");
        api.MapGet(
                "/attachments/{id:guid}/content",
                async (Guid id, HttpDoor door, CancellationToken ct) =>
                {
                    var content = (await door.Get(new GetAttachmentContent(id), ct)).Value!;
                    return TypedResults.File(content.Bytes, content.MediaType, content.FileName);
                }
            )
            .Describe(
                "getAttachmentContent",
                "下载附件",
                "Download an attachment",
                "Gives the file, after its hash was checked. Its name tells nothing of the person. Who read it is in the audit."
            )
            .Produces<byte[]>(200, "application/octet-stream")
            .Takes("id", "The attachment's id.", "{attachmentId}")
            .MayAnswer(AttachmentProblems.Withdrawn);
    }
}
