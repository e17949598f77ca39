using Guihang.Core.Data;
using Guihang.Core.Security;
using Microsoft.EntityFrameworkCore;

namespace Guihang.Core.Attachments;

/// <summary>Tells to what files belong, for modules in whose records they are named.</summary>
public sealed class AttachmentLookup
{
    private readonly Session _session;

    /// <summary>Made once a request.</summary>
    public AttachmentLookup(Session session) => _session = session;

    /// <summary>Those of some files that stand, in the order in which they were attached.</summary>
    /// <param name="ids">The files.</param>
    /// <param name="cancellationToken">Set when the caller has gone away.</param>
    public async Task<IReadOnlyList<KnownAttachment>> Standing(IReadOnlyList<Guid> ids, CancellationToken cancellationToken) =>
        ids is []
            ? []
            : await _session
                .Context<CoreDb>()
                .Attachments.Where(attachment => ids.Contains(attachment.Id) && attachment.WithdrawnAt == null)
                .OrderBy(attachment => attachment.Id)
                .Select(attachment => new KnownAttachment(
                    attachment.Id,
                    new Subject(attachment.SubjectKind, attachment.SubjectId),
                    attachment.Hash
                ))
                .ToListAsync(cancellationToken);
}

/// <summary>A file that stands.</summary>
/// <param name="Id">The attachment.</param>
/// <param name="Subject">To what it belongs.</param>
/// <param name="Hash">SHA-256 of what is kept.</param>
public sealed record KnownAttachment(Guid Id, Subject Subject, byte[] Hash);
