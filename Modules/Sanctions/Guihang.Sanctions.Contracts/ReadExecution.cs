using Guihang.Policy.Executions;
using MediatR;

namespace Guihang.Sanctions.Contracts;

/// <summary>
/// What is on record of the execution of a decision, for papers on the person. Asked by modules inside a request that was let in; null where there is no such
/// sanction.
/// </summary>
/// <param name="SanctionId">The sanction.</param>
public sealed record ReadExecution(Guid SanctionId) : IRequest<ExecutionOnRecord?>;

/// <summary>The execution of a decision as it is on record.</summary>
/// <param name="PostNow">The person's post now.</param>
/// <param name="PostBefore">The post on the day of the decision; null where it is not known.</param>
/// <param name="Items">Every item.</param>
/// <param name="Reviews">The reviews that the person asked for, in the order of their steps.</param>
public sealed record ExecutionOnRecord(
    string PostNow,
    string? PostBefore,
    IReadOnlyList<ExecutionItemOnRecord> Items,
    IReadOnlyList<ReviewOnRecord> Reviews
);

/// <summary>An item of the execution.</summary>
/// <param name="Item">The item.</param>
/// <param name="IsOwed">Whether it is asked for with this sanction; null where nothing that policy has read says so.</param>
/// <param name="On">The day on which it was done; null where that is not on record.</param>
/// <param name="EvidenceNumber">The number of the paper that proves it; null where there is none.</param>
public sealed record ExecutionItemOnRecord(ExecutionItem Item, bool? IsOwed, DateOnly? On, string? EvidenceNumber);

/// <summary>A review that the person asked for, which is a right.</summary>
/// <param name="Step">The step.</param>
/// <param name="LodgedOn">The day.</param>
/// <param name="AnsweredOn">The day of the answer; null while there is none.</param>
/// <param name="Outcome">What it came to; null while there is no answer.</param>
public sealed record ReviewOnRecord(ReviewStep Step, DateOnly LodgedOn, DateOnly? AnsweredOn, ReviewOutcome? Outcome);
