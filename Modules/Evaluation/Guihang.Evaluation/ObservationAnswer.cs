using System.Text.Json;
using Guihang.Core.Http;
using Guihang.Core.Policies.Deciding;
using Guihang.Policy;
using Guihang.Policy.Calendar;

namespace Guihang.Evaluation;

/// <summary>Where an observation stands.</summary>
public sealed record ObservationAnswer : IVersioned
{
    /// <summary>The enrolment.</summary>
    /// <example>{enrolmentId}</example>
    public required Guid EnrolmentId { get; init; }

    /// <summary>The day whose policy decides: that of enrolment. What policy says later leaves this case as it is.</summary>
    /// <example>2022-04-12</example>
    public required DateOnly PolicyAsOf { get; init; }

    /// <summary>Whether policy decides it or a person must.</summary>
    /// <example>decided</example>
    public required OutcomeKind Outcome { get; init; }

    /// <summary>The windows, in order.</summary>
    public required IReadOnlyList<WindowAnswer> Windows { get; init; }

    /// <summary>The mean over the windows, in hundredths of a point; null until each is scored.</summary>
    /// <example>8800</example>
    public required int? Points { get; init; }

    /// <summary>The band, by key; null until each window is scored. It proposes; people write the report.</summary>
    /// <example>excellent</example>
    public required string? Band { get; init; }

    /// <summary>The band in words.</summary>
    /// <example>{"zh":"优秀","en":"Excellent"}</example>
    public required Wording? Title { get; init; }

    /// <summary>What it came to, in full.</summary>
    /// <example>{"decided":{"points":8800,"band":"excellent"}}</example>
    public required JsonElement Decision { get; init; }

    /// <summary>The trace's hash; <c>…/observation/explanation</c> tells it in full.</summary>
    /// <example>3c762e7160f38b4da56a784d9045190cfe2b7e151628aed2a6abf7158809cf4f</example>
    public required string Trace { get; init; }

    /// <summary>The version, also given as ETag.</summary>
    /// <example>5</example>
    public required int Version { get; init; }

    internal static ObservationAnswer Of(
        Enrolment enrolment,
        Observation observation,
        List<WindowScore> scores,
        List<WindowAdjustment> adjustments,
        int version
    )
    {
        var decided = observation.Decided();
        return new ObservationAnswer
        {
            EnrolmentId = enrolment.Id,
            PolicyAsOf = enrolment.ScreenedOn,
            Outcome = observation.Decision.Kind,
            Windows =
            [
                .. (decided?.Windows ?? []).Select(
                    (window, i) =>
                        new WindowAnswer
                        {
                            Span = window.Span,
                            Points = window.Points,
                            Scored = window.Scored,
                            Bonus = window.Bonus,
                            Deduction = window.Deduction,
                            Change = i == 0 ? null : window.Points - decided!.Windows[i - 1].Points,
                            Missing = window.Missing,
                            Scores = [.. scores.Where(score => score.WindowStart == window.Span.Start).Select(ScoreAnswer.Of)],
                            Adjustments =
                            [
                                .. adjustments.Where(adjustment => adjustment.WindowStart == window.Span.Start).Select(AdjustmentAnswer.Of),
                            ],
                        }
                ),
            ],
            Points = decided?.Points,
            Band = decided?.Band,
            Title = decided?.Title,
            Decision = JsonSerializer.Deserialize<JsonElement>(observation.Decision.Outcome),
            Trace = Convert.ToHexStringLower(observation.Decision.TraceHash),
            Version = version,
        };
    }
}

/// <summary>A window of observation.</summary>
public sealed record WindowAnswer
{
    /// <summary>Its days.</summary>
    /// <example>{"firstDay":"2023-07-01","lastDay":"2023-09-30"}</example>
    public required DateSpan Span { get; init; }

    /// <summary>Its points of a hundred, in hundredths of a point; null until each dimension is scored.</summary>
    /// <example>8600</example>
    public required int? Points { get; init; }

