using Guihang.Core.Policies.Book;
using Guihang.Policy.Calendar;

namespace Guihang.Core.Policies;

/// <summary>What the deployer says about policy: section "Policies" of the configuration.</summary>
public sealed record PolicySettings
{
    /// <summary>The jurisdictions that this host serves, by code.</summary>
    public IReadOnlyList<string> Served { get; init; } = [];

    /// <summary>The deployer's confirmations of unverified values.</summary>
    public IReadOnlyList<Confirmation> Confirmed { get; init; } = [];

    /// <summary>How long after its "verified" date a value is reported as stale.</summary>
    public Duration StaleAfter { get; init; } = Duration.OfMonths(24);
}
