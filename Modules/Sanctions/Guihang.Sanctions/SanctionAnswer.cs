using System.Text.Json;
using Guihang.Core.Http;
using Guihang.Core.Imports;
using Guihang.Core.Policies.Deciding;
using Guihang.Policy.InfluencePeriods;
using Guihang.Policy.Sanctions;

namespace Guihang.Sanctions;

/// <summary>A sanction as it stands.</summary>
public sealed record SanctionAnswer : IVersioned, ILedgerEntry
{
    /// <summary>The sanction's id.</summary>
    /// <example>{sanctionId}</example>
    public required Guid Id { get; init; }

    /// <summary>The person.</summary>
    /// <example>{personId}</example>
    public required Guid PersonId { get; init; }

    /// <summary>The regime.</summary>
    /// <example>employingOrgan</example>
    public required SanctionRegime Regime { get; init; }

    /// <summary>The kind first given.</summary>
    /// <example>majorDemerit</example>
    public required SanctionKind Kind { get; init; }

    /// <summary>The kind in force, after changes.</summary>
    /// <example>majorDemerit</example>
    public required SanctionKind KindNow { get; init; }

    /// <summary>The text of law that the decision applied.</summary>
    /// <example>regulation-2007</example>
    public required string LegalText { get; init; }

    /// <summary>Why a text was applied that was no longer in force on the day of the decision; null where it was, or where a ledger did not say.</summary>
    /// <example>null</example>
    public required string? LegalTextReason { get; init; }

    /// <summary>The day of the decision.</summary>
    /// <example>2018-09-05</example>
    public required DateOnly DecidedOn { get; init; }

    /// <summary>The body that decided.</summary>
    /// <example>佛山市南海区人民政府</example>
    public required string DecidingBody { get; init; }

    /// <summary>The number of the decision.</summary>
    /// <example>南府〔2018〕12号</example>
    public required string DocumentNumber { get; init; }

    /// <summary>For what, in a few words.</summary>
    /// <example>火灾事故中违反工作纪律</example>
    public required string Cause { get; init; }

    /// <summary>The nature of the error, in the words of the policy list.</summary>
    /// <example>["workplace-safety"]</example>
    public required IReadOnlyList<string> Causes { get; init; }

    /// <summary>What made it lighter or heavier, as the decision says; null where it says nothing.</summary>
    /// <example>null</example>
    public required string? Circumstances { get; init; }

    /// <summary>The jurisdiction whose commission filed and handled the case; null where nobody has said, or where no commission did.</summary>
    /// <example>null</example>
    public required string? CaseRegion { get; init; }

    /// <summary>The day of service; null where it was not served yet.</summary>
    /// <example>2018-09-07</example>
    public required DateOnly? ServedOn { get; init; }

    /// <summary>The day of the decision that lifted it, where a text asked for one; null where there is none on file.</summary>
    /// <example>null</example>
    public required DateOnly? LiftedOn { get; init; }

    /// <summary>Whether a decision to lift it is missing: its period ended before 2019-06-01, when such sanctions did not end by themselves yet.</summary>
    /// <example>false</example>
    public required bool NeedsLifting { get; init; }

    /// <summary>Whether it was revoked.</summary>
    /// <example>false</example>
    public required bool IsRevoked { get; init; }

    /// <summary>The influence period.</summary>
    public required InfluencePeriodAnswer InfluencePeriod { get; init; }

    /// <summary>The label (标签): whether the sanction still counts for the person's use.</summary>
    public required LabelAnswer Label { get; init; }

    /// <summary>The version, also given as ETag.</summary>
    /// <example>2</example>
    public required int Version { get; init; }

    LedgerEntry ILedgerEntry.Ledger => new(PersonId, SanctionId: Id);

