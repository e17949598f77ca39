using System.Text.Json;
using Guihang.Core.Json;
using Guihang.Policy.VisitPlans;

namespace Guihang.Visits;

/// <summary>Somebody who came.</summary>
public sealed record VisitorEntry
{
    /// <summary>The name.</summary>
    /// <example>陈书记</example>
    public required string Name { get; init; }

    /// <summary>In which capacity.</summary>
    /// <example>unitSecretary</example>
    public required VisitorRole Capacity { get; init; }

    /// <summary>The officer, where the visitor is one of the directory; a recusal is known by it, and by the name where nobody gave it.</summary>
    /// <example>null</example>
    public Guid? OfficerId { get; init; }

    /// <summary>The officers of the visitors one after another, empty for who is none; null where nobody is.</summary>
    internal static string? WriteOfficers(IReadOnlyList<VisitorEntry> visitors) =>
        visitors.All(visitor => visitor.OfficerId is null) ? null : string.Join(',', visitors.Select(visitor => visitor.OfficerId));

    internal static IEnumerable<VisitorEntry> Read(Visit visit, VisitDetail? detail)
    {
        var officers = detail?.VisitorOfficers?.Split(',') ?? [];
        return visit
            .Visitors.Split(',')
            .Zip(visit.VisitorRoles)
            .Select(
                (visitor, i) =>
                    new VisitorEntry
                    {
                        Name = visitor.First,
                        Capacity = visitor.Second,
                        OfficerId = officers.ElementAtOrDefault(i) is { Length: > 0 } id ? Guid.Parse(id) : null,
                    }
            );
    }
}

/// <summary>Somebody who was heard beside the person. The person's record shows it; no report on the person and no view of the unit does.</summary>
public sealed record ParticipantEntry
{
    /// <summary>What the participant is to the person.</summary>
    /// <example>unitLeader</example>
    public required ParticipantKind Kind { get; init; }

    /// <summary>The name; null where it is better not written down.</summary>
    /// <example>单位主要负责人</example>
    public string? Name { get; init; }

    /// <summary>Whether the participant agreed to be heard. Who did not is not a participant.</summary>
    /// <example>true</example>
    public required bool Agreed { get; init; }

    /// <summary>Whether the participant is 14 or older: nothing is kept of younger children.</summary>
    /// <example>true</example>
    public required bool IsAtLeast14 { get; init; }

    internal static string? Write(IReadOnlyList<ParticipantEntry>? participants) =>
        participants is null or [] ? null : JsonSerializer.Serialize(participants, JsonForms.Api);

    internal static IReadOnlyList<ParticipantEntry> Read(string? participants) =>
        participants is null ? [] : JsonSerializer.Deserialize<List<ParticipantEntry>>(participants, JsonForms.Api)!;
}

/// <summary>What a participant is to the person.</summary>
public enum ParticipantKind
{
    /// <summary>The head of the person's unit (单位负责人).</summary>
    UnitLeader,

    /// <summary>A colleague (同事).</summary>
    Colleague,

    /// <summary>A member of the family (家属).</summary>
    FamilyMember,

    /// <summary>Somebody of another body (其他单位人员).</summary>
    OtherBody,
}

/// <summary>What follows a visit that was not held, or not to its end.</summary>
public sealed record NextStepEntry
{
    /// <summary>What is to be done.</summary>
    /// <example>offerAgain</example>
    public required NextAction Action { get; init; }

    /// <summary>The day on which it is to be done; null where the person has yet to name one.</summary>
    /// <example>2018-10-08</example>
    public DateOnly? On { get; init; }
}
