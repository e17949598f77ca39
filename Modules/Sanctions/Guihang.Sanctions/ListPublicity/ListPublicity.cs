using FluentValidation;
using Guihang.Core.Http;
using Guihang.Core.Requests;
using Guihang.Core.Security;
using Guihang.Sanctions.Data;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Guihang.Sanctions;

/// <summary>Asks for all publicity of a sanction, the earliest first.</summary>
/// <param name="SanctionId">The sanction's id.</param>
[MaySend(Role.CaseOfficer, Over.Jurisdiction)]
[MaySend(Role.System, Over.Anything)]
public sealed record ListPublicity(Guid SanctionId) : IQuery<Page<PublicityAnswer>>, IConcernSubject
{
    Subject IConcernSubject.Subject => Subjects.Sanction(SanctionId);
}

/// <summary>Asks for publicity that is still up although the label is off, within the caller's reach, the longest first.</summary>
[MaySend(Role.CaseOfficer, Over.WithinReach)]
[MaySend(Role.System, Over.Anything)]
public sealed record ListPublicityToTakeDown : IQuery<Page<PublicityToTakeDown>>, IPaged
{
    /// <inheritdoc/>
    public int? Limit { get; init; }

    /// <inheritdoc/>
    public string? After { get; init; }
}

/// <summary>Publicity that is to be taken down.</summary>
public sealed record PublicityToTakeDown
{
    /// <summary>The publicity.</summary>
    /// <example>{publicityId}</example>
    public required Guid PublicityId { get; init; }

    /// <summary>The sanction.</summary>
    /// <example>{judgedSanctionId}</example>
    public required Guid SanctionId { get; init; }

    /// <summary>The person.</summary>
    /// <example>{sameAsPersonId}</example>
    public required Guid PersonId { get; init; }

    /// <summary>The person's unit.</summary>
    /// <example>{unitId}</example>
    public required Guid UnitId { get; init; }

    /// <summary>Where it is public.</summary>
    /// <example>区纪委网站</example>
    public required string Medium { get; init; }

    /// <summary>The title or number under which it is found there.</summary>
    /// <example>2014年查处的七起典型案例</example>
    public required string Reference { get; init; }

    /// <summary>The first day without the label: since then it is to be taken down.</summary>
    /// <example>2015-03-10</example>
    public required DateOnly Since { get; init; }
}

internal sealed class ListPublicityToTakeDownValidator : AbstractValidator<ListPublicityToTakeDown>
{
    public ListPublicityToTakeDownValidator() => this.Paged();
}

internal sealed class ListPublicityHandler(SanctionsDb db) : IRequestHandler<ListPublicity, Page<PublicityAnswer>>
{
    public async Task<Page<PublicityAnswer>> Handle(ListPublicity request, CancellationToken cancellationToken)
    {
        var read = await db
            .Publicities.Where(publicity => publicity.SanctionId == request.SanctionId)
            .OrderBy(publicity => publicity.On)
            .ThenBy(publicity => publicity.Id)
            .ToListAsync(cancellationToken);
        return new Page<PublicityAnswer>(read.ConvertAll(PublicityAnswer.Of), null);
    }
}

internal sealed class ListPublicityToTakeDownHandler(SanctionsDb db, Places places, CallContext call)
    : IRequestHandler<ListPublicityToTakeDown, Page<PublicityToTakeDown>>
{
    public async Task<Page<PublicityToTakeDown>> Handle(ListPublicityToTakeDown request, CancellationToken cancellationToken)
    {
        var confines = await places.ConfinesOf(request, call.Caller, cancellationToken);
        var up = db
            .Publicities.Where(publicity => publicity.TakenDownOn == null)
            .Join(
                db.LabelsOff.Where(label => label.SupersededAt == null),
                publicity => publicity.SanctionId,
                label => label.SanctionId,
                (publicity, label) => new { Publicity = publicity, Since = label.On }
            )
            .Join(
                db.People,
                row => row.Publicity.PersonId,
                person => person.Id,
                (row, person) =>
                    new
                    {
                        row.Publicity,
                        row.Since,
                        Person = person,
                    }
            );
        if (confines.Regions is { } regions)
        {
            up = up.Where(row => regions.Contains(row.Person.Region));
        }

        if (PageKey.Read(request.After) is { } after)
        {
            up = up.Where(row => row.Since > after.Day || (row.Since == after.Day && row.Publicity.Id > after.Id));
        }

        var limit = request.Limit ?? PageKey.DefaultLimit;
        var read = await up.OrderBy(row => row.Since)
            .ThenBy(row => row.Publicity.Id)
            .Take(limit + 1)
            .Select(row => new PublicityToTakeDown
            {
                PublicityId = row.Publicity.Id,
                SanctionId = row.Publicity.SanctionId,
                PersonId = row.Publicity.PersonId,
                UnitId = row.Person.UnitId,
                Medium = row.Publicity.Medium,
                Reference = row.Publicity.Reference,
                Since = row.Since,
            })
            .ToListAsync(cancellationToken);
        return PageKey.Cut(read, limit, row => new PageKey(row.Since, row.PublicityId));
    }
}

internal static class ListPublicityEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/sanctions/{id:guid}/publicity", (Guid id, HttpDoor door, CancellationToken ct) => door.Get(new ListPublicity(id), ct))
            .Describe("listPublicity", "列出公开曝光", "List publicity", "Lists where a sanction was made public, and whether it still is.")
            .Takes("id", "The sanction's id.", "{judgedSanctionId}");
        api.MapGet(
                "/publicity/to-take-down",
                ([AsParameters] ListPublicityToTakeDown query, HttpDoor door, CancellationToken ct) => door.Get(query, ct)
            )
            .Describe(
                "listPublicityToTakeDown",
                "列出应撤下的公开信息",
                "List publicity to take down",
                "Lists publicity that is still up although the label of its sanction is off, within the caller's reach, the longest first."
            );
    }
}
