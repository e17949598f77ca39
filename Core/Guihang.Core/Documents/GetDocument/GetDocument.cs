using Guihang.Core.Attachments;
using Guihang.Core.Data;
using Guihang.Core.Http;
using Guihang.Core.Problems;
using Guihang.Core.Requests;
using Guihang.Core.Security;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Guihang.Core.Documents;

/// <summary>Asks for a document.</summary>
/// <param name="Id">The document's id.</param>
[MaySend(Role.CaseOfficer, Over.Jurisdiction)]
[MaySend(Role.UnitSecretary, Over.OwnUnit)]
[MaySend(Role.OrganisationDepartment, Over.Named)]
[MaySend(Role.System, Over.Anything)]
public sealed record GetDocument(Guid Id) : IQuery<DocumentAnswer>, IConcernSubject
{
    Subject IConcernSubject.Subject => new(DocumentPlace.SubjectKind, Id);
}

/// <summary>Asks for a document's text, in the form in which it is printed.</summary>
/// <param name="Id">The document's id.</param>
/// <param name="Form">The form.</param>
[MaySend(Role.CaseOfficer, Over.Jurisdiction)]
[MaySend(Role.UnitSecretary, Over.OwnUnit)]
[MaySend(Role.OrganisationDepartment, Over.Named)]
[MaySend(Role.System, Over.Anything)]
public sealed record GetDocumentContent(Guid Id, DocumentForm Form) : IQuery<DocumentContent>, IConcernSubject
{
    Subject IConcernSubject.Subject => new(DocumentPlace.SubjectKind, Id);
}

/// <summary>The forms in which a document is made.</summary>
public enum DocumentForm
{
    /// <summary>A page that prints well.</summary>
    Html,

    /// <summary>A Word document.</summary>
    Docx,
}

/// <summary>A document's text.</summary>
/// <param name="Bytes">The file.</param>
/// <param name="MediaType">Its media type.</param>
/// <param name="FileName">A name for it that tells nothing of the person.</param>
public sealed record DocumentContent(byte[] Bytes, string MediaType, string FileName);

/// <summary>A document goes with the person whom it is about; one that no unit is to read stays where it was ordered.</summary>
internal sealed class DocumentPlace(Session session, Func<Places> places) : IPlaceFinder
{
    public const string SubjectKind = "document";

    public string Kind => SubjectKind;

    public async Task<Place?> Find(Guid id, CancellationToken cancellationToken) =>
        (await Known(session, places(), id, cancellationToken))?.Place;

    public async Task<bool> Names(Guid id, Caller caller, CancellationToken cancellationToken)
    {
        var found = await session
            .Context<CoreDb>()
            .Documents.Where(document => document.Id == id)
            .Select(document => new { document.Addressee, document.Region })
            .FirstOrDefaultAsync(cancellationToken);
        return found?.Addressee is { } role
            && caller.Roles.Contains(role)
            && await places().Reaches(caller, Over.Jurisdiction, new Place(found.Region, Guid.Empty), cancellationToken);
    }

    /// <summary>What a document is about and where it belongs: where its subject does today, if units read it and the subject has a place.</summary>
    public static async Task<KnownDocument?> Known(Session session, Places places, Guid id, CancellationToken cancellationToken)
    {
        var found = await session
            .Context<CoreDb>()
            .Documents.Where(document => document.Id == id)
            .Select(document => new
            {
                Place = new Place(document.Region, document.UnitId),
                Subject = new Subject(document.SubjectKind, document.SubjectId),
            })
            .FirstOrDefaultAsync(cancellationToken);
        return found is null ? null : new KnownDocument(found.Subject, await Of(found.Place, found.Subject, places, cancellationToken));
    }

    /// <summary>The place of a document: that of its subject today, where units read it and the subject has one.</summary>
    public static async Task<Place> Of(Place ordered, Subject subject, Places places, CancellationToken cancellationToken) =>
        ordered.UnitId != Guid.Empty && places.HavePlace(subject.Kind) ? await places.Find(subject, cancellationToken) ?? ordered : ordered;
}

internal sealed class GetDocumentHandler(DocumentLookup documents) : IRequestHandler<GetDocument, DocumentAnswer>
{
    public Task<DocumentAnswer> Handle(GetDocument request, CancellationToken cancellationToken) =>
        documents.Read(request.Id, cancellationToken);
}

/// <summary>The scans of documents as they were signed.</summary>
internal static class SignedOriginals
{
    public static async Task<ILookup<Guid, Guid>> Of(CoreDb db, IReadOnlyList<Guid> documents, CancellationToken cancellationToken) =>
        (
            await db
                .Attachments.Where(attachment => documents.Contains(attachment.SubjectId) && attachment.WithdrawnAt == null)
                .Where(attachment => attachment.Purpose == AttachmentPurpose.SignedOriginal)
                .OrderBy(attachment => attachment.Id)
                .Select(attachment => new { attachment.SubjectId, attachment.Id })
                .ToListAsync(cancellationToken)
        ).ToLookup(attachment => attachment.SubjectId, attachment => attachment.Id);
}

internal sealed class GetDocumentContentHandler(DocumentLookup documents) : IRequestHandler<GetDocumentContent, DocumentContent>
{
    public Task<DocumentContent> Handle(GetDocumentContent request, CancellationToken cancellationToken) =>
        documents.Content(request.Id, request.Form, cancellationToken);
}

/// <summary>What may be wrong with a document.</summary>
public static class DocumentProblems
{
    /// <summary>The worker has not come to it yet.</summary>
    public static readonly ProblemCode NotProduced = new("document.not-produced", 409, CoreProblems.Texts);
}

internal static class GetDocumentEndpoints
{
    public const string WordMediaType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/documents/{id:guid}", (Guid id, HttpDoor door, CancellationToken ct) => door.Get(new GetDocument(id), ct))
            .Describe(
                "getDocument",
                "查看文书",
                "Get a document",
                "Gives what a document is made of, each field with its source and date, and its blanks."
            )
            .Takes("id", "The document's id.", "{documentId}");
        api.MapGet(
                "/documents/{id:guid}/content",
                async (Guid id, QueryWord<DocumentForm> form, HttpDoor door, CancellationToken ct) =>
                {
                    var content = (await door.Get(new GetDocumentContent(id, form.Value), ct)).Value!;
                    return TypedResults.File(content.Bytes, content.MediaType, content.FileName);
                }
            )
            .Describe(
                "getDocumentContent",
                "下载文书",
                "Download a document",
                "Gives a document as a printable page or as a Word file. Until the worker has made it the answer is 409."
            )
            .Produces<byte[]>(200, "text/html", WordMediaType)
            .Takes("id", "The document's id.", "{documentId}")
            .Takes("form", "The form.", "html")
            .MayAnswer(DocumentProblems.NotProduced);
    }
}
