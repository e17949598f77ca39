namespace Guihang.Core.Attachments;

/// <summary>
/// A file that belongs to a thing: evidence of a visit, the scan of a signed original. It is never overwritten; one that was attached in error is withdrawn
/// with its reason.
/// </summary>
internal sealed class StoredAttachment
{
    public required Guid Id { get; init; }

    public required string SubjectKind { get; init; }

    public required Guid SubjectId { get; init; }

    public required AttachmentPurpose Purpose { get; init; }

    /// <summary>The number of the document whose signed original this is; null where there is none.</summary>
    public required string? DocumentNumber { get; init; }

    /// <summary>The file's name as it was sent.</summary>
    public required string Name { get; init; }

    public required string MediaType { get; init; }

    /// <summary>How many bytes are kept.</summary>
    public required int Size { get; init; }

    /// <summary>SHA-256 of what is kept, by which the content is found.</summary>
    public required byte[] Hash { get; init; }

    /// <summary>SHA-256 of what was sent: another one where a picture's metadata was removed.</summary>
    public required byte[] SentHash { get; init; }

    public required Guid RecordedBy { get; init; }

    public required DateTime RecordedAt { get; init; }

    public required string? WithdrawnReason { get; set; }

    public required DateTime? WithdrawnAt { get; set; }
}

/// <summary>What files hold, each content once, however often it is attached.</summary>
internal sealed class AttachmentContent
{
    public required byte[] Hash { get; init; }

    public required byte[] Bytes { get; init; }
}

/// <summary>What a file is attached for.</summary>
public enum AttachmentPurpose
{
    /// <summary>It proves something (证据、佐证材料).</summary>
    Evidence,

    /// <summary>It is the scan of a document as it was signed (签字盖章原件扫描件).</summary>
    SignedOriginal,
}
