using FluentValidation;
using Guihang.Core.Data;
using Guihang.Core.Http;
using Guihang.Core.Problems;
using Guihang.Core.Regions;
using Guihang.Core.Requests;
using Guihang.Core.Security;
using Guihang.Policy.Indicators;
using Guihang.Reporting.Data;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Guihang.Reporting;

/// <summary>Asks for the publications of a jurisdiction, the earliest window first.</summary>
[MaySend(Role.CaseOfficer, Over.Jurisdiction)]
[MaySend(Role.LeadingGroupMember, Over.Jurisdiction)]
[MaySend(Role.Auditor, Over.Jurisdiction)]
[MaySend(Role.System, Over.Anything)]
public sealed record ListPublications : IQuery<Page<PublicationAnswer>>, IConcernPlace, IPaged
{
    /// <summary>The jurisdiction (GB/T 2260).</summary>
    /// <example>440605</example>
    public required string Jurisdiction { get; init; }

    /// <inheritdoc/>
    public int? Limit { get; init; }

    /// <inheritdoc/>
    public string? After { get; init; }

    string IConcernPlace.Jurisdiction => Jurisdiction;
}

/// <summary>Asks for a publication.</summary>
/// <param name="Id">The publication's id.</param>
[MaySend(Role.CaseOfficer, Over.Jurisdiction)]
[MaySend(Role.LeadingGroupMember, Over.Jurisdiction)]
[MaySend(Role.Auditor, Over.Jurisdiction)]
[MaySend(Role.System, Over.Anything)]
public sealed record GetPublication(Guid Id) : IQuery<PublicationAnswer>, IConcernSubject
{
    Subject IConcernSubject.Subject => new(PublicationPlace.SubjectKind, Id);
}

/// <summary>Asks how a publication stands to what is known now.</summary>
/// <param name="Id">The publication's id.</param>
[MaySend(Role.CaseOfficer, Over.Jurisdiction)]
[MaySend(Role.LeadingGroupMember, Over.Jurisdiction)]
[MaySend(Role.Auditor, Over.Jurisdiction)]
[MaySend(Role.System, Over.Anything)]
public sealed record ComparePublication(Guid Id) : IQuery<PublicationComparison>, IConcernSubject
{
    Subject IConcernSubject.Subject => new(PublicationPlace.SubjectKind, Id);
}

/// <summary>How a publication stands to what is known now. The publication stays as it is.</summary>
/// <param name="Id" example="{publicationId}">The publication.</param>
/// <param name="KnownOn" example="2019-07-05">The day at whose end it was known.</param>
/// <param name="Figures">Its figures.</param>
public sealed record PublicationComparison(Guid Id, DateOnly KnownOn, IReadOnlyList<FigureComparison> Figures);

/// <summary>A figure then and now.</summary>
/// <param name="Field" example="visited">The field of the text that it fills.</param>
/// <param name="Indicator" example="visits-held">The indicator.</param>
/// <param name="Counts" example="persons">What the number counts.</param>
/// <param name="Then" example="3">The number that was published.</param>
/// <param name="Now" example="3">The number as it is known now.</param>
/// <param name="Added" example="0">How many rows it counts now and did not.</param>
/// <param name="Gone" example="0">How many rows it counted and does no longer.</param>
/// <param name="Changed" example="0">How many rows it counts as before, of which something else is known now.</param>
/// <param name="Differences" example="[]">The first of them, two hundred at most.</param>
public sealed record FigureComparison(
    string Field,
    string Indicator,
    CountedUnit Counts,
    int Then,
    int Now,
    int Added,
    int Gone,
    int Changed,
    IReadOnlyList<RowDifference> Differences
);

/// <summary>A row in which a figure then and now differ.</summary>
/// <param name="SourceId" example="{visitId}">The thing counted.</param>
/// <param name="Kind" example="added">How they differ.</param>
public sealed record RowDifference(Guid SourceId, RowDifferenceKind Kind);

/// <summary>How a row differs.</summary>
public enum RowDifferenceKind
{
    /// <summary>It counts now and did not.</summary>
    Added,

    /// <summary>It counted and does no longer.</summary>
    Gone,

    /// <summary>It counts as before, and something else is known of it.</summary>
    Changed,
}

internal sealed class PublicationPlace(Session session) : IPlaceFinder
{
    public const string SubjectKind = "publication";

    public string Kind => SubjectKind;

    public Task<Place?> Find(Guid id, CancellationToken cancellationToken) =>
        session
            .Context<ReportingDb>()
            .Publications.Where(publication => publication.Id == id)
            .Select(publication => new Place(publication.Jurisdiction, Guid.Empty))
            .FirstOrDefaultAsync(cancellationToken);
}

internal sealed class ListPublicationsValidator : AbstractValidator<ListPublications>
{
    public ListPublicationsValidator(RegionTable regions)
    {
        RuleFor(list => list.Jurisdiction).Must(regions.Knows).WithProblem("region-unknown", CoreProblems.Texts);
        this.Paged();
    }
}

