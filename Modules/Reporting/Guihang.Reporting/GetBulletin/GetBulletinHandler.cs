using Guihang.Core.Data;
using Guihang.Core.Policies.Book;
using Guihang.Core.Policies.Explaining;
using Guihang.Core.Requests;
using MediatR;

namespace Guihang.Reporting;

internal sealed class GetBulletinHandler(Bulletins bulletins, PolicyBook book, CallContext call, TimeProvider clock)
    : IRequestHandler<GetBulletin, BulletinAnswer>
{
    public async Task<BulletinAnswer> Handle(GetBulletin request, CancellationToken cancellationToken)
    {
        var span = new FigureSpan(request.Jurisdiction, request.From, request.To, request.KnownOn);
        var made = await bulletins.Make(request.Bulletin, span, call.Language, cancellationToken);
        return new BulletinAnswer
        {
            Bulletin = request.Bulletin,
            Title = made.Title,
            Jurisdiction = request.Jurisdiction,
            From = request.From,
            To = request.To,
            KnownOn = request.KnownOn ?? clock.Today(),
            Text = made.Markdown,
            PolicyBook = book.Hash,
            Figures = [.. made.Lines.Select(BulletinFigure.Of)],
        };
    }
}

internal sealed class GetBulletinContentHandler(Bulletins bulletins, CallContext call)
    : IRequestHandler<GetBulletinContent, BulletinContent>
{
    public async Task<BulletinContent> Handle(GetBulletinContent request, CancellationToken cancellationToken)
    {
        var asked = request.Bulletin;
        var span = new FigureSpan(asked.Jurisdiction, asked.From, asked.To, asked.KnownOn);
        var made = await bulletins.Make(asked.Bulletin, span, call.Language, cancellationToken);
        return BulletinContent.Of(
            request.Form,
            made.Title.In(call.Language),
            made.Markdown,
            $"{asked.Bulletin}-{asked.Jurisdiction}-{asked.To:yyyyMMdd}",
            call.Language
        );
    }
}
