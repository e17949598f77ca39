namespace Guihang.Core.Outbox;

/// <summary>Something ordered in a change's transaction and done outside of the database by the worker.</summary>
internal sealed class OutboxItem
{
    public required Guid Id { get; init; }

    /// <summary>Which handler does it.</summary>
    public required string Kind { get; init; }

    /// <summary>The thing that it is about.</summary>
    public required Guid SubjectId { get; init; }

    /// <summary>When it is tried next.</summary>
    public required DateTime DueAt { get; set; }

    public required int Attempts { get; set; }

    public required DateTime? DoneAt { get; set; }

    /// <summary>The type of the last fault; its text could hold personal data and is not kept.</summary>
    public required string? LastFault { get; set; }
}
