using System.Security.Cryptography;
using System.Text.Json.Serialization;
using FluentValidation;
using Guihang.Core.Data;
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

/// <summary>A file to be attached to a thing.</summary>
[MaySend(Role.CaseOfficer, Over.Jurisdiction)]
[MaySend(Role.LeadingGroupMember, Over.Jurisdiction)]
[MaySend(Role.UnitSecretary, Over.OwnUnit)]
[MaySend(Role.System, Over.Anything)]
public sealed record UploadAttachment : IChange<AttachmentAnswer>, IConcernSubject
{
    /// <summary>The thing, from the address.</summary>
    [JsonIgnore]
    public Subject Subject { get; init; } = new("", Guid.Empty);

    /// <summary>The file's name.</summary>
    public required string Name { get; init; }

    /// <summary>What the file holds.</summary>
    [JsonIgnore]
    public required byte[] Content { get; init; }

    /// <summary>What it is attached for.</summary>
    public AttachmentPurpose Purpose { get; init; }

    /// <summary>The number of the document whose signed original this is.</summary>
    public string? DocumentNumber { get; init; }

    /// <summary>SHA-256 over what was sent, by which the same key with another file is refused.</summary>
    public string SentSha256 => Convert.ToHexStringLower(SHA256.HashData(Content));
}

internal sealed class UploadAttachmentValidator : AbstractValidator<UploadAttachment>
{
    public UploadAttachmentValidator()
    {
        RuleFor(upload => upload.Name).MaximumLength(200).OverridePropertyName("file");
        RuleFor(upload => upload.DocumentNumber).MaximumLength(100);
    }
}

internal sealed class UploadAttachmentHandler(
    CoreDb db,
    AttachmentAccess access,
    AttachmentSettings settings,
    CallContext call,
    IdSource ids,
    TimeProvider clock
) : IRequestHandler<UploadAttachment, AttachmentAnswer>
{
    public async Task<AttachmentAnswer> Handle(UploadAttachment request, CancellationToken cancellationToken)
    {
        await access.Ensure(request.Subject, cancellationToken);
        var (kind, content) = Accept(request);
        var many = await db.Attachments.CountAsync(
            other => other.SubjectId == request.Subject.Id && other.WithdrawnAt == null,
            cancellationToken
        );
        if (many >= settings.MostFiles)
        {
            throw new ProblemException(AttachmentProblems.TooMany, settings.MostFiles);
        }

        var hash = SHA256.HashData(content);
        if (!await db.AttachmentContents.AnyAsync(known => known.Hash == hash, cancellationToken))
        {
            db.AttachmentContents.Add(new AttachmentContent { Hash = hash, Bytes = content });
        }

        var attachment = new StoredAttachment
        {
            Id = ids.New(),
            SubjectKind = request.Subject.Kind,
            SubjectId = request.Subject.Id,
            Purpose = request.Purpose,
            DocumentNumber = request.DocumentNumber,
            Name = request.Name,
            MediaType = kind.MediaType,
            Size = content.Length,
            Hash = hash,
            SentHash = SHA256.HashData(request.Content),
            RecordedBy = call.Caller.OfficerId,
            RecordedAt = clock.Now(),
            WithdrawnReason = null,
            WithdrawnAt = null,
        };
        db.Attachments.Add(attachment);
        await db.SaveChangesAsync(cancellationToken);
        return AttachmentAnswer.Of(attachment);
    }

    private static (FileKind Kind, byte[] Content) Accept(UploadAttachment request)
    {
        if (request.Content is [])
        {
            throw new ProblemException(AttachmentProblems.NoFile) { Field = "file" };
        }

        var kind =
            FileKind.Of(request.Content)
            ?? throw new ProblemException(AttachmentProblems.KindNotAllowed, FileKind.Allowed) { Field = "file" };
        if (!kind.Endings.Contains(Path.GetExtension(request.Name), StringComparer.OrdinalIgnoreCase))
        {
            throw new ProblemException(AttachmentProblems.OtherKind, string.Join(", ", kind.Endings)) { Field = "file" };
        }

        try
        {
            return (kind, PictureMetadata.Remove(kind, request.Content));
        }
        catch (InvalidDataException)
        {
            throw new ProblemException(AttachmentProblems.KindNotAllowed, FileKind.Allowed) { Field = "file" };
        }
    }
}

/// <summary>The addresses under which a module's things have files.</summary>
public static class AttachmentEndpoints
{
    /// <summary>Maps them: attach, and list.</summary>
    public static void Map(IEndpointRouteBuilder api, AttachmentSubject subject)
    {
        api.MapPost(
                $"/{subject.Path}/{{subjectId:guid}}/attachments",
                async (Guid subjectId, HttpContext http, HttpDoor door, AttachmentSettings settings, CancellationToken ct) =>
                    await door.Create(
                        await AttachmentFormReader.Read(http, settings, ct) with
                        {
                            Subject = new Subject(subject.Kind, subjectId),
                        },
                        attachment => $"/api/v1/attachments/{attachment.Id}",
                        ct
                    )
            )
            .Accepts<AttachmentForm>("multipart/form-data")
            .Describe(
                $"attachTo{subject.Name}",
                $"为{subject.Chinese}添加附件",
                $"Attach a file to {subject.English}",
                "Attaches a file. Its kind is told by what it holds; the metadata of pictures is removed before anything is kept; SHA-256 is kept and checked at each download."
            )
            .Takes("subjectId", "The id of what it belongs to.", subject.ExampleId)
            .MayAnswer(AttachmentProblems.NoFile)
            .MayAnswer(AttachmentProblems.NoForm)
            .MayAnswer(AttachmentProblems.TooLarge, 20)
            .MayAnswer(AttachmentProblems.KindNotAllowed, FileKind.Allowed)
            .MayAnswer(AttachmentProblems.OtherKind, ".pdf")
            .MayAnswer(AttachmentProblems.TooMany, 50)
            .Creates();
        api.MapGet(
                $"/{subject.Path}/{{subjectId:guid}}/attachments",
                (Guid subjectId, int? limit, string? after, HttpDoor door, CancellationToken ct) =>
                    door.Get(
                        new ListAttachments
                        {
                            Subject = new Subject(subject.Kind, subjectId),
                            Limit = limit,
                            After = after,
                        },
                        ct
                    )
            )
            .Describe(
                $"list{subject.Name}Attachments",
                $"列出{subject.Chinese}的附件",
                $"List the files of {subject.English}",
                "Lists the files that stand, in the order in which they were attached."
            )
            .Takes("subjectId", "The id of what they belong to.", subject.ExampleId)
            .Takes("limit", "How many entries at most, 1 to 200; 50 where it is not said.", "50")
            .Takes("after", "Where the page begins: `next` of the page before.", "MDAwMTAxMDEvMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDA");
    }
}
