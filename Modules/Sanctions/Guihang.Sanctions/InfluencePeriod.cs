using Guihang.Core.Policies.Explaining;
using Guihang.Policy.Calendar;
using Guihang.Policy.InfluencePeriods;

namespace Guihang.Sanctions;

/// <summary>What policy decided of a sanction's influence period, with what it was decided on. Superseded when it is decided anew.</summary>
internal sealed class InfluencePeriod
{
    public required Guid Id { get; init; }

    public required Guid SanctionId { get; init; }

    public required Guid PersonId { get; init; }

    /// <summary>The first day on which the sanction counts; null where it does not, or where a person has to decide.</summary>
    public required DateOnly? FirstDay { get; init; }

    /// <summary>The first day on which it no longer counts; null where none is known.</summary>
    public required DateOnly? End { get; init; }

    public required KeptDecision Decision { get; init; }

    public required DateTime RecordedAt { get; init; }

    public required DateTime? SupersededAt { get; set; }

    public DateSpan? Span => FirstDay is { } first ? new DateSpan(first, End) : null;

    public InfluencePeriodDecision? Decided() => Decision.Decided<InfluencePeriodDecision>();
}

/// <summary>That the other modules were told of a period's end.</summary>
internal sealed class ToldEnd
{
    public required Guid Id { get; init; }

    public required Guid SanctionId { get; init; }

    public required DateOnly LastDay { get; init; }

    public required DateTime RecordedAt { get; init; }

    public required DateTime? SupersededAt { get; set; }
}

/// <summary>An answer on an intended action, as it was given.</summary>
internal sealed class ConsequenceInquiry
{
    public required Guid Id { get; init; }

    public required Guid PersonId { get; init; }

    public required Guid AskedBy { get; init; }

    public required string Purpose { get; init; }

    public required KeptDecision Decision { get; init; }

    public required DateTime RecordedAt { get; init; }
}
