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
        var documents = await WithinReach(request, cancellationToken);
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

    // Documents go with the person; those that no unit is to read stay where they were ordered.
    private async Task<IQueryable<StoredDocument>> WithinReach(ListDocuments request, CancellationToken cancellationToken)
    {
        var documents = db.Documents.Where(document => document.SubjectId == request.SubjectId);
        var confines = await places.ConfinesOf(request, call.Caller, cancellationToken);
        var first = await documents
            .Where(document => document.UnitId != Guid.Empty)
            .Select(document => new
            {
                Place = new Place(document.Region, document.UnitId),
                Subject = new Subject(document.SubjectKind, document.SubjectId),
            })
            .FirstOrDefaultAsync(cancellationToken);
        var place = first is null ? null : await DocumentPlace.Of(first.Place, first.Subject, places, cancellationToken);
        var reachesSubject =
            place is not null
            && confines.Regions?.Contains(place.Region, StringComparer.Ordinal) != false
            && confines.Units?.Contains(place.UnitId) != false;
        if (confines.Units is not null)
        {
            return documents.Where(document => reachesSubject && document.UnitId != Guid.Empty);
        }

        var (isEverywhere, regions) = (confines.Regions is null, confines.Regions ?? []);
        return documents.Where(document =>
            document.UnitId != Guid.Empty ? reachesSubject : isEverywhere || regions.Contains(document.Region)
        );
    }
}

internal static class ListDocumentsEndpoint
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet("/documents", ([AsParameters] ListDocuments query, HttpDoor door, CancellationToken ct) => door.Get(query, ct))
            .Describe("listDocuments", "列出文书", "List documents", "Lists the documents of a follow-up case.");
}
