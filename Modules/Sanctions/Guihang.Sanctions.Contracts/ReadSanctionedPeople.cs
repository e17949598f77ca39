using MediatR;

namespace Guihang.Sanctions.Contracts;

/// <summary>
/// A page of the people who have a sanction of a kind asked for, by id, with all their sanctions. Asked by modules inside a request that was let in.
/// </summary>
public sealed record ReadSanctionedPeople : IRequest<IReadOnlyList<SanctionedPerson>>
{
    /// <summary>The jurisdictions (GB/T 2260).</summary>
    public required IReadOnlyList<string> Regions { get; init; }

    /// <summary>Decided on this day or later; null for any.</summary>
    public DateOnly? DecidedFrom { get; init; }

    /// <summary>Decided on this day or earlier; null for any.</summary>
    public DateOnly? DecidedTo { get; init; }

    /// <summary>The last day of its influence period is this day or later; null for any.</summary>
    public DateOnly? EndedFrom { get; init; }

    /// <summary>The last day of its influence period is this day or earlier; null for any.</summary>
    public DateOnly? EndedTo { get; init; }

    /// <summary>Words of which the sanction's cause has one or more; null for any cause.</summary>
    public string? Cause { get; init; }

    /// <summary>The last person of the page before; null for the first page.</summary>
    public Guid? After { get; init; }

    /// <summary>How many at most, 1 to 200.</summary>
    public required int Limit { get; init; }
}
