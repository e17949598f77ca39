using System.Text.Json;
using Guihang.Core.Policies.Deciding;

namespace Guihang.Visits;

/// <summary>Why no visit is owed.</summary>
public enum NothingDue
{
    /// <summary>The case is closed.</summary>
    CaseClosed,

    /// <summary>No sanction counts any more: each was revoked.</summary>
    NoSanctionCounts,

    /// <summary>The decision has not been served yet.</summary>
    NotServed,

    /// <summary>A person has to decide first what policy leaves open.</summary>
    NeedsDecision,

    /// <summary>Policy arranges no visit in such a case; the trace tells why.</summary>
    NotApplicable,

    /// <summary>The sanction has no period, so that no regular visit follows.</summary>
    NoPeriod,

    /// <summary>No level's policy of that day arranges visits.</summary>
    PolicyHasNone,

    /// <summary>What was owed is met, exempt, or history from before visits were watched.</summary>
    AllDone,

    /// <summary>Nobody is followed up there: there is no case.</summary>
    NoCase,

    /// <summary>Visits are owed, but none stands as was asked for.</summary>
    OwedOtherwise,
}

internal static class NothingDues
{
    public static IReadOnlyList<NothingDue> Of(FollowUpCase followUp, IReadOnlyList<VisitPlan> plans, IReadOnlyList<DueItemAnswer> items) =>
        items.Any(item => item.State is DueState.Upcoming or DueState.Open or DueState.Overdue) ? []
        : followUp.ClosedOn is not null ? [NothingDue.CaseClosed]
        : items is not [] ? [NothingDue.AllDone]
        : plans is [] ? [NothingDue.NoSanctionCounts]
        : [.. plans.Select(Of).Distinct().Order()];

    private static NothingDue Of(VisitPlan plan) =>
        plan.Decision.Kind switch
        {
            OutcomeKind.NeedsDecision => NothingDue.NeedsDecision,
            OutcomeKind.NotApplicable => NothingDue.NotApplicable,
            _ when !Has(plan, "servedOn") => NothingDue.NotServed,
            _ when !Has(plan, "period") => NothingDue.NoPeriod,
            _ => NothingDue.PolicyHasNone,
        };

    private static bool Has(VisitPlan plan, string fact) =>
        JsonSerializer.Deserialize<JsonElement>(plan.Decision.Facts).TryGetProperty(fact, out var value)
        && value.ValueKind != JsonValueKind.Null;
}
