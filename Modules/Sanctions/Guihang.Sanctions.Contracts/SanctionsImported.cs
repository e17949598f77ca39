using MediatR;

namespace Guihang.Sanctions.Contracts;

/// <summary>
/// Sanctions of the past were taken over from a county's ledger, the first ones of people who were not known before, many at once. Each is registered and,
/// where it says so, served; its letters went out long ago and are not sent again. Sanctions of people who were known are told by
/// <see cref="SanctionRegistered"/>, one by one.
/// </summary>
/// <param name="Sanctions">The sanctions, one for a person.</param>
public sealed record SanctionsImported(IReadOnlyList<SanctionState> Sanctions) : INotification;
