using FluentValidation;
using Guihang.Core.Http;
using Guihang.Core.Problems;
using Guihang.Core.Regions;
using Guihang.Core.Requests;
using Guihang.Core.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Guihang.Evaluation;

/// <summary>The making of a special report on the programme.</summary>
[MaySend(Role.CaseOfficer, Over.Jurisdiction)]
[MaySend(Role.System, Over.Anything)]
public sealed record MakeSpecialReport : IChange<SpecialReportAnswer>, IConcernPlace
{
    /// <summary>The jurisdiction, with all below it (GB/T 2260).</summary>
    /// <example>511523</example>
    public required string Jurisdiction { get; init; }

    /// <summary>The first day of the window.</summary>
    /// <example>2022-01-01</example>
    public required DateOnly FirstDay { get; init; }

    /// <summary>The last day of the window.</summary>
    /// <example>2024-04-30</example>
    public required DateOnly LastDay { get; init; }

    /// <summary>To whom it goes.</summary>
    /// <example>中共江安县委</example>
    public required string Addressee { get; init; }

    /// <summary>What it suggests.</summary>
    /// <example>建议将结果作为年度考核、选拔任用的重要依据</example>
    public required string Suggestions { get; init; }

    string IConcernPlace.Jurisdiction => Jurisdiction;
}

/// <summary>A special report. It has numbers and no names.</summary>
public sealed record SpecialReportAnswer
{
    /// <summary>The report's id.</summary>
    /// <example>{specialReportId}</example>
    public required Guid Id { get; init; }

    /// <summary>The document; <c>/documents/{id}</c> tells when it is made.</summary>
    /// <example>{specialReportDocumentId}</example>
    public required Guid DocumentId { get; init; }

    /// <summary>Persons enrolled in the window.</summary>
    /// <example>1</example>
    public required int Enrolled { get; init; }

    /// <summary>Persons whose grade was decided in the window.</summary>
    /// <example>1</example>
    public required int Evaluated { get; init; }

    /// <summary>Of these, persons who went on to observation.</summary>
    /// <example>1</example>
    public required int WentOn { get; init; }

    /// <summary>Persons whose observation ended in the window.</summary>
    /// <example>1</example>
    public required int Observed { get; init; }

    /// <summary>Enrolled persons promoted, further used or reused in the window.</summary>
    /// <example>1</example>
    public required int Used { get; init; }

    internal static SpecialReportAnswer Of(SpecialReport report) =>
        new()
        {
            Id = report.Id,
            DocumentId = report.DocumentId,
            Enrolled = report.Enrolled,
            Evaluated = report.Evaluated,
            WentOn = report.WentOn,
            Observed = report.Observed,
            Used = report.Used,
        };
}

internal sealed class MakeSpecialReportValidator : AbstractValidator<MakeSpecialReport>
{
    public MakeSpecialReportValidator(RegionTable regions, TimeProvider clock)
    {
        RuleFor(report => report.Jurisdiction).Must(regions.Knows).WithProblem("region-unknown", CoreProblems.Texts);
        RuleFor(report => report.FirstDay)
            .Must((report, day) => day <= report.LastDay)
            .WithProblem("report-window", EvaluationProblems.Texts);
        RuleFor(report => report.LastDay).NotInTheFuture(clock);
        RuleFor(report => report.Addressee).NotEmpty().MaximumLength(100);
        RuleFor(report => report.Suggestions).NotEmpty().MaximumLength(4000);
    }
}

internal static class MakeSpecialReportEndpoint
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPost(
                "/special-reports",
                (MakeSpecialReport body, HttpDoor door, CancellationToken ct) =>
                    door.Create(body, report => $"/api/v1/documents/{report.DocumentId}", ct)
            )
            .Describe(
                "makeSpecialReport",
                "形成专题报告",
                "Make a special report",
                "Orders the special report on a programme over a window of days, with its numbers counted now: persons each once, and no names."
            )
            .MayAnswer(EvaluationProblems.NoReport)
            .MayAnswer(CoreProblems.RegionUnknown, "999999")
            .Creates();
}
