using MediatR;

namespace Guihang.Visits.Contracts;

/// <summary>
/// From when on jurisdictions are watched, by their codes (GB/T 2260): what was due before is history and never overdue. Those for which nobody set a day
/// are not there. Asked by modules inside a request that was let in.
/// </summary>
public sealed record ReadGoLives : IRequest<IReadOnlyDictionary<string, DateOnly>>;
