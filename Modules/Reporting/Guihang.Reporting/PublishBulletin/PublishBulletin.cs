using System.Text.Json.Serialization;
using FluentValidation;
using Guihang.Core.Data;
using Guihang.Core.Http;
using Guihang.Core.Problems;
using Guihang.Core.Regions;
using Guihang.Core.Requests;
using Guihang.Core.Security;
using Guihang.Policy.Indicators;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Guihang.Reporting;

/// <summary>A bulletin that goes out: it is frozen as it is, with the identities of all rows that its figures count.</summary>
[MaySend(Role.CaseOfficer, Over.Jurisdiction)]
[MaySend(Role.System, Over.Anything)]
public sealed record PublishBulletin : IChange<PublicationAnswer>, IConcernPlace
{
    /// <summary>The bulletin's code, from the address.</summary>
    [JsonIgnore]
    public string Bulletin { get; init; } = "";

    /// <summary>The jurisdiction, with all below it (GB/T 2260).</summary>
    /// <example>440605</example>
    public required string Jurisdiction { get; init; }

    /// <summary>The first day of the window.</summary>
    /// <example>2019-01-01</example>
    public required DateOnly From { get; init; }

    /// <summary>The last day of the window.</summary>
    /// <example>2019-06-30</example>
    public required DateOnly To { get; init; }

    /// <summary>As it was known at the end of this day; as it is known now where it is not said.</summary>
    /// <example>2019-07-05</example>
    public DateOnly? KnownOn { get; init; }

    /// <summary>The number of the document with which it goes out.</summary>
    /// <example>南纪报〔2019〕3号</example>
    public required string DocumentNumber { get; init; }

    string IConcernPlace.Jurisdiction => Jurisdiction;
}

/// <summary>A bulletin as it was published.</summary>
public sealed record PublicationAnswer
{
    /// <summary>The publication's id.</summary>
    /// <example>{publicationId}</example>
    public required Guid Id { get; init; }

    /// <summary>The bulletin's code.</summary>
    /// <example>half-year</example>
    public required string Bulletin { get; init; }

    /// <summary>The jurisdiction, with all below it.</summary>
    /// <example>440605</example>
    public required string Jurisdiction { get; init; }

    /// <summary>The first day of the window.</summary>
    /// <example>2019-01-01</example>
    public required DateOnly From { get; init; }

    /// <summary>The last day of the window.</summary>
    /// <example>2019-06-30</example>
    public required DateOnly To { get; init; }

    /// <summary>The day at whose end it was known.</summary>
    /// <example>2019-07-05</example>
    public required DateOnly KnownOn { get; init; }

    /// <summary>The number of the document with which it went out.</summary>
    /// <example>南纪报〔2019〕3号</example>
    public required string DocumentNumber { get; init; }

    /// <summary>Its text in Chinese, as Markdown.</summary>
    /// <example># 回访教育半年报</example>
    public required string Text { get; init; }

    /// <summary>The hash of the policy book under which it was published.</summary>
    /// <example>4a1b64805716a876b9185e7fe005834af3fc314e37d6b227ca01f5c50f85d32b</example>
    public required string PolicyBook { get; init; }

    /// <summary>When it was published, UTC.</summary>
    /// <example>2019-07-05T01:00:00Z</example>
    public required DateTime PublishedAt { get; init; }

    /// <summary>Its figures.</summary>
    public required IReadOnlyList<PublishedFigureAnswer> Figures { get; init; }

    internal static PublicationAnswer Of(Publication publication, IEnumerable<PublishedFigure> figures) =>
        new()
        {
            Id = publication.Id,
            Bulletin = publication.Bulletin,
            Jurisdiction = publication.Jurisdiction,
            From = publication.From,
            To = publication.To,
            KnownOn = publication.KnownOn,
            DocumentNumber = publication.DocumentNumber,
            Text = publication.Text,
            PolicyBook = publication.Book,
            PublishedAt = publication.PublishedAt,
            Figures = [.. figures.OrderBy(figure => figure.Number).Select(PublishedFigureAnswer.Of)],
        };
}

/// <summary>A figure as it was published.</summary>
/// <param name="Field" example="visited">The field of the text that it fills.</param>
/// <param name="Indicator" example="visits-held">The indicator.</param>
/// <param name="Counts" example="persons">What the number counts.</param>
/// <param name="Value" example="3">The number.</param>
/// <param name="Persons" example="3">Distinct persons (人).</param>
/// <param name="Events" example="4">Events (人次).</param>
/// <param name="From" example="2019-01-01">The first day that it counts.</param>
/// <param name="To" example="2019-06-30">The last day that it counts.</param>
/// <param name="Trace" example="9c1f0e5b7a6d4c3b2a190807f6e5d4c3b2a1908776655443322110ffeeddccbb">The hash of the trace of its definition.</param>
public sealed record PublishedFigureAnswer(
    string Field,
    string Indicator,
    CountedUnit Counts,
    int Value,
    int Persons,
    int Events,
    DateOnly From,
    DateOnly To,
    string Trace
)
{
    internal static PublishedFigureAnswer Of(PublishedFigure figure) =>
        new(
            figure.Field,
            figure.Indicator,
            figure.Counts,
            figure.Value,
            figure.Persons,
            figure.Events,
            figure.From,
            figure.To,
            figure.Trace
        );
}

internal sealed class PublishBulletinValidator : AbstractValidator<PublishBulletin>
{
    public PublishBulletinValidator(RegionTable regions, TimeProvider clock)
    {
        RuleFor(publish => publish.Bulletin).NotEmpty().MaximumLength(60);
        RuleFor(publish => publish.Jurisdiction).Must(regions.Knows).WithProblem("region-unknown", CoreProblems.Texts);
        RuleFor(publish => publish.To).Must((publish, to) => to >= publish.From).WithProblem("window", ReportingProblems.Texts);
        RuleFor(publish => publish.To)
            .Must((publish, to) => to <= (publish.KnownOn ?? clock.Today()))
            .WithProblem("window-unfinished", ReportingProblems.Texts);
        RuleFor(publish => publish.KnownOn).NotInTheFuture(clock);
        RuleFor(publish => publish.DocumentNumber).NotEmpty().MaximumLength(100);
    }
}

internal static class PublishBulletinEndpoint
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPost(
                "/bulletins/{bulletin}/publications",
                (string bulletin, PublishBulletin body, HttpDoor door, CancellationToken ct) =>
                    door.Create(body with { Bulletin = bulletin }, made => $"/api/v1/publications/{made.Id}", ct)
            )
            .Describe(
                "publishBulletin",
                "发布通报",
                "Publish a bulletin",
                "Freezes a bulletin: its text, its figures, the policy under which they were counted, and the identities of all rows behind them. Its window must be over, and its document number new in the jurisdiction. Nothing of it changes afterwards; it can be compared with what is known later."
            )
            .Takes("bulletin", "The bulletin's code.", "half-year")
            .MayAnswer(ReportingProblems.NoSuchBulletin, "kings")
            .MayAnswer(
                ReportingProblems.NumberPublished,
                "南纪报〔2019〕1号",
                "half-year",
                "2018-07-01",
                "2018-12-31",
                "016bbf6e-3800-702b-892e-cc1477a8e381"
            )
            .MayAnswer(CoreProblems.RegionUnknown, "999999")
            .Creates();
}
