using System.Collections.Concurrent;
using Guihang.Policy.Calendar;
using Guihang.Policy.VisitPlans;

namespace Guihang.Visits;

/// <summary>
/// A visit that is owed, with its window. It follows from the plan and the visits held: a projection, kept for speed, that <see cref="Meet"/> and
/// <see cref="From"/> make anew from them at any time.
/// </summary>
internal sealed class DueItem
{
    // Plans name few different sets, and lists read them by the hundred.
    private static readonly ConcurrentDictionary<string, IReadOnlyList<VisitKind>> KnownKinds = new(StringComparer.Ordinal);

    public required Guid Id { get; set; }

    public required Guid CaseId { get; init; }

    public required Guid SanctionId { get; init; }

    /// <summary>The plan that it follows from.</summary>
    public required Guid PlanId { get; set; }

    /// <summary>Names it within the plan of its sanction.</summary>
    public required string Key { get; init; }

    public required VisitPurpose Purpose { get; init; }

    public required string Region { get; set; }

    public required Guid UnitId { get; set; }

    public required DateOnly WindowStart { get; init; }

    /// <summary>The first day after the window; null where no source sets one.</summary>
    public required DateOnly? WindowEnd { get; init; }

    /// <summary>The window's end for sorting: items without one come last.</summary>
    public required DateOnly OrderDay { get; init; }

    public required VisitorRole Visitor { get; init; }

    public required int MinimumVisitors { get; init; }

    /// <summary>Which kinds of visit count, joined by commas.</summary>
    public required string CountsAs { get; init; }

    /// <summary>Whether the window is a part of the calendar's.</summary>
    public bool IsStub { get; init; }

    /// <summary>Whether the person is not asked to come.</summary>
    public bool NoTravel { get; init; }

    /// <summary>The year whose official calendar is missing, so that the window has no end; null where nothing is missing.</summary>
    public int? NeedsCalendarOf { get; init; }

    /// <summary>Whether what is owed next, or from when on a visit counts for it, follows from the visit that meets this one.</summary>
    public bool IsOfSeries { get; init; }

    /// <summary>The last day that it would have without a quiet period; null where none moved it.</summary>
    public DateOnly? PostponedFrom { get; init; }

    /// <summary>The first day on which a visit counts, where policy asks for a time since the one before; null where it is the window's first.</summary>
    public DateOnly? CountsFrom { get; set; }

    /// <summary>The first day of an exemption that was granted; null where there is none.</summary>
    public DateOnly? ExemptFrom { get; set; }

    /// <summary>The first day on which the item is owed again; the end of time where its whole window is exempt.</summary>
    public DateOnly? ExemptEnd { get; set; }

    /// <summary>When the exemption was granted: before that it was not known.</summary>
    public DateTime? ExemptRecordedAt { get; set; }

    /// <summary>When the case was closed with the item not met; null where it was not.</summary>
    public DateTime? ClosedAt { get; set; }

    public required DateOnly? MetOn { get; set; }

    public required Guid? MetBy { get; set; }

    /// <summary>When the visit that meets it was recorded: before that it was not known to be met.</summary>
    public required DateTime? MetRecordedAt { get; set; }

    public required DateTime RecordedAt { get; init; }

    public required DateTime? SupersededAt { get; set; }

    public DateSpan Window => new(WindowStart, WindowEnd);

    public IReadOnlyList<VisitKind> Kinds => KindsOf(CountsAs);

    /// <summary>The item that a planned visit comes to.</summary>
    public static DueItem From(WantedVisit wanted, FollowUpCase followUp, Guid id, DateTime recordedAt) =>
        new()
        {
            Id = id,
            CaseId = followUp.Id,
            SanctionId = wanted.Plan.SanctionId,
            PlanId = wanted.Plan.Id,
            Key = wanted.Visit.Key,
            Purpose = wanted.Visit.Purpose,
            Region = followUp.Region,
            UnitId = followUp.UnitId,
            WindowStart = wanted.Visit.Window.Start,
            WindowEnd = wanted.Visit.Window.End,
            OrderDay = wanted.Visit.Window.End ?? DateOnly.MaxValue,
            Visitor = wanted.Visit.Visitor,
            MinimumVisitors = wanted.Visit.MinimumVisitors,
            CountsAs = string.Join(',', wanted.Visit.CountsAs),
            IsStub = wanted.Visit.IsStub,
            NoTravel = wanted.Visit.NoTravel,
            NeedsCalendarOf = wanted.Visit.NeedsCalendarOf,
            IsOfSeries = wanted.IsOfSeries,
            PostponedFrom = wanted.Visit.PostponedFrom,
            MetOn = null,
            MetBy = null,
            MetRecordedAt = null,
            RecordedAt = recordedAt,
            SupersededAt = null,
        };

