using Guihang.Policy.Sanctions;

namespace Guihang.Sanctions;

/// <summary>A line of a county's ledger that is to be loaded: nothing in it is wrong.</summary>
internal sealed record LedgerLine
{
    public required int Number { get; init; }

    public required string Key { get; init; }

    public required string Content { get; init; }

    /// <summary>The ledger's own number; null where it has none.</summary>
    public required string? LedgerNumber { get; init; }

    public required RegisterPerson Person { get; init; }

    /// <summary>The jurisdiction of the person's unit.</summary>
    public required string Region { get; init; }

    public required RegisterSanction Sanction { get; init; }

    public required DateOnly? ServedOn { get; init; }

    /// <summary>The person of that name in that unit; null where there is none yet.</summary>
    public required Guid? PersonId { get; init; }
}

/// <summary>What a line of a ledger names a kind by.</summary>
internal readonly record struct NamedKind(SanctionRegime Regime, SanctionKind Kind);
