namespace Guihang.Core.Attachments;

/// <summary>A file that belongs to a thing.</summary>
public sealed record AttachmentAnswer
{
    /// <summary>The attachment's id.</summary>
    /// <example>{attachmentId}</example>
    public required Guid Id { get; init; }

    /// <summary>The kind of thing that it belongs to.</summary>
    /// <example>visit</example>
    public required string SubjectKind { get; init; }

    /// <summary>The thing.</summary>
    /// <example>{visitId}</example>
    public required Guid SubjectId { get; init; }

    /// <summary>What it is attached for.</summary>
    /// <example>evidence</example>
    public required AttachmentPurpose Purpose { get; init; }

    /// <summary>The number of the document whose signed original this is; null where there is none.</summary>
    /// <example>null</example>
    public required string? DocumentNumber { get; init; }

    /// <summary>The file's name as it was sent.</summary>
    /// <example>谈话记录.pdf</example>
    public required string Name { get; init; }

    /// <summary>The media type, told by what the file holds.</summary>
    /// <example>application/pdf</example>
    public required string MediaType { get; init; }

    /// <summary>How many bytes are kept.</summary>
    /// <example>109</example>
    public required int Size { get; init; }

    /// <summary>SHA-256 of what is kept, 64 hexadecimal digits; it is checked at every download.</summary>
    /// <example>9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08</example>
    public required string Sha256 { get; init; }

    /// <summary>SHA-256 of what was sent: another one where a picture's metadata was removed.</summary>
    /// <example>9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08</example>
    public required string SentSha256 { get; init; }

    /// <summary>The officer who attached it.</summary>
    /// <example>{responsibleOfficerId}</example>
    public required Guid RecordedBy { get; init; }

    /// <summary>When it was attached, UTC.</summary>
    /// <example>2018-09-20T01:00:00Z</example>
    public required DateTime RecordedAt { get; init; }

    /// <summary>Why it was withdrawn; null where it stands.</summary>
    /// <example>null</example>
    public required string? WithdrawnReason { get; init; }

    /// <summary>When it was withdrawn, UTC; null where it stands.</summary>
    /// <example>null</example>
    public required DateTime? WithdrawnAt { get; init; }

    internal static AttachmentAnswer Of(StoredAttachment attachment) =>
        new()
        {
            Id = attachment.Id,
            SubjectKind = attachment.SubjectKind,
            SubjectId = attachment.SubjectId,
            Purpose = attachment.Purpose,
            DocumentNumber = attachment.DocumentNumber,
            Name = attachment.Name,
            MediaType = attachment.MediaType,
            Size = attachment.Size,
            Sha256 = Convert.ToHexStringLower(attachment.Hash),
            SentSha256 = Convert.ToHexStringLower(attachment.SentHash),
            RecordedBy = attachment.RecordedBy,
            RecordedAt = attachment.RecordedAt,
            WithdrawnReason = attachment.WithdrawnReason,
            WithdrawnAt = attachment.WithdrawnAt,
        };
}
