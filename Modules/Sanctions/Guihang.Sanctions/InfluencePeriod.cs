using Guihang.Core.Policies.Deciding;
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

    /// <summary>
    /// Whether only a decision on the member's rights ends it (条例 art. 12: 恢复党员权利). Until there is one, its end is what it would be had they been
    /// restored on time.
    /// </summary>
    public bool AwaitsRestoration =>
        Decision.Kind == OutcomeKind.Decided && Decision.Outcome.Contains(EndedPeriods.Awaiting, StringComparison.Ordinal);

    /// <summary>The first day on which it no longer counts; null where none is known, or where a decision that nobody has recorded must bring it.</summary>
    public DateOnly? CertainEnd => AwaitsRestoration ? null : End;

    /// <summary>The days on which it counts, as far as is certain.</summary>
    public DateSpan? Counts => FirstDay is { } first ? new DateSpan(first, CertainEnd) : null;

    public InfluencePeriodDecision? Decided() => Decision.Decided<InfluencePeriodDecision>();

    /// <summary>The spans as they bar: the last goes on where a decision that nobody has recorded must end it.</summary>
    public IEnumerable<InfluenceSpan> BarringSpans()
    {
        var spans = Decided()?.Spans ?? [];
        return AwaitsRestoration ? spans.Select((span, i) => i < spans.Count - 1 ? span : WithoutEnd(span)) : spans;
    }

    private static InfluenceSpan WithoutEnd(InfluenceSpan span) => span with { Span = new DateSpan(span.Span.Start, null) };
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