    /// <summary>Whether the item is the visit that the other one is, so that it may stay as it is.</summary>
    public bool Is(DueItem other) =>
        (Key, Purpose, Window, Visitor, MinimumVisitors, CountsAs, IsStub, NoTravel, NeedsCalendarOf, IsOfSeries, PostponedFrom, CountsFrom)
        == (
            other.Key,
            other.Purpose,
            other.Window,
            other.Visitor,
            other.MinimumVisitors,
            other.CountsAs,
            other.IsStub,
            other.NoTravel,
            other.NeedsCalendarOf,
            other.IsOfSeries,
            other.PostponedFrom,
            other.CountsFrom
        );

    /// <summary>
    /// Whether the visit is the one that meets the item. The order in which visits are recorded makes no difference: the earliest that counts meets it,
    /// of two on one day the one with the lower id.
    /// </summary>
    public bool IsMetBy(Visit visit) =>
        Counts(visit) && (MetOn is not { } met || visit.HeldOn < met || (visit.HeldOn == met && visit.Id < MetBy));

    /// <summary>Takes the visit as the one that meets the item, if it is.</summary>
    public void Meet(Visit visit)
    {
        if (IsMetBy(visit))
        {
            (MetOn, MetBy, MetRecordedAt) = (visit.HeldOn, visit.Id, visit.RecordedAt);
        }
    }

    /// <summary>
    /// Puts an item that is at the person's present place where it belongs: what was met stays with the place that met it, and what was missed with the place
    /// where its window ended. What is owed yet goes with the person.
    /// </summary>
    public void Place(IEnumerable<CaseMove> moves)
    {
        if (
            moves.OrderBy(move => move.RecordedAt).FirstOrDefault(move => move.RecordedAt > MetRecordedAt || move.On >= WindowEnd) is
            { } left
        )
        {
            (Region, UnitId) = (left.FromRegion, left.FromUnitId);
        }
    }

    /// <summary>Takes the exemption as the one that holds for the item.</summary>
    public void Exempt(Exemption exemption) =>
        (ExemptFrom, ExemptEnd, ExemptRecordedAt) = (exemption.From, exemption.EndFor(WindowEnd), exemption.DecidedAt);

    /// <summary>
    /// Whether the row can take what the other one says without losing what was known: only what it does not say yet is new.
    /// </summary>
    public bool MayTake(DueItem other) =>
        (CaseId, Region, UnitId, OrderDay) == (other.CaseId, other.Region, other.UnitId, other.OrderDay)
        && (MetOn is null || (MetOn, MetBy, MetRecordedAt) == (other.MetOn, other.MetBy, other.MetRecordedAt))
        && (
            ExemptRecordedAt is null
            || (ExemptFrom, ExemptEnd, ExemptRecordedAt) == (other.ExemptFrom, other.ExemptEnd, other.ExemptRecordedAt)
        )
        && (ClosedAt is null || ClosedAt == other.ClosedAt);

    /// <summary>The names of what <see cref="Take"/> may change.</summary>
    public static IReadOnlyList<string> WhatRowsTake { get; } =
    [
        nameof(PlanId),
        nameof(MetOn),
        nameof(MetBy),
        nameof(MetRecordedAt),
        nameof(ExemptFrom),
        nameof(ExemptEnd),
        nameof(ExemptRecordedAt),
        nameof(ClosedAt),
    ];

    /// <summary>Takes what the other row says.</summary>
    public void Take(DueItem other)
    {
        PlanId = other.PlanId;
        (MetOn, MetBy, MetRecordedAt) = (other.MetOn, other.MetBy, other.MetRecordedAt);
        (ExemptFrom, ExemptEnd, ExemptRecordedAt) = (other.ExemptFrom, other.ExemptEnd, other.ExemptRecordedAt);
        ClosedAt = other.ClosedAt;
    }

    /// <summary>The row with its id.</summary>
    public DueItem WithId(Guid id)
    {
        Id = id;
        return this;
    }

    /// <summary>Whether the other row says the same of the item: where it belongs, what meets it, and why it is not owed.</summary>
    public bool Says(DueItem other) =>
        (CaseId, Region, UnitId, OrderDay, MetOn, MetBy, MetRecordedAt)
            == (other.CaseId, other.Region, other.UnitId, other.OrderDay, other.MetOn, other.MetBy, other.MetRecordedAt)
        && (ExemptFrom, ExemptEnd, ExemptRecordedAt, ClosedAt)
            == (other.ExemptFrom, other.ExemptEnd, other.ExemptRecordedAt, other.ClosedAt);

