using Guihang.Policy;
using Guihang.Policy.Executions;

namespace Guihang.Sanctions;

/// <summary>How the execution of a decision stands.</summary>
public sealed record ExecutionAnswer
{
    /// <summary>The sanction.</summary>
    /// <example>{sanctionId}</example>
    public required Guid SanctionId { get; init; }

    /// <summary>The person.</summary>
    /// <example>{personId}</example>
    public required Guid PersonId { get; init; }

    /// <summary>Every item.</summary>
    public required IReadOnlyList<ExecutionItemAnswer> Items { get; init; }

    /// <summary>The reviews that the person may ask for or did.</summary>
    public required IReadOnlyList<ReviewAnswer> Reviews { get; init; }

    /// <summary>The earliest last day of what is open; null where nothing with a day is.</summary>
    /// <example>null</example>
    public required DateOnly? NextDueOn { get; init; }

    internal static ExecutionAnswer Of(
        Sanction sanction,
        ExecutionDecision? decided,
        IReadOnlyDictionary<ExecutionItem, (DateOnly On, string? Evidence)> done,
        IEnumerable<SanctionReview> reviews,
        DateOnly today,
        DateOnly? goLive
    ) =>
        new()
        {
            SanctionId = sanction.SanctionId,
            PersonId = sanction.PersonId,
            Items = [.. (decided?.Items ?? []).Select(item => ExecutionItemAnswer.Of(item, done, today, goLive))],
            Reviews =
            [
                .. (decided?.Reviews ?? []).Select(review =>
                    ReviewAnswer.Of(sanction.SanctionId, review, reviews.FirstOrDefault(asked => asked.Step == review.Step), today)
                ),
            ],
            NextDueOn = ExecutionPlanning.NextDue(decided, done, goLive),
        };
}

/// <summary>How an item of the execution stands.</summary>
public sealed record ExecutionItemAnswer
{
    /// <summary>The item.</summary>
    /// <example>announced</example>
    public required ExecutionItem Item { get; init; }

    /// <summary>How it stands. What is due today is not overdue.</summary>
    /// <example>done</example>
    public required ExecutionState State { get; init; }

    /// <summary>The last day; null where no text sets one, where it is not owed, or where that is not known.</summary>
    /// <example>2019-04-09</example>
    public required DateOnly? By { get; init; }

    /// <summary>The day on which it was done; null while it is not.</summary>
    /// <example>2019-03-20</example>
    public required DateOnly? On { get; init; }

    /// <summary>The number of the paper that proves it; null where there is none.</summary>
    /// <example>番纪宣〔2019〕2号</example>
    public required string? EvidenceNumber { get; init; }

    /// <summary>Why it is owed or not, and where the day comes from.</summary>
    public required Wording Why { get; init; }

    internal static ExecutionItemAnswer Of(
        ExecutionDue due,
        IReadOnlyDictionary<ExecutionItem, (DateOnly On, string? Evidence)> done,
        DateOnly today,
        DateOnly? goLive
    )
    {
        (DateOnly On, string? Evidence)? record = done.TryGetValue(due.Item, out var found) ? found : null;
        return new ExecutionItemAnswer
        {
            Item = due.Item,
            State =
                record is { } was ? (was.On > due.By ? ExecutionState.DoneLate : ExecutionState.Done)
                : due.IsOwed is not { } owed ? ExecutionState.NotKnown
                : !owed ? ExecutionState.NotApplicable
                : due.By < goLive ? ExecutionState.BeforeGoLive
                : due.By < today ? ExecutionState.Overdue
                : ExecutionState.Open,
            By = due.By,
            On = record?.On,
            EvidenceNumber = record?.Evidence,
            Why = due.Why,
        };
    }
}

/// <summary>How an item of the execution stands.</summary>
public enum ExecutionState
{
    /// <summary>Not asked for with this sanction; the reason says why.</summary>
    NotApplicable,

    /// <summary>Owed and not done; its day has not passed, or it has none.</summary>
    Open,

    /// <summary>Owed, not done, and its day has passed.</summary>
    Overdue,

    /// <summary>Done in time.</summary>
    Done,

    /// <summary>Done after its day.</summary>
    DoneLate,

    /// <summary>Its day passed before the jurisdiction's go-live day, and nothing is on record. It is history, and not overdue.</summary>
    BeforeGoLive,

    /// <summary>Nothing that policy has read says whether it is owed (不详); a person must find out.</summary>
    NotKnown,
}

/// <summary>A review at the person's own asking. It suspends neither the execution nor the period, and never makes the sanction heavier.</summary>
public sealed record ReviewAnswer
{
    /// <summary>The sanction.</summary>
    /// <example>{sanctionId}</example>
    public required Guid SanctionId { get; init; }

    /// <summary>The step.</summary>
    /// <example>reexamination</example>
    public required ReviewStep Step { get; init; }

    /// <summary>How it stands.</summary>
    /// <example>notAsked</example>
    public required ReviewState State { get; init; }

    /// <summary>The last day to ask for it; null where no text sets one or it is not known from when it counts. What comes later is recorded all the same.</summary>
    /// <example>2018-10-06</example>
    public required DateOnly? LodgeBy { get; init; }

    /// <summary>The day on which it was asked for; null where it was not.</summary>
    /// <example>null</example>
    public required DateOnly? LodgedOn { get; init; }

    /// <summary>Whether it was asked for after the last day to ask for it. It is recorded and answered like any other: contesting is a right.</summary>
    /// <example>false</example>
    public required bool LodgedLate { get; init; }

    /// <summary>The body that was asked; null where it was not.</summary>
    /// <example>null</example>
    public required string? Body { get; init; }

    /// <summary>The last day to answer it; null where it was not asked for, or no text sets one.</summary>
    /// <example>null</example>
    public required DateOnly? AnswerBy { get; init; }

    /// <summary>The day of the answer; null while there is none.</summary>
    /// <example>null</example>
    public required DateOnly? AnsweredOn { get; init; }

    /// <summary>What it came to; null while there is no answer.</summary>
    /// <example>null</example>
    public required ReviewOutcome? Outcome { get; init; }

    internal static ReviewAnswer Of(Guid sanctionId, ReviewDue due, SanctionReview? asked, DateOnly today) =>
        new()
        {
            SanctionId = sanctionId,
            Step = due.Step,
            State =
                asked is null ? ReviewState.NotAsked
                : asked.AnsweredOn is { } answered ? (answered > due.AnswerBy ? ReviewState.AnsweredLate : ReviewState.Answered)
                : due.AnswerBy < today ? ReviewState.Overdue
                : ReviewState.Open,
            LodgeBy = due.LodgeBy,
            LodgedOn = asked?.LodgedOn,
            LodgedLate = asked?.LodgedOn > due.LodgeBy,
            Body = asked?.Body,
            AnswerBy = due.AnswerBy,
            AnsweredOn = asked?.AnsweredOn,
            Outcome = asked?.Outcome,
        };
}

/// <summary>How a review stands.</summary>
public enum ReviewState
{
    /// <summary>The person did not ask for it.</summary>
    NotAsked,

    /// <summary>Asked for; the day to answer it has not passed, or there is none.</summary>
    Open,

    /// <summary>Asked for, not answered, and the day has passed.</summary>
    Overdue,

    /// <summary>Answered in time.</summary>
    Answered,

    /// <summary>Answered after its day.</summary>
    AnsweredLate,
}
