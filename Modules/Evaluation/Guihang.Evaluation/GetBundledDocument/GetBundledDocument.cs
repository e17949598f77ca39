using Guihang.Core.Documents;
using Guihang.Core.Http;
using Guihang.Core.Problems;
using Guihang.Core.Requests;
using Guihang.Core.Security;
using Guihang.Evaluation.Data;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Guihang.Evaluation;

/// <summary>Asks for a document of an item's bundle. It is laid before the members of the group, without those who stand aside.</summary>
/// <param name="ItemId">The item's id.</param>
/// <param name="DocumentId">The document's id.</param>
[MaySend(Role.CaseOfficer, Over.Jurisdiction)]
[MaySend(Role.LeadingGroupMember, Over.Named)]
[MaySend(Role.System, Over.Anything)]
public sealed record GetBundledDocument(Guid ItemId, Guid DocumentId) : IQuery<DocumentAnswer>, IConcernSubject
{
    Subject IConcernSubject.Subject => Subjects.AgendaItem(ItemId);
}

/// <summary>Asks for the text of a document of an item's bundle.</summary>
/// <param name="ItemId">The item's id.</param>
/// <param name="DocumentId">The document's id.</param>
/// <param name="Form">The form.</param>
[MaySend(Role.CaseOfficer, Over.Jurisdiction)]
[MaySend(Role.LeadingGroupMember, Over.Named)]
[MaySend(Role.System, Over.Anything)]
public sealed record GetBundledDocumentContent(Guid ItemId, Guid DocumentId, DocumentForm Form) : IQuery<DocumentContent>, IConcernSubject
{
    Subject IConcernSubject.Subject => Subjects.AgendaItem(ItemId);
}

internal sealed class GetBundledDocumentHandler(EvaluationDb db, DocumentLookup documents)
    : IRequestHandler<GetBundledDocument, DocumentAnswer>
{
    public async Task<DocumentAnswer> Handle(GetBundledDocument request, CancellationToken cancellationToken)
    {
        await db.CheckBundled(request.ItemId, request.DocumentId, cancellationToken);
        return await documents.Read(request.DocumentId, cancellationToken);
    }
}

internal sealed class GetBundledDocumentContentHandler(EvaluationDb db, DocumentLookup documents)
    : IRequestHandler<GetBundledDocumentContent, DocumentContent>
{
    public async Task<DocumentContent> Handle(GetBundledDocumentContent request, CancellationToken cancellationToken)
    {
        await db.CheckBundled(request.ItemId, request.DocumentId, cancellationToken);
        return await documents.Content(request.DocumentId, request.Form, cancellationToken);
    }
}

internal static class Bundles
{
    /// <summary>The document is one of the item's bundle.</summary>
    /// <exception cref="ProblemException">It is not.</exception>
    public static async Task CheckBundled(this EvaluationDb db, Guid itemId, Guid documentId, CancellationToken cancellationToken)
    {
        var item = await db.AgendaItems.SingleAsync(item => item.Id == itemId, cancellationToken);
        if (!item.Documents.Contains(documentId))
        {
            throw new ProblemException(CoreProblems.NotFound, "document");
        }
    }
}

internal static class GetBundledDocumentEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet(
                "/agenda-items/{id:guid}/documents/{documentId:guid}",
                (Guid id, Guid documentId, HttpDoor door, CancellationToken ct) => door.Get(new GetBundledDocument(id, documentId), ct)
            )
            .Describe(
                "getBundledDocument",
                "查看议题材料",
                "Get a document of a bundle",
                "Gives what a document is made of that is laid before the group with an item. Members read it, without those who stand aside."
            )
            .Takes("id", "The item's id.", "{itemToSettleId}")
            .Takes("documentId", "The document's id.", "{minutesDocumentId}");
        api.MapGet(
                "/agenda-items/{id:guid}/documents/{documentId:guid}/content",
                async (Guid id, Guid documentId, QueryWord<DocumentForm> form, HttpDoor door, CancellationToken ct) =>
                {
                    var content = (await door.Get(new GetBundledDocumentContent(id, documentId, form.Value), ct)).Value!;
                    return TypedResults.File(content.Bytes, content.MediaType, content.FileName);
                }
            )
            .Describe(
                "getBundledDocumentContent",
                "下载议题材料",
                "Download a document of a bundle",
                "Gives a document that is laid before the group with an item, as a printable page or as a Word file. Until the worker has made it the answer is 409."
            )
            .Produces<byte[]>(200, "text/html", PrintedText.WordMediaType)
            .Takes("id", "The item's id.", "{itemToSettleId}")
            .Takes("documentId", "The document's id.", "{minutesDocumentId}")
            .Takes("form", "The form.", "html")
            .MayAnswer(DocumentProblems.NotProduced);
    }
}
