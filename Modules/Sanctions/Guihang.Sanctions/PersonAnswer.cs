using Guihang.Core.Http;
using Guihang.Core.Imports;
using Guihang.Policy.Sanctions;

namespace Guihang.Sanctions;

/// <summary>A person.</summary>
public sealed record PersonAnswer : IVersioned, ILedgerEntry
{
    /// <summary>The person's id.</summary>
    /// <example>{personId}</example>
    public required Guid Id { get; init; }

    /// <summary>The name.</summary>
    /// <example>黄某</example>
    public required string Name { get; init; }

    /// <summary>The other names under which the person is on record, after records were found to be one person.</summary>
    /// <example>[]</example>
    public IReadOnlyList<string> OtherNames { get; init; } = [];

    /// <summary>The other records that were found to be the same person.</summary>
    /// <example>[]</example>
    public IReadOnlyList<Guid> SameAs { get; init; } = [];

    /// <summary>Who may be the same person; given where one person is registered or read. It is an offer: an officer finds whether they are.</summary>
    public IReadOnlyList<SamePersonCandidate> MaybeSame { get; init; } = [];

    /// <summary>The class of person.</summary>
    /// <example>civilServant</example>
    public required PersonCategory Category { get; init; }

    /// <summary>Whether the person serves.</summary>
    /// <example>inService</example>
    public required ServiceState ServiceState { get; init; }

    /// <summary>The person's place in the leadership.</summary>
    /// <example>leadingGroupMember</example>
    public required LeadershipRole Leadership { get; init; }

    /// <summary>The post.</summary>
    /// <example>镇长</example>
    public required string Post { get; init; }

    /// <summary>The sex; null where nobody has said.</summary>
    /// <example>male</example>
    public required Sex? Sex { get; init; }

    /// <summary>The level of the post (职务层次); null where nobody has said.</summary>
    /// <example>townshipPrincipal</example>
    public required RankLevel? Rank { get; init; }

    /// <summary>The civil servant's rank (职级); null where there is none or nobody has said.</summary>
    /// <example>null</example>
    public required CivilServiceRank? CivilServiceRank { get; init; }

    /// <summary>By whom the person is managed (干部管理权限); null where nobody has said.</summary>
    /// <example>county</example>
    public required ManagementLevel? Management { get; init; }

    /// <summary>The person's unit.</summary>
    /// <example>{unitId}</example>
    public required Guid UnitId { get; init; }

    /// <summary>The jurisdiction whose policy counts (GB/T 2260).</summary>
    /// <example>440605</example>
    public required string Region { get; init; }

    /// <summary>The version, also given as ETag.</summary>
    /// <example>1</example>
    public required int Version { get; init; }

    LedgerEntry ILedgerEntry.Ledger => new(Id);

    internal static PersonAnswer Of(
        Person person,
        IReadOnlyList<Person>? others = null,
        IReadOnlyList<SamePersonCandidate>? maybe = null
    ) =>
        new()
        {
            Id = person.Id,
            Name = person.Name,
            OtherNames =
            [
                .. (others ?? []).Select(other => other.Name).Where(name => name != person.Name).Distinct(StringComparer.Ordinal),
            ],
            SameAs = [.. (others ?? []).Select(other => other.Id)],
            MaybeSame = maybe ?? [],
            Category = person.Category,
            ServiceState = person.ServiceState,
            Leadership = person.Leadership,
            Post = person.Post,
            Sex = person.Sex,
            Rank = person.Rank,
            CivilServiceRank = person.CivilServiceRank,
            Management = person.Management,
            UnitId = person.UnitId,
            Region = person.Region,
            Version = person.Version,
        };
}
