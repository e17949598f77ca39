using Guihang.Policy.Executions;
using MediatR;

namespace Guihang.Sanctions.Contracts;

/// <summary>An item of the execution of a sanction was recorded as done.</summary>
/// <param name="Execution">The record.</param>
/// <param name="FormerId">The record in whose place it stands; null where it is the first of the item.</param>
public sealed record ExecutionRecorded(ExecutionFact Execution, Guid? FormerId) : INotification;

/// <summary>
/// The fact stream of what was done to execute sanctions that are not revoked, by the records. Asked by modules inside a request that was let in.
/// </summary>
/// <param name="After">The last record of the page before; null for the first page.</param>
/// <param name="KnownBefore">Only what was recorded before this time, UTC; null for all.</param>
/// <param name="Limit">How many at most, 1 to 1,000.</param>
public sealed record ReadExecutionFacts(Guid? After, DateTime? KnownBefore, int Limit) : IRequest<IReadOnlyList<ExecutionFact>>;

/// <summary>An item of the execution of a sanction that is done and proven by a paper.</summary>
/// <param name="RecordId">The record.</param>
/// <param name="SanctionId">The sanction.</param>
/// <param name="PersonId">The person.</param>
/// <param name="UnitId">The person's unit.</param>
/// <param name="Region">The jurisdiction whose policy counts (GB/T 2260).</param>
/// <param name="Item">The item.</param>
/// <param name="On">The day on which it was done.</param>
/// <param name="RecordedAt">When it was recorded, UTC.</param>
public sealed record ExecutionFact(
    Guid RecordId,
    Guid SanctionId,
    Guid PersonId,
    Guid UnitId,
    string Region,
    ExecutionItem Item,
    DateOnly On,
    DateTime RecordedAt
);
