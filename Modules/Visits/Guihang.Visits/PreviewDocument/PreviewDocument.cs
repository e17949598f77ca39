using Guihang.Core.Documents;
using Guihang.Core.Http;
using Guihang.Core.Requests;
using Guihang.Core.Security;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Guihang.Visits;

/// <summary>Asks what a document would be made of if it were ordered now: its fields with their sources, and its blanks.</summary>
[MaySend(Role.CaseOfficer, Over.Jurisdiction)]
[MaySend(Role.UnitSecretary, Over.OwnUnit)]
[MaySend(Role.System, Over.Anything)]
public sealed record PreviewDocument : IQuery<DocumentPreview>, IConcernSubject
{
    /// <summary>The follow-up case's id.</summary>
    /// <example>{caseId}</example>
    public required Guid CaseId { get; init; }

    /// <summary>The template's name, one of those that the case offers.</summary>
    /// <example>care-letter</example>
    public required string Template { get; init; }

    /// <summary>The visit that the document is about; needed for the forms of a visit.</summary>
    /// <example>{visitId}</example>
    public Guid? VisitId { get; init; }

    Subject IConcernSubject.Subject => Subjects.Case(CaseId);
}

internal sealed class PreviewDocumentHandler(CasePapers papers) : IRequestHandler<PreviewDocument, DocumentPreview>
{
    public Task<DocumentPreview> Handle(PreviewDocument request, CancellationToken cancellationToken) =>
        papers.Preview(request.CaseId, request.Template, request.VisitId, cancellationToken);
}

internal static class PreviewDocumentEndpoint
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet(
                "/follow-up-cases/{caseId:guid}/document-preview",
                ([AsParameters] PreviewDocument query, HttpDoor door, CancellationToken ct) => door.Get(query, ct)
            )
            .Describe(
                "previewCaseDocument",
                "预览文书字段与空白",
                "Preview a document",
                "Gives what a document would be made of if it were ordered now, each field with its source and date, and the blanks that are to be filled in by hand. Nothing is kept."
            )
            .MayAnswer(VisitsProblems.NoTemplate, "talk-record")
            .MayAnswer(VisitsProblems.VisitMissing)
            .MayAnswer(VisitsProblems.VisitOfOthers);
}
