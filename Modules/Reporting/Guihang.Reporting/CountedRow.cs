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

    /// <summary>What was consulted or who was heard, told apart and not named; null where every event is about another.</summary>
    public Guid? ThingId { get; init; }

    public required Guid PersonId { get; init; }

    public required Guid UnitId { get; init; }

    public required string Region { get; init; }

    /// <summary>The day that it is about.</summary>
    public required DateOnly About { get; init; }

    /// <summary>The kind of sanction; this and what follows is said of sanctions decided alone, as of the day of the decision.</summary>
    public string? Kind { get; init; }

    /// <summary>The causes, each between bars: <c>|dereliction|work-safety|</c>.</summary>
    public string? Causes { get; init; }

    /// <summary>The jurisdiction whose commission handled the case; null where nobody has said.</summary>
    public string? CaseRegion { get; init; }

    public string? Category { get; init; }

    public string? Sex { get; init; }

    public string? Rank { get; init; }

    /// <summary>Since when it is known.</summary>
    public required DateTime RecordedAt { get; set; }

    public required DateTime? SupersededAt { get; set; }

    /// <summary>Causes as they are kept.</summary>
    public static string? Joined(IReadOnlyList<string> causes) => causes is [] ? null : $"|{string.Join('|', causes)}|";

    /// <summary>The same somewhere else.</summary>
    public CountedRow At(Guid id, Guid unitId, string region) =>
        new()
        {
            Id = id,
            Event = Event,
            Detail = Detail,
            SourceId = SourceId,
            ThingId = ThingId,
            PersonId = PersonId,
            UnitId = unitId,
            Region = region,
            About = About,
            Kind = Kind,
            Causes = Causes,
            CaseRegion = CaseRegion,
            Category = Category,
            Sex = Sex,
            Rank = Rank,
            RecordedAt = RecordedAt,
            SupersededAt = null,
        };

    /// <summary>Whether the other row counts the same.</summary>
    public bool Says(CountedRow other) =>
        (Event, Detail, SourceId, ThingId, PersonId, UnitId, Region, About)
            == (other.Event, other.Detail, other.SourceId, other.ThingId, other.PersonId, other.UnitId, other.Region, other.About)
        && (Kind, Causes, CaseRegion, Category, Sex, Rank)
            == (other.Kind, other.Causes, other.CaseRegion, other.Category, other.Sex, other.Rank);
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
