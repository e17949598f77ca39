namespace Guihang.Visits;

/// <summary>A record that somebody has begun (草稿): the writer's own, seen by nobody else, counted nowhere.</summary>
internal sealed class VisitDraft
{
    public required Guid Id { get; init; }

    public required Guid CaseId { get; init; }

    public required Guid OfficerId { get; init; }

    /// <summary>What was written so far, as JSON.</summary>
    public required string Body { get; set; }

    public required DateTime SavedAt { get; set; }
}

/// <summary>A sign that asks for a human contact the same day (关注事项). It feeds no score, no class, no list and no figure.</summary>
internal sealed class ClosedNote
{
    public required Guid Id { get; init; }

    public required Guid CaseId { get; init; }

    public required DespairSign Sign { get; init; }

    /// <summary>The person's own words.</summary>
    public required string Words { get; init; }

    public required DateOnly NotedOn { get; init; }

    public required Guid NotedBy { get; init; }

    public required DateTime RecordedAt { get; init; }

    public required DateOnly? DroppedOn { get; set; }

    public required string? DroppedNote { get; set; }

    public required Guid? DroppedBy { get; set; }
}

/// <summary>What was noticed.</summary>
public enum DespairSign
{
    /// <summary>The person wishes to resign (想辞职).</summary>
    WishToResign,

    /// <summary>The person speaks of doing themselves harm (有轻生念头).</summary>
    SelfHarm,

    /// <summary>Another sign that somebody should be there (其他需要有人在身边的迹象).</summary>
    Other,
}
