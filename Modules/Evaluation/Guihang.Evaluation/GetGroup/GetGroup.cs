using FluentValidation;
using Guihang.Core.Data;
using Guihang.Core.Http;
using Guihang.Core.Problems;
using Guihang.Core.Regions;
using Guihang.Core.Requests;
using Guihang.Core.Security;
using Guihang.Evaluation.Data;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Guihang.Evaluation;

/// <summary>Asks for a leading group with its members on a day.</summary>
[MaySend(Role.CaseOfficer, Over.Jurisdiction)]
[MaySend(Role.LeadingGroupMember, Over.Jurisdiction)]
[MaySend(Role.Auditor, Over.Jurisdiction)]
[MaySend(Role.System, Over.Anything)]
public sealed record GetGroup : IQuery<GroupAnswer>, IConcernSubject
{
    /// <summary>The group's id.</summary>
    /// <example>{groupId}</example>
    public required Guid Id { get; init; }

    /// <summary>The day on which members are asked for; today where it is not said.</summary>
    /// <example>2023-07-10</example>
    public DateOnly? On { get; init; }

    Subject IConcernSubject.Subject => Subjects.LeadingGroup(Id);
}

/// <summary>Asks for the leading groups of a jurisdiction and of those below it, the earliest first, with their members today.</summary>
[MaySend(Role.CaseOfficer, Over.Jurisdiction)]
[MaySend(Role.LeadingGroupMember, Over.Jurisdiction)]
[MaySend(Role.Auditor, Over.Jurisdiction)]
[MaySend(Role.System, Over.Anything)]
public sealed record ListGroups : IQuery<Page<GroupAnswer>>, IPaged, IConcernPlace
{
    /// <summary>The jurisdiction (GB/T 2260).</summary>
    /// <example>511523</example>
    public required string Jurisdiction { get; init; }

    /// <inheritdoc/>
    public int? Limit { get; init; }

    /// <inheritdoc/>
    public string? After { get; init; }

    string IConcernPlace.Jurisdiction => Jurisdiction;
}

internal sealed class ListGroupsValidator : AbstractValidator<ListGroups>
{
    public ListGroupsValidator(RegionTable regions)
    {
        RuleFor(query => query.Jurisdiction).Must(regions.Knows).WithProblem("region-unknown", CoreProblems.Texts);
        this.Paged();
    }
}

internal sealed class GetGroupHandler(GroupLedger groups, TimeProvider clock) : IRequestHandler<GetGroup, GroupAnswer>
{
    public async Task<GroupAnswer> Handle(GetGroup request, CancellationToken cancellationToken) =>
        GroupAnswer.Of(
            await groups.Group(request.Id, cancellationToken),
            await groups.SeatsOn(request.Id, request.On ?? clock.Today(), cancellationToken)
        );
}

internal sealed class ListGroupsHandler(EvaluationDb db, RegionTable regions, TimeProvider clock)
    : IRequestHandler<ListGroups, Page<GroupAnswer>>
{
    public async Task<Page<GroupAnswer>> Handle(ListGroups request, CancellationToken cancellationToken)
    {
        var today = clock.Today();
        var within = regions.Within(request.Jurisdiction, today);
        var groups = db.Groups.Where(group => within.Contains(group.Region));
        if (PageKey.Read(request.After) is { } after)
        {
            groups = groups.Where(g => g.EstablishedOn > after.Day || (g.EstablishedOn == after.Day && g.Id > after.Id));
        }

        var limit = request.Limit ?? PageKey.DefaultLimit;
        var read = await groups.OrderBy(g => g.EstablishedOn).ThenBy(g => g.Id).Take(limit + 1).ToListAsync(cancellationToken);
        var ids = read.ConvertAll(group => group.Id);
        var seats = await db
            .Memberships.Where(m => ids.Contains(m.GroupId) && m.SupersededAt == null)
            .Where(m => m.From <= today && (m.Until == null || m.Until >= today))
            .ToListAsync(cancellationToken);
        return PageKey.Cut(
            read.ConvertAll(group => GroupAnswer.Of(group, seats.Where(seat => seat.GroupId == group.Id))),
            limit,
            group => new PageKey(group.EstablishedOn, group.Id)
        );
    }
}

internal static class GetGroupEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/leading-groups/{id:guid}", ([AsParameters] GetGroup query, HttpDoor door, CancellationToken ct) => door.Get(query, ct))
            .Describe(
                "getGroup",
                "查看领导小组",
                "Get a leading group",
                "Gives a leading group with its members on a day, the chair first."
            );
        api.MapGet("/leading-groups", ([AsParameters] ListGroups query, HttpDoor door, CancellationToken ct) => door.Get(query, ct))
            .Describe(
                "listGroups",
                "列出领导小组",
                "List leading groups",
                "Lists the leading groups of a jurisdiction and of those below it, the earliest first."
            )
            .MayAnswer(CoreProblems.RegionUnknown, "999999");
    }
}
