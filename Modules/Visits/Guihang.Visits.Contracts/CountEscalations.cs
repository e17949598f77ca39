using MediatR;

namespace Guihang.Visits.Contracts;

/// <summary>
/// How many overdue visits are on the leading groups' agenda of jurisdictions and still owed. Asked by modules inside a request that was let in.
/// </summary>
/// <param name="Regions">The jurisdictions (GB/T 2260).</param>
public sealed record CountEscalations(IReadOnlyCollection<string> Regions) : IRequest<int>;
