namespace Guihang.Sanctions;

/// <summary>
/// A sanction of a Party organisation. It counts for no person: it has no influence period, opens no follow-up and bars nobody; its members answer on their
/// own. A correction supersedes the row.
/// </summary>
internal sealed class OrganisationSanction
{
    public required Guid Id { get; init; }

    public required Guid UnitId { get; init; }

    public required string Region { get; init; }

    public required OrganisationSanctionKind Kind { get; init; }

    public required string LegalText { get; init; }

    public required DateOnly DecidedOn { get; init; }

    public required string DecidingBody { get; init; }

    public required string DocumentNumber { get; init; }

    public required string Cause { get; init; }

    public required Guid RecordedBy { get; init; }

    public required DateTime RecordedAt { get; init; }

    public required DateTime? SupersededAt { get; set; }
}

/// <summary>What a Party organisation may be given (条例 art. 9).</summary>
public enum OrganisationSanctionKind
{
    /// <summary>Ordered to examine itself in writing (责令作出书面检查), since the text of 2023.</summary>
    OrderedInspection,

    /// <summary>Criticised in a circular (通报批评), since the text of 2023.</summary>
    CircularCriticism,

    /// <summary>Reorganised (改组).</summary>
    Reorganisation,

    /// <summary>Dissolved (解散).</summary>
    Dissolution,
}
