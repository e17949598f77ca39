using Guihang.Policy.Rules;
using Guihang.Policy.Sanctions;

namespace Guihang.Policy.Executions;

/// <summary>What the execution of a decision (处分决定的执行) is owed on: who is told by when, what is filed, changed and reported, and by when a review is answered.</summary>
public sealed record ExecutionFacts : IFacts<ExecutionDecision>
{
    /// <summary>The regime of the sanction.</summary>
    public required SanctionRegime Regime { get; init; }

    /// <summary>The kind in force, after changes.</summary>
    public required SanctionKind Kind { get; init; }

    /// <summary>The text of law that the decision applied, a key of the national table <c>sanctions.texts</c>.</summary>
    public required string LegalText { get; init; }

    /// <summary>The day on which the body with the power to approve took the decision.</summary>
    public required DateOnly DecidedOn { get; init; }

    /// <summary>The day on which it was served on the person; null where it was not yet.</summary>
    public DateOnly? ServedOn { get; init; }

    /// <summary>Whether the sanction was revoked; then nothing of it is executed.</summary>
    public bool IsRevoked { get; init; }

    /// <summary>What the deciding body gave more time for (批准延长办理期限).</summary>
    public IReadOnlyList<ExecutionExtension> Extensions { get; init; } = [];

    /// <summary>The reviews that the person asked for, in the order of their steps.</summary>
    public IReadOnlyList<ReviewAsked> Reviews { get; init; } = [];
}

/// <summary>That more time was given for an item.</summary>
/// <param name="Item">The item.</param>
/// <param name="Until">The last day that the approval names; what the law allows at most stands before it.</param>
public sealed record ExecutionExtension(ExecutionItem Item, DateOnly Until);

/// <summary>A review that the person asked for.</summary>
/// <param name="Step">Which.</param>
/// <param name="LodgedOn">The day on which it was asked for.</param>
/// <param name="AnsweredOn">The day on which it was answered; null where it was not yet.</param>
public sealed record ReviewAsked(ReviewStep Step, DateOnly LodgedOn, DateOnly? AnsweredOn = null);

/// <summary>What is done to execute a decision.</summary>
public enum ExecutionItem
{
    /// <summary>Served on the person (送达本人).</summary>
    Served,

    /// <summary>Announced (宣布).</summary>
    Announced,

    /// <summary>Filed in the person's dossier (归入本人档案).</summary>
    Filed,

    /// <summary>Post changed (职务变动手续).</summary>
    PostChanged,

    /// <summary>Pay changed (工资待遇变动手续).</summary>
    PayChanged,

    /// <summary>The execution reported to the deciding body (报告执行情况).</summary>
    Reported,
}

/// <summary>The steps of a review at the person's own asking. None suspends the execution or the period, and none makes it heavier.</summary>
public enum ReviewStep
{
    /// <summary>By the body that decided (复审、复核).</summary>
    Reexamination,

    /// <summary>By the body above it (复核、申诉).</summary>
    Appeal,
}

/// <summary>What is owed for the execution of a decision.</summary>
public sealed record ExecutionDecision
{
    /// <summary>Every item, whether it is owed and by when.</summary>
    public required IReadOnlyList<ExecutionDue> Items { get; init; }

    /// <summary>The reviews: the last day to ask for each, and the last day to answer one that was asked for.</summary>
    public required IReadOnlyList<ReviewDue> Reviews { get; init; }
}

/// <summary>Whether an item is owed, and by when.</summary>
/// <param name="Item" example="announced">The item.</param>
/// <param name="IsOwed" example="true">Whether the text that the decision applied asks for it; null where nothing that was read says so either way.</param>
/// <param name="By" example="2024-04-14">The last day; null where no text sets one ("promptly").</param>
/// <param name="Why">Why it is owed or not, and where the day comes from.</param>
public sealed record ExecutionDue(ExecutionItem Item, bool? IsOwed, DateOnly? By, Wording Why);

/// <summary>The days of a review.</summary>
/// <param name="Step" example="reexamination">The step.</param>
/// <param name="LodgeBy" example="2024-04-19">The last day to ask for it; null where no text sets one or it is not known from when it counts.</param>
/// <param name="AnswerBy" example="null">The last day to answer it; null where it was not asked for, or no text sets one.</param>
public sealed record ReviewDue(ReviewStep Step, DateOnly? LodgeBy, DateOnly? AnswerBy);
