using FluentValidation;
using Guihang.Core.Data;
using Guihang.Core.Http;
using Guihang.Core.Requests;
using Guihang.Core.Security;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Guihang.Core.Attachments;

/// <summary>Asks for the files of a thing that stand, in the order in which they were attached.</summary>
[MaySend(Role.CaseOfficer, Over.Jurisdiction)]
[MaySend(Role.LeadingGroupMember, Over.Jurisdiction)]
[MaySend(Role.UnitSecretary, Over.OwnUnit)]
[MaySend(Role.System, Over.Anything)]
public sealed record ListAttachments : IQuery<Page<AttachmentAnswer>>, IPaged, IConcernSubject
{
    /// <summary>The thing.</summary>
    public required Subject Subject { get; init; }

    /// <inheritdoc/>
    public int? Limit { get; init; }

    /// <inheritdoc/>
    public string? After { get; init; }
}

internal sealed class ListAttachmentsValidator : AbstractValidator<ListAttachments>
{
    public ListAttachmentsValidator() => this.Paged();
}

internal sealed class ListAttachmentsHandler(CoreDb db, AttachmentAccess access)
    : IRequestHandler<ListAttachments, Page<AttachmentAnswer>>
{
    public async Task<Page<AttachmentAnswer>> Handle(ListAttachments request, CancellationToken cancellationToken)
    {
        await access.Ensure(request.Subject, cancellationToken);
        var attachments = db.Attachments.Where(attachment =>
            attachment.SubjectId == request.Subject.Id && attachment.SubjectKind == request.Subject.Kind && attachment.WithdrawnAt == null
        );
        if (PageKey.Read(request.After) is { } after)
        {
            attachments = attachments.Where(attachment => attachment.Id > after.Id);
        }

        var limit = request.Limit ?? PageKey.DefaultLimit;
        var read = await attachments.OrderBy(attachment => attachment.Id).Take(limit + 1).ToListAsync(cancellationToken);
        return PageKey.Cut(read.ConvertAll(AttachmentAnswer.Of), limit, attachment => new PageKey(DateOnly.MinValue, attachment.Id));
    }
}
