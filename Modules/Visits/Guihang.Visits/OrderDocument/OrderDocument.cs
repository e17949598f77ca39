using System.Text.Json.Serialization;
using FluentValidation;
using Guihang.Core.Documents;
using Guihang.Core.Http;
using Guihang.Core.Requests;
using Guihang.Core.Security;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Guihang.Visits;

/// <summary>A document to be made for a case.</summary>
[MaySend(Role.CaseOfficer, Over.Jurisdiction)]
[MaySend(Role.UnitSecretary, Over.OwnUnit)]
[MaySend(Role.System, Over.Anything)]
public sealed record OrderDocument : IChange<OrderedDocument>, IConcernSubject
{
    /// <summary>The case, from the address.</summary>
    [JsonIgnore]
    public Guid CaseId { get; init; }

    /// <summary>The template's name, one of those that the case offers.</summary>
    /// <example>care-letter</example>
    public required string Template { get; init; }

    /// <summary>The visit that the document is about; needed for the forms of a visit.</summary>
    /// <example>null</example>
    public Guid? VisitId { get; init; }

    Subject IConcernSubject.Subject => Subjects.Case(CaseId);
}

/// <summary>A document that was ordered.</summary>
public sealed record OrderedDocument
{
    /// <summary>The document's id: it is there within seconds.</summary>
    /// <example>{documentId}</example>
    public required Guid Id { get; init; }

    /// <summary>What it is made of.</summary>
    public required DocumentPreview Document { get; init; }
}

internal sealed class OrderDocumentValidator : AbstractValidator<OrderDocument>
{
    public OrderDocumentValidator() => RuleFor(order => order.Template).NotEmpty().MaximumLength(60);
}

internal sealed class OrderDocumentHandler(CasePapers papers) : IRequestHandler<OrderDocument, OrderedDocument>
{
    public Task<OrderedDocument> Handle(OrderDocument request, CancellationToken cancellationToken) =>
        papers.Order(request.CaseId, request.Template, request.VisitId, cancellationToken);
}

internal static class OrderDocumentEndpoint
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPost(
                "/follow-up-cases/{caseId:guid}/documents",
                (Guid caseId, OrderDocument body, HttpDoor door, CancellationToken ct) =>
                    door.Create(body with { CaseId = caseId }, document => $"/api/v1/documents/{document.Id}", ct)
            )
            .Describe(
                "orderCaseDocument",
                "制作文书",
                "Order a document",
                "Orders a letter or form of the policy in force for a case, filled with what is on record, as a printable page and as a Word file. Each field keeps its source and date; the answer lists the blanks."
            )
            .Takes("caseId", "The follow-up case's id.", "{caseId}")
            .MayAnswer(VisitsProblems.NoTemplate, "talk-record")
            .MayAnswer(VisitsProblems.VisitMissing)
            .MayAnswer(VisitsProblems.VisitOfOthers)
            .Creates();
}
