using FluentValidation;
using Guihang.Core.Http;
using Guihang.Core.OfficeDirectory;
using Guihang.Core.Problems;
using Guihang.Core.Requests;
using Guihang.Core.Security;
using Guihang.Reporting.Data;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Guihang.Reporting;

/// <summary>Asks for the rows that a published figure counted, as they were known then.</summary>
[MaySend(Role.CaseOfficer, Over.Jurisdiction)]
[MaySend(Role.System, Over.Anything)]
public sealed record ListPublishedRows : IQuery<Page<FigureRowAnswer>>, IConcernSubject, IPaged
{
    /// <summary>The publication's id.</summary>
    /// <example>{publicationId}</example>
    public required Guid Id { get; init; }

    /// <summary>The field of the text that the figure fills.</summary>
    /// <example>visited</example>
    public required string Field { get; init; }

    /// <inheritdoc/>
    public int? Limit { get; init; }

    /// <inheritdoc/>
    public string? After { get; init; }

    Subject IConcernSubject.Subject => new(PublicationPlace.SubjectKind, Id);
}

internal sealed class ListPublishedRowsValidator : AbstractValidator<ListPublishedRows>
{
    public ListPublishedRowsValidator()
    {
        RuleFor(rows => rows.Field).NotEmpty().MaximumLength(60);
        this.Paged();
    }
}

internal sealed class ListPublishedRowsHandler(ReportingDb db, OfficeLookup offices)
    : IRequestHandler<ListPublishedRows, Page<FigureRowAnswer>>
{
    public async Task<Page<FigureRowAnswer>> Handle(ListPublishedRows request, CancellationToken cancellationToken)
    {
        var figures = await db.PublishedFigures.Where(figure => figure.PublicationId == request.Id).ToListAsync(cancellationToken);
        var figure =
            figures.Find(figure => figure.Field == request.Field)
            ?? throw new ProblemException(
                ReportingProblems.NoSuchField,
                request.Field,
                string.Join(", ", figures.OrderBy(figure => figure.Number).Select(figure => figure.Field))
            )
            {
                Field = "field",
            };
        var limit = request.Limit ?? PageKey.DefaultLimit;
        var read = await Identities(figure.Id, PageKey.Read(request.After), limit + 1, cancellationToken);
        var page = PageKey.Cut(read, limit, identity => new PageKey(DateOnly.FromDayNumber(identity.Number), identity.Source));
        var ids = page.Items.Select(identity => identity.Row).ToList();
        var rows = await db.Counted.Where(row => ids.Contains(row.Id)).ToDictionaryAsync(row => row.Id, cancellationToken);
        var names = await offices.NamesOf([.. rows.Values.Select(row => row.UnitId).Distinct()], cancellationToken);
        return new Page<FigureRowAnswer>(
            [
                .. page.Items.Select(identity =>
                    FigureRowAnswer.Of(rows[identity.Row], 1) with
                    {
                        UnitName = names.GetValueOrDefault(rows[identity.Row].UnitId),
                    }
                ),
            ],
            page.Next
        );
    }

    // They never change, and stand in the order of what they count, some thousands together: the number of those together is the first key of a page.
    private async Task<List<Identity>> Identities(Guid figureId, PageKey? after, int atMost, CancellationToken cancellationToken)
    {
        var first = after?.Day.DayNumber ?? 0;
        var read = new List<Identity>(atMost);
        await foreach (
            var together in db
                .PublishedRows.Where(rows => rows.FigureId == figureId && rows.Number >= first)
                .OrderBy(rows => rows.Number)
                .AsAsyncEnumerable()
                .WithCancellation(cancellationToken)
        )
        {
            var identities = PublishedRows.Unpacked(together.Identities);
            if (together.Number == first && after is not null)
            {
                identities = identities.SkipWhile(identity => identity.Source != after.Id).Skip(1);
            }

            read.AddRange(
                identities.Take(atMost - read.Count).Select(identity => new Identity(together.Number, identity.Source, identity.Row))
            );
            if (read.Count == atMost)
            {
                break;
            }
        }

        return read;
    }

    private sealed record Identity(int Number, Guid Source, Guid Row);
}

internal static class ListPublishedRowsEndpoint
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet(
                "/publications/{id:guid}/rows",
                ([AsParameters] ListPublishedRows query, HttpDoor door, CancellationToken ct) => door.Get(query, ct)
            )
            .Describe(
                "listPublishedRows",
                "列出已发布数字的明细",
                "List the rows of a published figure",
                "Lists what a published figure counted, row by row, as it was known when it was published; what was learnt since changes nothing here."
            )
            .MayAnswer(ReportingProblems.NoSuchField, "kings", "visited, talks")
            .MayAnswer(CoreProblems.BadCursor);
}