internal sealed class ListPublicationsHandler(ReportingDb db) : IRequestHandler<ListPublications, Page<PublicationAnswer>>
{
    public async Task<Page<PublicationAnswer>> Handle(ListPublications request, CancellationToken cancellationToken)
    {
        var limit = request.Limit ?? PageKey.DefaultLimit;
        var publications = db.Publications.Where(publication => publication.Jurisdiction == request.Jurisdiction);
        if (PageKey.Read(request.After) is { } after)
        {
            publications = publications.Where(p => p.To >= after.Day && (p.To > after.Day || p.Id > after.Id));
        }

        var read = await publications.OrderBy(p => p.To).ThenBy(p => p.Id).Take(limit + 1).ToListAsync(cancellationToken);
        var page = PageKey.Cut(read, limit, publication => new PageKey(publication.To, publication.Id));
        var shown = page.Items.Select(publication => publication.Id).ToList();
        var figures = (await db.PublishedFigures.Where(f => shown.Contains(f.PublicationId)).ToListAsync(cancellationToken)).ToLookup(f =>
            f.PublicationId
        );
        return new Page<PublicationAnswer>([.. page.Items.Select(p => PublicationAnswer.Of(p, figures[p.Id]))], page.Next);
    }
}

internal sealed class GetPublicationHandler(ReportingDb db) : IRequestHandler<GetPublication, PublicationAnswer>
{
    public async Task<PublicationAnswer> Handle(GetPublication request, CancellationToken cancellationToken) =>
        PublicationAnswer.Of(
            await db.Publications.SingleAsync(publication => publication.Id == request.Id, cancellationToken),
            await db.PublishedFigures.Where(figure => figure.PublicationId == request.Id).ToListAsync(cancellationToken)
        );
}

internal sealed class ComparePublicationHandler(ReportingDb db, Figures figures) : IRequestHandler<ComparePublication, PublicationComparison>
{
    private const int MostShown = 200;

    public async Task<PublicationComparison> Handle(ComparePublication request, CancellationToken cancellationToken)
    {
        var publication = await db.Publications.SingleAsync(other => other.Id == request.Id, cancellationToken);
        var published = await db
            .PublishedFigures.Where(figure => figure.PublicationId == request.Id)
            .OrderBy(figure => figure.Number)
            .ToListAsync(cancellationToken);
        var compared = new List<FigureComparison>();
        foreach (var figure in published)
        {
            compared.Add(await Compare(publication, figure, cancellationToken));
        }

        return new PublicationComparison(publication.Id, publication.KnownOn, compared);
    }

    private async Task<FigureComparison> Compare(Publication publication, PublishedFigure figure, CancellationToken cancellationToken)
    {
        var span = new FigureSpan(publication.Jurisdiction, figure.From, figure.To, null);
        var (definition, _) = figures.Define(figure.Indicator, span);
        var now = await figures
            .RowsOf(definition, span)
            .Select(row => new { row.SourceId, row.Id })
            .ToDictionaryAsync(row => row.SourceId, row => row.Id, cancellationToken);
        var then = new Dictionary<Guid, Guid>();
        await foreach (
            var together in db
                .PublishedRows.Where(rows => rows.FigureId == figure.Id)
                .OrderBy(rows => rows.Number)
                .AsAsyncEnumerable()
                .WithCancellation(cancellationToken)
        )
        {
            foreach (var (source, row) in PublishedRows.Unpacked(together.Identities))
            {
                then.Add(source, row);
            }
        }

        var added = now.Keys.Where(source => !then.ContainsKey(source)).Order().ToList();
        var gone = then.Keys.Where(source => !now.ContainsKey(source)).Order().ToList();
        var changed = then.Where(row => now.TryGetValue(row.Key, out var id) && id != row.Value).Select(row => row.Key).Order().ToList();
        return new FigureComparison(
            figure.Field,
            figure.Indicator,
            figure.Counts,
            figure.Value,
            (await figures.Count(figure.Indicator, definition, span, cancellationToken)).Of(figure.Counts),
            added.Count,
            gone.Count,
            changed.Count,
            [
                .. added
                    .Select(source => new RowDifference(source, RowDifferenceKind.Added))
                    .Concat(gone.Select(source => new RowDifference(source, RowDifferenceKind.Gone)))
                    .Concat(changed.Select(source => new RowDifference(source, RowDifferenceKind.Changed)))
                    .Take(MostShown),
            ]
        );
    }
}

internal static class PublicationEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/publications", ([AsParameters] ListPublications query, HttpDoor door, CancellationToken ct) => door.Get(query, ct))
            .Describe("listPublications", "列出已发布的通报", "List publications", "Lists the bulletins that a jurisdiction has published.")
            .MayAnswer(CoreProblems.BadCursor)
            .MayAnswer(CoreProblems.RegionUnknown, "999999");
        api.MapGet("/publications/{id:guid}", (Guid id, HttpDoor door, CancellationToken ct) => door.Get(new GetPublication(id), ct))
            .Describe("getPublication", "查看已发布的通报", "Get a publication", "Gives a bulletin as it was published.")
            .Takes("id", "The publication's id.", "{publicationId}");
        api.MapGet(
                "/publications/{id:guid}/comparison",
                (Guid id, HttpDoor door, CancellationToken ct) => door.Get(new ComparePublication(id), ct)
            )
            .Describe(
                "comparePublication",
                "对比已发布的通报",
                "Compare a publication",
                "Counts the figures of a publication as they are known now and tells which rows were added, are gone or changed since."
            )
            .Takes("id", "The publication's id.", "{publicationId}");
    }
}
