using Guihang.Policy.Sanctions;
using MediatR;

namespace Guihang.Sanctions.Contracts;

/// <summary>Where a person belongs. Asked by modules inside a request that was let in; null where there is no such person.</summary>
/// <param name="PersonId">The person.</param>
public sealed record FindPerson(Guid PersonId) : IRequest<PersonPlace?>;

/// <summary>A person's place.</summary>
/// <param name="PersonId">The person.</param>
/// <param name="UnitId">The person's unit.</param>
/// <param name="Region">The jurisdiction (GB/T 2260).</param>
/// <param name="ServiceState">Whether the person serves.</param>
/// <param name="DiedOn">The day of death; null where the person lives, or nobody knows the day.</param>
public sealed record PersonPlace(Guid PersonId, Guid UnitId, string Region, ServiceState ServiceState, DateOnly? DiedOn);