    internal static SanctionAnswer Of(SanctionHistory history, InfluencePeriod period, DateOnly today) =>
        new()
        {
            Id = history.Sanction.SanctionId,
            PersonId = history.Sanction.PersonId,
            Regime = history.Sanction.Regime,
            Kind = history.Sanction.Kind,
            KindNow = history.KindNow,
            LegalText = history.Sanction.LegalText,
            LegalTextReason = history.Sanction.LegalTextReason,
            DecidedOn = history.Sanction.DecidedOn,
            DecidingBody = history.Sanction.DecidingBody,
            DocumentNumber = history.Sanction.DocumentNumber,
            Cause = history.Sanction.Cause,
            Causes = history.Sanction.CauseList,
            Circumstances = history.Sanction.Circumstances,
            CaseRegion = history.Sanction.CaseRegion,
            ServedOn = history.ServedOn,
            LiftedOn = history.LiftedOn,
            NeedsLifting = history.NeedsLifting(period, today),
            IsRevoked = history.IsRevoked,
            InfluencePeriod = InfluencePeriodAnswer.Of(period, today),
            Label = LabelAnswer.Of(history, period, today),
            Version = history.Version,
        };
}

/// <summary>An influence period (影响期): computed, never typed in.</summary>
public sealed record InfluencePeriodAnswer
{
    /// <summary>Whether policy decides it, a person must, or none runs.</summary>
    /// <example>decided</example>
    public required OutcomeKind Outcome { get; init; }

    /// <summary>The first day; null where none runs or a person must decide.</summary>
    /// <example>2018-09-05</example>
    public required DateOnly? FirstDay { get; init; }

    /// <summary>
    /// The last day; null where none is known. After a probation it is the day that it would be if rights came back on time, and is not told any more once
    /// that day has passed without a decision on them.
    /// </summary>
    /// <example>2020-03-04</example>
    public required DateOnly? LastDay { get; init; }

    /// <summary>The first day on which nothing of it bars any more; null where none is known, as while a decision on the member's rights is not on record.</summary>
    /// <example>2020-03-05</example>
    public required DateOnly? FirstFreeDay { get; init; }

    /// <summary>Whether it is over today; computed on reading. What a decision must end is not over before that is on record.</summary>
    /// <example>true</example>
    public required bool HasEnded { get; init; }

    /// <summary>What it takes to end; null where a person must decide.</summary>
    /// <example>automatic</example>
    public required PeriodEnding? Ending { get; init; }

    /// <summary>The spans with what each bars.</summary>
    public required IReadOnlyList<InfluenceSpan> Spans { get; init; }

    /// <summary>What it does to annual assessments.</summary>
    public required IReadOnlyList<AssessmentEffect> Assessments { get; init; }

    /// <summary>For a case that a person must decide: the question and its options; otherwise null.</summary>
    /// <example>null</example>
    public required JsonElement? Question { get; init; }

    /// <summary>The trace's hash; <c>…/influence-period/explanation</c> tells it in full.</summary>
    /// <example>fd51c4e961a863b60a62b9736c33240720048969cdf111ca222d056b10f25e04</example>
    public required string Trace { get; init; }

    internal static InfluencePeriodAnswer Of(InfluencePeriod period, DateOnly today)
    {
        var decided = period.Decided();
        return new InfluencePeriodAnswer
        {
            Outcome = period.Decision.Kind,
            FirstDay = period.FirstDay,
            LastDay = period.AwaitsRestoration && period.End <= today ? null : period.Span?.LastDay,
            FirstFreeDay = period.CertainEnd,
            HasEnded = period.CertainEnd <= today,
            Ending = decided?.Ending,
            Spans = decided?.Spans ?? [],
            Assessments = decided?.Assessments ?? [],
            Question =
                period.Decision.Kind == OutcomeKind.NeedsDecision
                    ? JsonSerializer.Deserialize<JsonElement>(period.Decision.Outcome).GetProperty("needsDecision")
                    : null,
            Trace = Convert.ToHexStringLower(period.Decision.TraceHash),
        };
    }
}
