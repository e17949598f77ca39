namespace Guihang.Core.Mail;

/// <summary>A message that was ordered. It holds counts and links, and names nobody.</summary>
internal sealed class StoredMail
{
    public required Guid Id { get; init; }

    /// <summary>The officer to whom it goes; the address is read when it leaves.</summary>
    public required Guid OfficerId { get; init; }

    public required string Subject { get; init; }

    public required string Text { get; init; }

    public required DateTime OrderedAt { get; init; }

    public required DateTime? SentAt { get; set; }
}