    /// <summary>The same item of the case in a row of its own, met by nothing yet; this one stays as what was known until now.</summary>
    public DueItem Anew(FollowUpCase followUp, Guid id, DateTime recordedAt) =>
        new()
        {
            Id = id,
            CaseId = followUp.Id,
            SanctionId = SanctionId,
            PlanId = PlanId,
            Key = Key,
            Purpose = Purpose,
            Region = followUp.Region,
            UnitId = followUp.UnitId,
            WindowStart = WindowStart,
            WindowEnd = WindowEnd,
            OrderDay = WindowEnd ?? DateOnly.MaxValue,
            Visitor = Visitor,
            MinimumVisitors = MinimumVisitors,
            CountsAs = CountsAs,
            IsStub = IsStub,
            NoTravel = NoTravel,
            NeedsCalendarOf = NeedsCalendarOf,
            IsOfSeries = IsOfSeries,
            PostponedFrom = PostponedFrom,
            CountsFrom = CountsFrom,
            ExemptFrom = ExemptFrom,
            ExemptEnd = ExemptEnd,
            ExemptRecordedAt = ExemptRecordedAt,
            ClosedAt = ClosedAt,
            MetOn = null,
            MetBy = null,
            MetRecordedAt = null,
            RecordedAt = recordedAt,
            SupersededAt = null,
        };

    /// <summary>Whether it was known before a time that the item is met.</summary>
    public bool IsKnownMet(DateTime known) => MetRecordedAt < known;

    /// <summary>How the item stands on a day, as known before a time. What is due today is not overdue.</summary>
    /// <param name="day">The day.</param>
    /// <param name="known">The time before which it was known.</param>
    /// <param name="goLive">The first day on which visits are watched in the jurisdiction; null where nobody set one.</param>
    public DueState StateOn(DateOnly day, DateTime known, DateOnly? goLive) =>
        (IsKnownMet(known) ? MetOn : null, WindowEnd) switch
        {
            ({ } met, { } end) when met >= end => DueState.MetLate,
            ({ }, _) => DueState.Met,
            _ when OrderDay <= goLive => DueState.BeforeGoLive,
            _ when ClosedAt < known => DueState.Closed,
            _ when ExemptRecordedAt < known && ExemptFrom <= day && day < ExemptEnd => DueState.Exempt,
            _ => UnmetOn(day, WindowStart, WindowEnd),
        };

    /// <summary>How an item that is not met stands on a day.</summary>
    public static DueState UnmetOn(DateOnly day, DateOnly windowStart, DateOnly? windowEnd) =>
        day >= windowEnd ? DueState.Overdue
        : day < windowStart ? DueState.Upcoming
        : DueState.Open;

    /// <summary>The kinds that a text joins by commas.</summary>
    public static IReadOnlyList<VisitKind> KindsOf(string joined) =>
        KnownKinds.GetOrAdd(joined, static text => [.. text.Split(',').Select(Enum.Parse<VisitKind>)]);

    /// <summary>Whether a visit is of a kind, and by visitors, that count; whenever it was held.</summary>
    public static bool Counts(Visit visit, IReadOnlyList<VisitKind> kinds, int minimumVisitors, VisitorRole visitor)
    {
        var roles = visit.VisitorRoles.ToList();
        return visit.Outcome == VisitOutcome.Held
            && kinds.Contains(visit.Kind)
            && roles.Count >= minimumVisitors
            && roles.Exists(role => MayStandFor(role, visitor));
    }

    /// <summary>
    /// Lets a visit count only a time after the one that met the item before. On the last day of the window it counts in any case, unless the one before was
    /// met on it.
    /// </summary>
    public void KeepApart(Duration spacing, DateOnly metBefore)
    {
        var from = metBefore.AddMonths(spacing.Months).AddDays(spacing.Days);
        from = Window.LastDay < from ? Window.LastDay.Value : from;
        from = from > metBefore ? from : metBefore.AddDays(1);
        CountsFrom = from > WindowStart ? from : null;
    }

    /// <summary>Whether a visit within the window was held too soon after the one before to count.</summary>
    public bool IsTooSoon(Visit visit) =>
        visit.HeldOn >= WindowStart && visit.HeldOn < CountsFrom && MetBy != visit.Id && Counts(visit, Kinds, MinimumVisitors, Visitor);

    private bool Counts(Visit visit) =>
        visit.HeldOn >= (CountsFrom ?? WindowStart) && !IsExemptFrom(visit) && Counts(visit, Kinds, MinimumVisitors, Visitor);

    // While nothing is owed, a visit that is held for another reason takes nothing off; one that was recorded before the exemption had met the item already.
    private bool IsExemptFrom(Visit visit) => ExemptRecordedAt < visit.RecordedAt && ExemptFrom <= visit.HeldOn && visit.HeldOn < ExemptEnd;

    // Somebody higher may go in the place of somebody lower, but nobody for the top leader, who goes in person.
    private static bool MayStandFor(VisitorRole came, VisitorRole asked) =>
        came == asked
        || asked switch
        {
            VisitorRole.UnitSecretary => came == VisitorRole.UnitTopLeader,
            VisitorRole.CareResponsible => came is VisitorRole.UnitSecretary or VisitorRole.UnitTopLeader,
            _ => false,
        };
}
