namespace Guihang.Evaluation;

/// <summary>A leading group.</summary>
public sealed record GroupAnswer
{
    /// <summary>The group's id.</summary>
    /// <example>{groupId}</example>
    public required Guid Id { get; init; }

    /// <summary>The jurisdiction (GB/T 2260).</summary>
    /// <example>511523</example>
    public required string Jurisdiction { get; init; }

    /// <summary>What it is called.</summary>
    /// <example>江安县访评察工作领导小组</example>
    public required string Name { get; init; }

    /// <summary>The document by which it was set up.</summary>
    /// <example>江委办〔2022〕1号</example>
    public required string DocumentNumber { get; init; }

    /// <summary>The day on which it was set up.</summary>
    /// <example>2022-01-04</example>
    public required DateOnly EstablishedOn { get; init; }

    /// <summary>Who sits in it on the day asked for, the chair first.</summary>
    public required IReadOnlyList<MemberAnswer> Members { get; init; }

    internal static GroupAnswer Of(LeadingGroup group, IEnumerable<Membership> members) =>
        new()
        {
            Id = group.Id,
            Jurisdiction = group.Region,
            Name = group.Name,
            DocumentNumber = group.DocumentNumber,
            EstablishedOn = group.EstablishedOn,
            Members = [.. members.OrderByDescending(m => m.IsChair).ThenBy(m => m.From).ThenBy(m => m.Id).Select(MemberAnswer.Of)],
        };
}

/// <summary>A seat in a leading group.</summary>
public sealed record MemberAnswer
{
    /// <summary>The seat's id.</summary>
    /// <example>{membershipId}</example>
    public required Guid Id { get; init; }

    /// <summary>The officer.</summary>
    /// <example>{groupChairId}</example>
    public required Guid OfficerId { get; init; }

    /// <summary>The member's name.</summary>
    /// <example>刘某</example>
    public required string Name { get; init; }

    /// <summary>The body that the member comes from.</summary>
    /// <example>江安县纪委监委</example>
    public required string FromBody { get; init; }

    /// <summary>Whether the member chairs.</summary>
    /// <example>true</example>
    public required bool IsChair { get; init; }

    /// <summary>The first day.</summary>
    /// <example>2022-01-04</example>
    public required DateOnly From { get; init; }

    /// <summary>The last day; null while the seat is held.</summary>
    /// <example>null</example>
    public required DateOnly? Until { get; init; }

    internal static MemberAnswer Of(Membership member) =>
        new()
        {
            Id = member.Id,
            OfficerId = member.OfficerId,
            Name = member.Name,
            FromBody = member.FromBody,
            IsChair = member.IsChair,
            From = member.From,
            Until = member.Until,
        };
}
