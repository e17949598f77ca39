using Guihang.Core.Data;
using Guihang.Core.Security;
using Microsoft.EntityFrameworkCore;

namespace Guihang.Core.Attachments;

/// <summary>Has the files of a record stand with the record that supersedes it as well; what they hold is kept once.</summary>
public sealed class AttachmentCopies
{
    private readonly Session _session;
    private readonly IdSource _ids;

    /// <summary>Made once a request.</summary>
    public AttachmentCopies(Session session, IdSource ids) => (_session, _ids) = (session, ids);

    /// <summary>Attaches what stands with one thing to another, as it was attached by whom and when.</summary>
    public async Task Carry(Subject from, Subject to, CancellationToken cancellationToken)
    {
        var db = _session.Context<CoreDb>();
        var attached = await db
            .Attachments.AsNoTracking()
            .Where(attachment => attachment.SubjectId == from.Id && attachment.SubjectKind == from.Kind && attachment.WithdrawnAt == null)
            .OrderBy(attachment => attachment.Id)
            .ToListAsync(cancellationToken);
        if (attached is [])
        {
            return;
        }

        foreach (var attachment in attached)
        {
            db.Attachments.Add(
                new StoredAttachment
                {
                    Id = _ids.New(),
                    SubjectKind = to.Kind,
                    SubjectId = to.Id,
                    Purpose = attachment.Purpose,
                    DocumentNumber = attachment.DocumentNumber,
                    Name = attachment.Name,
                    MediaType = attachment.MediaType,
                    Size = attachment.Size,
                    Hash = attachment.Hash,
                    SentHash = attachment.SentHash,
                    RecordedBy = attachment.RecordedBy,
                    RecordedAt = attachment.RecordedAt,
                    WithdrawnReason = null,
                    WithdrawnAt = null,
                }
            );
        }

        await db.SaveChangesAsync(cancellationToken);
    }
}
