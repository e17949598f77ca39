using Guihang.Policy.Calendar;

namespace Guihang.Policy.VisitPlans;

/// <summary>
/// Rolling visits (滚动回访): each is due within a length after the one before was held, the first after the series begins. A visit that is not held stays
/// owed, and none follows it until it is.
/// </summary>
public sealed record VisitSeries
{
    /// <summary>Begins the keys of its visits.</summary>
    public required string Key { get; init; }

    /// <summary>What the visits are for.</summary>
    public required VisitPurpose Purpose { get; init; }

    /// <summary>The days for which visits are owed. One that would be due after the last of them is not owed.</summary>
    public required DateSpan Span { get; init; }

    /// <summary>The stages, one after the other.</summary>
    public required IReadOnlyList<VisitStage> Stages { get; init; }

    /// <summary>How the last day of a length is found.</summary>
    public required EndDayConvention EndDay { get; init; }

    /// <summary>How long after a visit the next one counts at the earliest; from the next day on where it is nothing.</summary>
    public Duration Spacing { get; init; }

    /// <summary>Who must go.</summary>
    public required VisitorRole Visitor { get; init; }

    /// <summary>How many must go at least, 1 to 9.</summary>
    public int MinimumVisitors { get; init; } = 1;

    /// <summary>Which kinds of visit count.</summary>
    public required IReadOnlyList<VisitKind> CountsAs { get; init; }

    /// <summary>Whether the visitors go to the person, who is not asked to come (the retired).</summary>
    public bool NoTravel { get; init; }

    /// <summary>Days of the year in which none of the visits falls due; null where there are none.</summary>
    public IReadOnlyList<YearlySpan>? Quiet { get; init; }

    /// <summary>The visits owed so far: those that were, each with the visit that met it, and the next one.</summary>
    /// <param name="held">The days of the visits that count, the earliest first.</param>
    public IEnumerable<PlannedVisit> Unfold(IReadOnlyList<DateOnly> held)
    {
        var (last, from) = (Span.Start, Span.Start);
        foreach (var stage in Stages)
        {
            for (var time = 0; time < (stage.Times ?? int.MaxValue); time++)
            {
                var end = EndDay.ExclusiveEnd(last, stage.Every);
                if (end > Span.End)
                {
                    yield break;
                }

                // With a spacing longer than the stage the window would open after it closes: then it is the day on which it opens.
                end = end > from ? end : from.AddDays(1);
                yield return Visit(new DateSpan(from, end));
                var meeting = held.Where(day => day >= from).Take(1).ToList();
                if (meeting is not [var met])
                {
                    yield break;
                }

                last = met;
                var earliest = met.AddMonths(Spacing.Months).AddDays(Spacing.Days);
                from = earliest > met ? earliest : met.AddDays(1);
            }
        }
    }

    private PlannedVisit Visit(DateSpan window) =>
        new PlannedVisit
        {
            Key = $"{Key}-{window.Start:yyyy-MM-dd}",
            Purpose = Purpose,
            Window = window,
            Visitor = Visitor,
            MinimumVisitors = MinimumVisitors,
            CountsAs = CountsAs,
            NoTravel = NoTravel,
        }.Outside(Quiet ?? []);
}

/// <summary>A stage of a series.</summary>
/// <param name="Every">Within how long after the visit before the next one is due; more than nothing.</param>
/// <param name="Times">How many visits the stage has; null where it lasts until the series ends.</param>
public sealed record VisitStage(Duration Every, int? Times);
