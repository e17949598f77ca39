using Guihang.Policy.Calendar;
using Guihang.Policy.InfluencePeriods;
using Guihang.Policy.Sanctions;

namespace Guihang.Sanctions;

/// <summary>
/// A sanction as it was decided. It is never overwritten: a correction supersedes the row, and whatever was decided or done later is an act of its own.
/// </summary>
internal sealed class Sanction
{
    /// <summary>The row; a correction is another row of the same sanction.</summary>
    public required Guid Id { get; init; }

    public required Guid SanctionId { get; init; }

    public required Guid PersonId { get; init; }

    public required SanctionRegime Regime { get; init; }

    public required SanctionKind Kind { get; init; }

    public required string LegalText { get; init; }

    /// <summary>Why a text was applied that was no longer in force on the day of the decision (从旧兼从轻); null where it was.</summary>
    public string? LegalTextReason { get; init; }

    public required DateOnly DecidedOn { get; init; }

    public required string DecidingBody { get; init; }

    public required string DocumentNumber { get; init; }

    public required string Cause { get; init; }

    public required bool InsteadOfRemoval { get; init; }

    public required int Together { get; init; }

    /// <summary>The length that the decision itself states, as ISO 8601 writes it; null where the law gives it.</summary>
    public required string? StatedLength { get; init; }

    // The person's standing on the day of the decision: what the person is later changes nothing of it.
    public required PersonCategory Category { get; init; }

    public required ServiceState ServiceState { get; init; }

    public required LeadershipRole Leadership { get; init; }

    public RankLevel? Rank { get; init; }

    public ManagementLevel? Management { get; init; }

    /// <summary>The nature of the error: words of the policy list, joined by commas; null where nobody has classed it.</summary>
    public string? Causes { get; init; }

    /// <summary>What made it lighter or heavier, as the decision says (情节); null where it says nothing.</summary>
    public string? Circumstances { get; init; }

    /// <summary>The jurisdiction whose commission filed and handled the case (谁立案); null where nobody has said, or where no commission did.</summary>
    public string? CaseRegion { get; init; }

    /// <summary>Who put it right; null for the row as it was registered.</summary>
    public Guid? CorrectedBy { get; init; }

    /// <summary>Why it was put right.</summary>
    public string? CorrectionReason { get; init; }

    public IReadOnlyList<string> CauseList => Causes?.Split(',') ?? [];

    public required DateTime RecordedAt { get; init; }

    public required DateTime? SupersededAt { get; set; }
}

/// <summary>Something that was done or decided about a sanction after it.</summary>
internal sealed class SanctionAct
{
    public required Guid Id { get; init; }

    public required Guid SanctionId { get; init; }

    /// <summary>Its place in the sanction's history, from 1: two acts cannot both be the third.</summary>
    public required int Ordinal { get; init; }

    public required SanctionActKind Kind { get; init; }

    public required DateOnly On { get; init; }

    public required SanctionKind? ChangedTo { get; init; }

    public required bool OnAppeal { get; init; }

    public required string? DocumentNumber { get; init; }

    public required DateTime RecordedAt { get; init; }

    public required DateTime? SupersededAt { get; set; }

    /// <summary>Who found that it was recorded wrongly; null while it stands.</summary>
    public Guid? CorrectedBy { get; set; }

    public string? CorrectionReason { get; set; }
}

/// <summary>What may be done or decided about a sanction.</summary>
internal enum SanctionActKind
{
    Served,
    Changed,
    Revoked,
    RightsRestored,
    ProbationExtended,
    Lifted,
    Corrected,
}

/// <summary>A sanction with its acts, from which everything else of it follows.</summary>
internal sealed record SanctionHistory(Sanction Sanction, IReadOnlyList<SanctionAct> Acts)
{
    /// <summary>The version that callers see: 1, and one more for each act, a correction among them.</summary>
    public int Version => Acts.Count + 1;

    /// <summary>What was found about its use after the period, the earliest first; empty where that was not read.</summary>
    public IReadOnlyList<UseJudgement> Judgements { get; init; } = [];

    public SanctionKind KindNow => Acts.LastOrDefault(act => act.Kind == SanctionActKind.Changed)?.ChangedTo ?? Sanction.Kind;

    /// <summary>The act of service; null where nobody has recorded one.</summary>
    public SanctionAct? Service => Acts.FirstOrDefault(act => act.Kind == SanctionActKind.Served);

    public DateOnly? ServedOn => Service?.On;

    /// <summary>The day of the decision that lifted it, where a text asked for one; null where there is none on file.</summary>
    public DateOnly? LiftedOn => Acts.FirstOrDefault(act => act.Kind == SanctionActKind.Lifted)?.On;

    /// <summary>Whether a decision to lift it is missing (公务员法 2005 text): its period ended when such sanctions did not end by themselves yet.</summary>
    public bool NeedsLifting(InfluencePeriod period, DateOnly today) =>
        LiftedOn is null && period.End <= today && period.Decided()?.Ending == PeriodEnding.LiftingDecision;

    public bool IsRevoked => Acts.Any(act => act.Kind == SanctionActKind.Revoked);

    /// <summary>What the rule on influence periods is asked.</summary>
    /// <param name="earlier">The periods of other sanctions that were decided earlier.</param>
    public InfluencePeriodFacts Facts(IReadOnlyList<EarlierPeriod> earlier) =>
        new()
        {
            Regime = Sanction.Regime,
            Kind = Sanction.Kind,
            LegalText = Sanction.LegalText,
            DecidedOn = Sanction.DecidedOn,
            Category = Sanction.Category,
            ServiceState = Sanction.ServiceState,
            InsteadOfRemoval = Sanction.InsteadOfRemoval,
            Causes = Sanction.CauseList,
            Together = Sanction.Together,
            StatedLength = Sanction.StatedLength is { } length ? Duration.Parse(length) : null,
            Acts =
            [
                .. Acts.Where(act => LaterKind(act.Kind) is not null)
                    .OrderBy(act => act.On)
                    .Select(act => new LaterAct(LaterKind(act.Kind)!.Value, act.On, act.ChangedTo, act.OnAppeal)),
            ],
            Earlier = earlier,
        };

    // Service, the paper that lifts a sanction and a correction move no period.
    private static LaterActKind? LaterKind(SanctionActKind kind) =>
        kind switch
        {
            SanctionActKind.Changed => LaterActKind.Changed,
            SanctionActKind.Revoked => LaterActKind.Revoked,
            SanctionActKind.RightsRestored => LaterActKind.RightsRestored,
            SanctionActKind.ProbationExtended => LaterActKind.ProbationExtended,
            _ => null,
        };
}
