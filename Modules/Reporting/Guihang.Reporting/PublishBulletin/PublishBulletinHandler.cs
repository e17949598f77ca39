using System.Globalization;
using Guihang.Core.Data;
using Guihang.Core.Policies.Book;
using Guihang.Core.Problems;
using Guihang.Core.Requests;
using Guihang.Reporting.Data;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Guihang.Reporting;

internal sealed class PublishBulletinHandler(
    ReportingDb db,
    Bulletins bulletins,
    Figures figures,
    PolicyBook book,
    CallContext call,
    IdSource ids,
    TimeProvider clock
) : IRequestHandler<PublishBulletin, PublicationAnswer>
{
    private static readonly CultureInfo Chinese = CultureInfo.GetCultureInfo("zh-CN");

    public async Task<PublicationAnswer> Handle(PublishBulletin request, CancellationToken cancellationToken)
    {
        await RefuseSameNumber(request, cancellationToken);
        var span = new FigureSpan(request.Jurisdiction, request.From, request.To, request.KnownOn);
        var made = await bulletins.Make(request.Bulletin, span, Chinese, cancellationToken);
        var publication = new Publication
        {
            Id = ids.New(),
            Bulletin = request.Bulletin,
            Jurisdiction = request.Jurisdiction,
            From = request.From,
            To = request.To,
            KnownOn = request.KnownOn ?? clock.Today(),
            DocumentNumber = request.DocumentNumber,
            Text = made.Markdown,
            Book = book.Hash,
            PublishedBy = call.Caller.OfficerId,
            PublishedAt = clock.Now(),
        };
        db.Publications.Add(publication);
        var frozen = new List<PublishedFigure>();
        foreach (var line in made.Lines)
        {
            var figure = Figure(publication, line, frozen.Count);
            frozen.Add(figure);
            db.PublishedFigures.Add(figure);
            await Freeze(figure, line, cancellationToken);
        }

        await db.SaveChangesAsync(cancellationToken);
        return PublicationAnswer.Of(publication, frozen);
    }

    // A document number stands for one document: what it published is found by it for good.
    private async Task RefuseSameNumber(PublishBulletin request, CancellationToken cancellationToken)
    {
        var same = await db.Publications.FirstOrDefaultAsync(
            publication => publication.Jurisdiction == request.Jurisdiction && publication.DocumentNumber == request.DocumentNumber,
            cancellationToken
        );
        if (same is not null)
        {
            throw new ProblemException(
                ReportingProblems.NumberPublished,
                same.DocumentNumber,
                same.Bulletin,
                same.From.ToString("O", CultureInfo.InvariantCulture),
                same.To.ToString("O", CultureInfo.InvariantCulture),
                same.Id
            )
            {
                Field = "documentNumber",
            };
        }
    }

    private PublishedFigure Figure(Publication publication, MadeLine line, int number) =>
        new()
        {
            Id = ids.New(),
            PublicationId = publication.Id,
            Field = line.Line.Field,
            Number = number,
            Indicator = line.Line.Indicator,
            Counts = line.Line.Counts,
            From = line.Span.From,
            To = line.Span.To,
            Value = line.Value,
            Persons = line.Counts.Persons,
            Events = line.Counts.Events,
            Trace = line.Trace,
        };

    private async Task Freeze(PublishedFigure figure, MadeLine line, CancellationToken cancellationToken)
    {
        var identities = await figures
            .RowsOf(line.Definition, line.Span)
            .OrderBy(row => row.SourceId)
            .Select(row => new { row.SourceId, row.Id })
            .ToListAsync(cancellationToken);
        foreach (var (number, together) in identities.Select(row => (row.SourceId, row.Id)).Chunk(PublishedRows.Together).Index())
        {
            db.PublishedRows.Add(
                new PublishedRows
                {
                    Id = ids.New(),
                    FigureId = figure.Id,
                    Number = number,
                    Identities = PublishedRows.Packed(together),
                }
            );
        }
    }
}
