using FluentValidation;
using Guihang.Core.Http;
using Guihang.Core.Problems;
using Guihang.Core.Regions;
using Guihang.Core.Requests;
using Guihang.Core.Security;
using Guihang.Core.Sheets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Guihang.Evaluation;

/// <summary>The people whom screening is about.</summary>
internal interface IPopulation
{
    string Jurisdiction { get; }

    DateOnly? DecidedFrom { get; }

    DateOnly? DecidedTo { get; }

    DateOnly? EndedFrom { get; }

    DateOnly? EndedTo { get; }

    string? Cause { get; }

    DateOnly On { get; }

    int? Limit { get; }

    Guid? AfterPerson { get; }
}

/// <summary>The screening of a population, a page at a time.</summary>
[MaySend(Role.CaseOfficer, Over.Jurisdiction)]
[MaySend(Role.System, Over.Anything)]
public sealed record ScreenPopulation : IChange<ScreenedPage>, IConcernPlace, IPopulation
{
    /// <summary>The jurisdiction, with all below it (GB/T 2260).</summary>
    /// <example>511523</example>
    public required string Jurisdiction { get; init; }

    /// <summary>Only who has a sanction decided on this day or later.</summary>
    /// <example>2022-03-01</example>
    public DateOnly? DecidedFrom { get; init; }

    /// <summary>Only who has a sanction decided on this day or earlier.</summary>
    /// <example>2022-03-31</example>
    public DateOnly? DecidedTo { get; init; }

    /// <summary>Only where its influence period ends on this day or later.</summary>
    /// <example>null</example>
    public DateOnly? EndedFrom { get; init; }

    /// <summary>Only where its influence period ends on this day or earlier.</summary>
    /// <example>null</example>
    public DateOnly? EndedTo { get; init; }

    /// <summary>Only where the cause has these words, or the nature of the error is this word.</summary>
    /// <example>null</example>
    public string? Cause { get; init; }

    /// <summary>The day of screening.</summary>
    /// <example>2025-03-03</example>
    public required DateOnly On { get; init; }

    /// <summary>How many people at most, 1 to 100; 50 where it is not said.</summary>
    /// <example>50</example>
    public int? Limit { get; init; }

    /// <summary>What the page before gave as <c>next</c>; null for the first page.</summary>
    /// <example>null</example>
    public Guid? AfterPerson { get; init; }

    string IConcernPlace.Jurisdiction => Jurisdiction;
}

/// <summary>Asks how the screening of a population would come out. It writes nothing.</summary>
[MaySend(Role.CaseOfficer, Over.Jurisdiction)]
[MaySend(Role.System, Over.Anything)]
public sealed record PreviewScreening : IQuery<ScreenedPage>, IConcernPlace, IPopulation, ITurnPages
{
    /// <summary>The jurisdiction, with all below it (GB/T 2260).</summary>
    /// <example>511523</example>
    public required string Jurisdiction { get; init; }

    /// <summary>Only who has a sanction decided on this day or later.</summary>
    /// <example>2022-03-01</example>
    public DateOnly? DecidedFrom { get; init; }

    /// <summary>Only who has a sanction decided on this day or earlier.</summary>
    /// <example>2022-03-31</example>
    public DateOnly? DecidedTo { get; init; }

    /// <summary>Only where its influence period ends on this day or later.</summary>
    /// <example>2022-06-01</example>
    public DateOnly? EndedFrom { get; init; }

    /// <summary>Only where its influence period ends on this day or earlier.</summary>
    /// <example>2023-12-31</example>
    public DateOnly? EndedTo { get; init; }

    /// <summary>Only where the cause has these words, or the nature of the error is this word.</summary>
    /// <example>不力</example>
    public string? Cause { get; init; }

    /// <summary>The day of screening.</summary>
    /// <example>2025-03-03</example>
    public required DateOnly On { get; init; }

    /// <summary>How many people at most, 1 to 100; 50 where it is not said.</summary>
    /// <example>50</example>
    public int? Limit { get; init; }

    /// <summary>What the page before gave as <c>next</c>; null for the first page.</summary>
    /// <example>{zhangXuanId}</example>
    public Guid? AfterPerson { get; init; }

    string IConcernPlace.Jurisdiction => Jurisdiction;

    object ITurnPages.Largest() => this with { Limit = PopulationRules<PreviewScreening>.MostPeople };

    object ITurnPages.From(string next) => this with { AfterPerson = Guid.Parse(next) };
}

internal abstract class PopulationRules<T> : AbstractValidator<T>
    where T : IPopulation
{
    public const int MostPeople = 100;

    protected PopulationRules(RegionTable regions, TimeProvider clock)
    {
        RuleFor(population => population.Jurisdiction).Must(regions.Knows).WithProblem("region-unknown", CoreProblems.Texts);
        RuleFor(population => population.On).NotInTheFuture(clock);
        RuleFor(population => population.DecidedFrom)
            .Must((population, from) => from is null || population.DecidedTo is null || from <= population.DecidedTo)
            .WithProblem("population-window", EvaluationProblems.Texts);
        RuleFor(population => population.EndedFrom)
            .Must((population, from) => from is null || population.EndedTo is null || from <= population.EndedTo)
            .WithProblem("population-window", EvaluationProblems.Texts);
        RuleFor(population => population.Cause).MaximumLength(60);
        RuleFor(population => population.Limit).InclusiveBetween(1, MostPeople);
    }
}

internal sealed class ScreenPopulationValidator(RegionTable regions, TimeProvider clock)
    : PopulationRules<ScreenPopulation>(regions, clock);

internal sealed class PreviewScreeningValidator(RegionTable regions, TimeProvider clock)
    : PopulationRules<PreviewScreening>(regions, clock);

internal static class ScreenPopulationEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPost(
                "/screenings",
                (ScreenPopulation body, HttpDoor door, CancellationToken ct) => door.Create(body, _ => "/api/v1/screenings/preview", ct)
            )
            .Describe(
                "screenPopulation",
                "批量筛查",
                "Screen a population",
                "Screens a page of the people who have a sanction of the kind asked for: who is in, who is excluded and on what evidence, who is not in yet and why. Who is enrolled, or was screened that day, is passed over, so that a page can be sent again. Go on with `next` until it is null."
            )
            .MayAnswer(CoreProblems.RegionUnknown, "999999")
            .Creates();
        api.MapGet(
                "/screenings/preview",
                ([AsParameters] PreviewScreening query, HttpDoor door, CancellationToken ct) => door.Get(query, ct)
            )
            .Describe(
                "previewScreening",
                "试筛查",
                "Preview a screening",
                "Tells how a screening of the same people would come out, and writes nothing."
            )
            .MayAnswer(CoreProblems.RegionUnknown, "999999");
    }
}
