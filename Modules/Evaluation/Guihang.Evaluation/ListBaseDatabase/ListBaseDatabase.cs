using FluentValidation;
using Guihang.Core.Http;
using Guihang.Core.Problems;
using Guihang.Core.Regions;
using Guihang.Core.Requests;
using Guihang.Core.Security;
using Guihang.Policy.Enrolments;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Guihang.Evaluation;

/// <summary>Asks for the base database of a programme (基础库): the current screening of each person who was screened, the earliest screened first.</summary>
[MaySend(Role.CaseOfficer, Over.Jurisdiction)]
[MaySend(Role.System, Over.Anything)]
public sealed record ListBaseDatabase : IQuery<Page<BaseEntry>>, IPaged, IConcernPlace
{
    /// <summary>The jurisdiction, with all below it (GB/T 2260).</summary>
    /// <example>511523</example>
    public required string Jurisdiction { get; init; }

    /// <summary>Only those who stand so; all where it is not said.</summary>
    /// <example>enrolled</example>
    public QueryWord<BaseStanding>? Standing { get; init; }

    /// <inheritdoc/>
    public int? Limit { get; init; }

    /// <inheritdoc/>
    public string? After { get; init; }

    string IConcernPlace.Jurisdiction => Jurisdiction;
}

/// <summary>How people stand in the base database.</summary>
public enum BaseStanding
{
    /// <summary>Enrolled (纳入), whatever is due.</summary>
    Enrolled,

    /// <summary>Excluded (不纳入).</summary>
    Excluded,

    /// <summary>Not yet (暂不纳入).</summary>
    NotYet,

    /// <summary>The standing waits for the leading group (待领导小组研究).</summary>
    AwaitsGroup,

    /// <summary>Enrolled and in service, and the grade is not decided yet (待评估).</summary>
    DueForEvaluation,

    /// <summary>Observed and in service, and a window that is over is not scored yet (待评分).</summary>
    DueForScoring,
}

/// <summary>A person in the base database.</summary>
public sealed record BaseEntry
{
    /// <summary>The screening's id; where it took the person, the enrolment's.</summary>
    /// <example>{enrolmentId}</example>
    public required Guid Id { get; init; }

    /// <summary>The person.</summary>
    /// <example>{zhangXuanId}</example>
    public required Guid PersonId { get; init; }

    /// <summary>The unit at the time of screening.</summary>
    /// <example>{jianganUnitId}</example>
    public required Guid UnitId { get; init; }

    /// <summary>The day of screening.</summary>
    /// <example>2022-04-12</example>
    public required DateOnly ScreenedOn { get; init; }

    /// <summary>In, out, or not yet; null where policy does not decide it, or where it waits for the leading group.</summary>
    /// <example>enrolled</example>
    public required EnrolmentStanding? Standing { get; init; }

    /// <summary>Whether the standing waits for the leading group.</summary>
    /// <example>false</example>
    public required bool AwaitsGroup { get; init; }

    /// <summary>When the person is looked at again; null where the person is in.</summary>
    /// <example>null</example>
    public required DateOnly? LookAgainOn { get; init; }

    /// <summary>Whether the grade is still to be decided.</summary>
    /// <example>false</example>
    public required bool IsDueForEvaluation { get; init; }

    /// <summary>Whether a window of observation that is over is still to be scored.</summary>
    /// <example>false</example>
    public required bool IsDueForScoring { get; init; }
}

internal sealed class ListBaseDatabaseValidator : AbstractValidator<ListBaseDatabase>
{
    public ListBaseDatabaseValidator(RegionTable regions)
    {
        RuleFor(query => query.Jurisdiction).Must(regions.Knows).WithProblem("region-unknown", CoreProblems.Texts);
        this.Paged();
    }
}

internal static class ListBaseDatabaseEndpoint
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet("/enrolments", ([AsParameters] ListBaseDatabase query, HttpDoor door, CancellationToken ct) => door.Get(query, ct))
            .Describe(
                "listBaseDatabase",
                "列出基础库",
                "List the base database",
                "Lists who was screened in a jurisdiction and below it, by how they stand: enrolled, excluded, not yet, waiting for the leading group, due for evaluation or for scoring. Ordinary follow-up goes on for all of them, and no other body sees it."
            )
            .MayAnswer(CoreProblems.RegionUnknown, "999999");
}
