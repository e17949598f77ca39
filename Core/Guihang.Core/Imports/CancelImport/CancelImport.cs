using System.Text.Json.Serialization;
using Guihang.Core.Data;
using Guihang.Core.Http;
using Guihang.Core.Requests;
using Guihang.Core.Security;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Guihang.Core.Imports;

/// <summary>That an import is called off.</summary>
[MaySend(Role.CaseOfficer, Over.Jurisdiction)]
[MaySend(Role.System, Over.Anything)]
public sealed record CancelImport : IChange<ImportAnswer>, IConcernSubject
{
    /// <summary>The import, from the address.</summary>
    [JsonIgnore]
    public Guid Id { get; init; }

    Subject IConcernSubject.Subject => ImportPlace.Of(Id);
}

internal sealed class CancelImportHandler(CoreDb db, TimeProvider clock) : IRequestHandler<CancelImport, ImportAnswer>
{
    public async Task<ImportAnswer> Handle(CancelImport request, CancellationToken cancellationToken)
    {
        var import = await db.Imports.SingleAsync(import => import.Id == request.Id, cancellationToken);
        if (import.State == ImportState.Running)
        {
            (import.State, import.EndedAt) = (ImportState.Cancelled, clock.Now());
            await db.SaveChangesAsync(cancellationToken);
        }

        return ImportAnswer.Of(import);
    }
}

internal static class CancelImportEndpoint
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPost(
                "/imports/{id:guid}/cancellation",
                (Guid id, HttpDoor door, CancellationToken ct) =>
                    door.Create(new CancelImport { Id = id }, import => $"/api/v1/imports/{import.Id}", ct)
            )
            .Describe(
                "cancelImport",
                "停止导入",
                "Call an import off",
                "Calls an import off after the piece that is being loaded. What was loaded before stays, and the same file can be sent again later. An import that has ended stays as it is."
            )
            .Takes("id", "The import's id.", "{importId}")
            .Creates();
}
