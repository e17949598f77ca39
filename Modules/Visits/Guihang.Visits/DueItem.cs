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

    public required Guid Id { get; init; }

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

    public required DateOnly? MetOn { get; set; }

    public required Guid? MetBy { get; set; }

    /// <summary>When the visit that meets it was recorded: before that it was not known to be met.</summary>
    public required DateTime? MetRecordedAt { get; set; }

    public required DateTime RecordedAt { get; init; }

    public required DateTime? SupersededAt { get; set; }

    public DateSpan Window => new(WindowStart, WindowEnd);

    public IReadOnlyList<VisitKind> Kinds => KindsOf(CountsAs);

    /// <summary>The item that a planned visit comes to.</summary>
    public static DueItem From(PlannedVisit planned, VisitPlan plan, FollowUpCase followUp, Guid id, DateTime recordedAt) =>
        new()
        {
            Id = id,
            CaseId = followUp.Id,
            SanctionId = plan.SanctionId,
            PlanId = plan.Id,
            Key = planned.Key,
            Purpose = planned.Purpose,
            Region = followUp.Region,
            UnitId = followUp.UnitId,
            WindowStart = planned.Window.Start,
            WindowEnd = planned.Window.End,
            OrderDay = planned.Window.End ?? DateOnly.MaxValue,
            Visitor = planned.Visitor,
            MinimumVisitors = planned.MinimumVisitors,
            CountsAs = string.Join(',', planned.CountsAs),
            MetOn = null,
            MetBy = null,
            MetRecordedAt = null,
            RecordedAt = recordedAt,
            SupersededAt = null,
        };

    /// <summary>Whether the item is what the planned visit comes to, so that it may stay as it is.</summary>
    public bool Is(PlannedVisit planned) =>
        Key == planned.Key
        && Purpose == planned.Purpose
        && Window == planned.Window
        && Visitor == planned.Visitor
        && MinimumVisitors == planned.MinimumVisitors
        && CountsAs == string.Join(',', planned.CountsAs);

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

    /// <summary>Whether the other row says the same of the item: where it belongs, and what meets it.</summary>
    public bool Says(DueItem other) =>
        (CaseId, Region, UnitId, OrderDay, MetOn, MetBy, MetRecordedAt)
        == (other.CaseId, other.Region, other.UnitId, other.OrderDay, other.MetOn, other.MetBy, other.MetRecordedAt);

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
            MetOn = null,
            MetBy = null,
            MetRecordedAt = null,
            RecordedAt = recordedAt,
            SupersededAt = null,
        };

    /// <summary>Whether it was known before a time that the item is met.</summary>
    public bool IsKnownMet(DateTime known) => MetRecordedAt < known;

    /// <summary>How the item stands on a day, as known before a time. What is due today is not overdue.</summary>
    public DueState StateOn(DateOnly day, DateTime known) =>
        (IsKnownMet(known) ? MetOn : null, WindowEnd) switch
        {
            ({ } met, { } end) when met >= end => DueState.MetLate,
            ({ }, _) => DueState.Met,
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

    private bool Counts(Visit visit)
    {
        var roles = visit.VisitorRoles.ToList();
        return visit.Outcome == VisitOutcome.Held
            && visit.HeldOn >= WindowStart
            && Kinds.Contains(visit.Kind)
            && roles.Count >= MinimumVisitors
            && roles.Exists(role => MayStandFor(role, Visitor));
    }

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

/// <summary>How a due item stands.</summary>
public enum DueState
{
    /// <summary>Its window has not opened yet.</summary>
    Upcoming,

    /// <summary>Its window is open.</summary>
    Open,

    /// <summary>Its window has passed and no visit meets it.</summary>
    Overdue,

    /// <summary>Met within its window.</summary>
    Met,

    /// <summary>Met after its window: late, but done.</summary>
    MetLate,
}
