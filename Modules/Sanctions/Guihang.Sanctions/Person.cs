using Guihang.Policy.Sanctions;

namespace Guihang.Sanctions;

/// <summary>Somebody who was sanctioned.</summary>
internal sealed class Person
{
    public required Guid Id { get; init; }

    public required string Name { get; set; }

    public required PersonCategory Category { get; set; }

    public required ServiceState ServiceState { get; set; }

    public required LeadershipRole Leadership { get; set; }

    public required string Post { get; set; }

    // What an older ledger did not ask for is null: nobody has said.
    public Sex? Sex { get; set; }

    public RankLevel? Rank { get; set; }

    public CivilServiceRank? CivilServiceRank { get; set; }

    public ManagementLevel? Management { get; set; }

    public required Guid UnitId { get; set; }

    /// <summary>The jurisdiction whose policy counts: that of the unit.</summary>
    public required string Region { get; set; }

    public required int Version { get; set; }

    public required DateTime RecordedAt { get; init; }
}
