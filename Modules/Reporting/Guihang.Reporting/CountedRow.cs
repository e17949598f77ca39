using Guihang.Policy.Indicators;

namespace Guihang.Reporting;

/// <summary>Something that figures count: what, of whom, about which day, and since when it is known. A row that no longer holds is superseded, not removed.</summary>
internal sealed class CountedRow
{
    public required Guid Id { get; init; }

    public required CountedEvent Event { get; init; }

    /// <summary>Which of the event's kinds, as policies write it; empty where it has none.</summary>
    public required string Detail { get; init; }

    /// <summary>The thing of the other module that is counted.</summary>
    public required Guid SourceId { get; init; }

    public required Guid PersonId { get; init; }

    public required Guid UnitId { get; init; }

    public required string Region { get; init; }

    /// <summary>The day that it is about.</summary>
    public required DateOnly About { get; init; }

    /// <summary>Since when it is known.</summary>
    public required DateTime RecordedAt { get; init; }

    public required DateTime? SupersededAt { get; set; }

    /// <summary>Whether the other row counts the same.</summary>
    public bool Says(CountedRow other) =>
        (Event, Detail, SourceId, PersonId, UnitId, Region, About)
        == (other.Event, other.Detail, other.SourceId, other.PersonId, other.UnitId, other.Region, other.About);
}

/// <summary>A person's influence period, for figures that ask whether a day lies within one.</summary>
internal sealed class PersonPeriod
{
    public required Guid Id { get; init; }

    public required Guid SanctionId { get; init; }

    public required Guid PersonId { get; init; }

    public required DateOnly FirstDay { get; init; }

    /// <summary>The first day after it; <see cref="DateOnly.MaxValue"/> where none is known.</summary>
    public required DateOnly End { get; init; }

    public required DateTime RecordedAt { get; init; }

    public required DateTime? SupersededAt { get; set; }
}