    /// <summary>What the scores alone come to, in hundredths of a point; null until each dimension is scored.</summary>
    /// <example>8600</example>
    public required int? Scored { get; init; }

    /// <summary>What policy adds, in hundredths of a point, within the caps of its items.</summary>
    /// <example>0</example>
    public required int Bonus { get; init; }

    /// <summary>What policy takes, likewise.</summary>
    /// <example>0</example>
    public required int Deduction { get; init; }

    /// <summary>The trend: how many hundredths more or less than in the window before; null for the first, and where one of the two is not scored.</summary>
    /// <example>null</example>
    public required int? Change { get; init; }

    /// <summary>The dimensions that are not scored yet.</summary>
    /// <example>[]</example>
    public required IReadOnlyList<string> Missing { get; init; }

    /// <summary>The scores given.</summary>
    public required IReadOnlyList<ScoreAnswer> Scores { get; init; }

    /// <summary>The bonuses and deductions that stand.</summary>
    public required IReadOnlyList<AdjustmentAnswer> Adjustments { get; init; }
}

/// <summary>A bonus or a deduction.</summary>
public sealed record AdjustmentAnswer
{
    /// <summary>Its id.</summary>
    /// <example>{adjustmentId}</example>
    public required Guid Id { get; init; }

    /// <summary>The item of the policy, by key.</summary>
    /// <example>commended</example>
    public required string Item { get; init; }

    /// <summary>The day on which it happened.</summary>
    /// <example>2024-02-20</example>
    public required DateOnly On { get; init; }

    /// <summary>On what it stands.</summary>
    /// <example>县委表彰决定〔2024〕3号</example>
    public required string Evidence { get; init; }

    /// <summary>The records on which it stands.</summary>
    public required IReadOnlyList<EvidenceReference> References { get; init; }

    internal static AdjustmentAnswer Of(WindowAdjustment adjustment) =>
        new()
        {
            Id = adjustment.Id,
            Item = adjustment.Item,
            On = adjustment.On,
            Evidence = adjustment.Evidence,
            References = ScoreEvidence.Read(adjustment.References),
        };
}

/// <summary>A score.</summary>
public sealed record ScoreAnswer
{
    /// <summary>The dimension, by key.</summary>
    /// <example>thinking</example>
    public required string Dimension { get; init; }

    /// <summary>The points, whole.</summary>
    /// <example>35</example>
    public required int Points { get; init; }

    /// <summary>On what they stand.</summary>
    /// <example>三次谈心记录，主动汇报思想</example>
    public required string Evidence { get; init; }

    /// <summary>The records on which they stand.</summary>
    public required IReadOnlyList<EvidenceReference> References { get; init; }

    /// <summary>Who scored, by name or body; null for what was scored before this was kept.</summary>
    /// <example>江安县纪委监委党风政风监督室</example>
    public required string? Scorer { get; init; }

    /// <summary>The officer who recorded it; empty for the system itself.</summary>
    /// <example>{responsibleOfficerId}</example>
    public required Guid ScoredBy { get; init; }

    /// <summary>The version of the instrument on which it was scored; null for what was scored before versions were kept.</summary>
    /// <example>511523.Jiangan 1.0.0</example>
    public required string? InstrumentVersion { get; init; }

    /// <summary>SHA-256 over the instrument as it stood then; null likewise.</summary>
    /// <example>9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08</example>
    public required string? InstrumentHash { get; init; }

    internal static ScoreAnswer Of(WindowScore score) =>
        new()
        {
            Dimension = score.Dimension,
            Points = score.Points,
            Evidence = score.Evidence,
            References = ScoreEvidence.Read(score.References),
            Scorer = score.Scorer,
            ScoredBy = score.RecordedBy,
            InstrumentVersion = score.InstrumentVersion,
            InstrumentHash = score.InstrumentHash is { } hash ? Convert.ToHexStringLower(hash) : null,
        };
}
