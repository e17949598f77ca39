using FluentValidation;
using Guihang.Core.Data;
using Guihang.Core.Http;
using Guihang.Core.Requests;
using Guihang.Core.Security;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Guihang.Core.Documents;

/// <summary>Asks for the documents of a thing, within the caller's reach, in the order in which they were ordered.</summary>
[MaySend(Role.CaseOfficer, Over.WithinReach)]
[MaySend(Role.UnitSecretary, Over.WithinReach)]
[MaySend(Role.System, Over.Anything)]
public sealed record ListDocuments : IQuery<Page<DocumentAnswer>>, IPaged
{
    /// <summary>The thing that the documents are about: a follow-up case.</summary>
    /// <example>{caseId}</example>
    public required Guid SubjectId { get; init; }

    /// <inheritdoc/>
    public int? Limit { get; init; }

    /// <inheritdoc/>
    public string? After { get; init; }
}

internal sealed class ListDocumentsValidator : AbstractValidator<ListDocuments>
{
    public ListDocumentsValidator() => this.Paged();
}

internal sealed class ListDocumentsHandler(CoreDb db, Places places, CallContext call)
    : IRequestHandler<ListDocuments, Page<DocumentAnswer>>
{
    public async Task<Page<DocumentAnswer>> Handle(ListDocuments request, CancellationToken cancellationToken)
    {
        var confines = await places.ConfinesOf(request, call.Caller, cancellationToken);
        var documents = db.Documents.Where(document => document.SubjectId == request.SubjectId);
        if (confines.Regions is { } regions)
        {
            documents = documents.Where(document => regions.Contains(document.Region));
        }

        if (confines.Units is { } units)
        {
            documents = documents.Where(document => units.Contains(document.UnitId));
        }

        if (PageKey.Read(request.After) is { } after)
        {
            documents = documents.Where(document => document.Id > after.Id);
        }

        var limit = request.Limit ?? PageKey.DefaultLimit;
        var read = await documents.OrderBy(document => document.Id).Take(limit + 1).ToListAsync(cancellationToken);
        var originals = await SignedOriginals.Of(db, read.ConvertAll(document => document.Id), cancellationToken);
        return PageKey.Cut(
            read.ConvertAll(document => DocumentAnswer.Of(document, [.. originals[document.Id]])),
            limit,
            document => new PageKey(DateOnly.MinValue, document.Id)
        );
    }
}

internal static class ListDocumentsEndpoint
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet("/documents", ([AsParameters] ListDocuments query, HttpDoor door, CancellationToken ct) => door.Get(query, ct))
            .Describe("listDocuments", "列出文书", "List documents", "Lists the documents of a follow-up case.");
}
