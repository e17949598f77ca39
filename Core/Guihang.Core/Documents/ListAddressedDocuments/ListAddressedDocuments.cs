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

/// <summary>Asks for the documents that are addressed to the caller's desk, within its reach, in the order in which they were ordered.</summary>
[MaySend(Role.OrganisationDepartment, Over.WithinReach)]
public sealed record ListAddressedDocuments : IQuery<Page<DocumentAnswer>>, IPaged
{
    /// <inheritdoc/>
    public int? Limit { get; init; }

    /// <inheritdoc/>
    public string? After { get; init; }
}

internal sealed class ListAddressedDocumentsValidator : AbstractValidator<ListAddressedDocuments>
{
    public ListAddressedDocumentsValidator() => this.Paged();
}

internal sealed class ListAddressedDocumentsHandler(CoreDb db, Places places, CallContext call)
    : IRequestHandler<ListAddressedDocuments, Page<DocumentAnswer>>
{
    public async Task<Page<DocumentAnswer>> Handle(ListAddressedDocuments request, CancellationToken cancellationToken)
    {
        var documents = db.Documents.Where(document => document.Addressee == Role.OrganisationDepartment);
        if (places.RegionsOf(call.Caller) is { } regions)
        {
            documents = documents.Where(document => regions.Contains(document.Region));
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

internal static class ListAddressedDocumentsEndpoint
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet(
                "/documents/addressed",
                ([AsParameters] ListAddressedDocuments query, HttpDoor door, CancellationToken ct) => door.Get(query, ct)
            )
            .Describe(
                "listAddressedDocuments",
                "列出送达本部门的文书",
                "List documents addressed to you",
                "Lists the opinions and letters of feedback that are addressed to the organisation department of the caller's jurisdiction."
            );
}
