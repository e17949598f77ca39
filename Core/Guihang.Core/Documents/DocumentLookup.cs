using System.Text;
using Guihang.Core.Data;
using Guihang.Core.Problems;
using Guihang.Core.Security;
using Microsoft.EntityFrameworkCore;

namespace Guihang.Core.Documents;

/// <summary>
/// Reads documents, also for modules that lay them before somebody, such as a leading group. It asks nobody whether he may: whoever uses it does so inside a
/// request that was let in, and sees to it that the document is one of those that the request is about.
/// </summary>
public sealed class DocumentLookup
{
    private readonly Session _session;
    private readonly Places _places;

    /// <summary>Made once a request.</summary>
    public DocumentLookup(Session session, Places places) => (_session, _places) = (session, places);

    /// <summary>What a document is about and where it belongs today; null where there is none.</summary>
    public Task<KnownDocument?> Find(Guid id, CancellationToken cancellationToken) =>
        DocumentPlace.Known(_session, _places, id, cancellationToken);

    /// <summary>What a document is made of.</summary>
    public async Task<DocumentAnswer> Read(Guid id, CancellationToken cancellationToken)
    {
        var db = _session.Context<CoreDb>();
        return DocumentAnswer.Of(
            await db.Documents.SingleAsync(document => document.Id == id, cancellationToken),
            [.. (await SignedOriginals.Of(db, [id], cancellationToken))[id]]
        );
    }

    /// <summary>A document's text.</summary>
    /// <exception cref="ProblemException">The worker has not made it yet.</exception>
    public async Task<DocumentContent> Content(Guid id, DocumentForm form, CancellationToken cancellationToken)
    {
        var document = await _session.Context<CoreDb>().Documents.SingleAsync(document => document.Id == id, cancellationToken);
        return (form, document) switch
        {
            (DocumentForm.Docx, { Docx: { } docx }) => new DocumentContent(
                docx,
                GetDocumentEndpoints.WordMediaType,
                $"{document.Template}-{document.Id:N}.docx"
            ),
            (DocumentForm.Html, { Html: { } html }) => new DocumentContent(
                Encoding.UTF8.GetBytes(html),
                "text/html; charset=utf-8",
                $"{document.Template}-{document.Id:N}.html"
            ),
            _ => throw new ProblemException(DocumentProblems.NotProduced),
        };
    }
}

/// <summary>A document that there is.</summary>
/// <param name="Subject">What it is about.</param>
/// <param name="Place">Where it belongs today: it goes with the person, or stays where it was ordered.</param>
public sealed record KnownDocument(Subject Subject, Place Place);
