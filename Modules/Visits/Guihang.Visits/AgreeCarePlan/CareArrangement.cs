using System.Text.Json;
using Guihang.Core.Json;

namespace Guihang.Visits;

/// <summary>Something that a care plan arranges.</summary>
public sealed record CareArrangement
{
    /// <summary>What kind of thing.</summary>
    /// <example>talk</example>
    public required CareMeasureKind Kind { get; init; }

    /// <summary>What is done.</summary>
    /// <example>每季度谈心谈话一次</example>
    public required string What { get; init; }

    /// <summary>Who does it, by name or post.</summary>
    /// <example>局党组书记</example>
    public required string Responsible { get; init; }

    /// <summary>From which day; null where at once.</summary>
    /// <example>2022-04-20</example>
    public DateOnly? From { get; init; }

    /// <summary>By which day; null where it goes on.</summary>
    /// <example>2023-04-11</example>
    public DateOnly? Until { get; init; }

    internal static string? Write(IReadOnlyList<CareArrangement>? arrangements) =>
        arrangements is null or [] ? null : JsonSerializer.Serialize(arrangements, JsonForms.Api);

    internal static IReadOnlyList<CareArrangement> Read(string? arrangements) =>
        arrangements is null ? [] : JsonSerializer.Deserialize<List<CareArrangement>>(arrangements, JsonForms.Api)!;

    internal static bool IsPossible(CareArrangement? arrangement) =>
        arrangement is { What.Length: >= 1 and <= 200, Responsible.Length: >= 1 and <= 60 }
        && (arrangement.Until is not { } until || arrangement.From is not { } from || until >= from);
}

/// <summary>What kinds of thing a care plan arranges.</summary>
public enum CareMeasureKind
{
    /// <summary>Talks (谈心谈话).</summary>
    Talk,

    /// <summary>A post or duties that suit the person (岗位安排).</summary>
    Post,

    /// <summary>Visits to the family, with its agreement (家访).</summary>
    FamilyVisit,

    /// <summary>Study (学习培训).</summary>
    Study,

    /// <summary>Help with a difficulty (帮扶解困).</summary>
    Help,
}
