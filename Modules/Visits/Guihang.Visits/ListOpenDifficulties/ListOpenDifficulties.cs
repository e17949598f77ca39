using FluentValidation;
using Guihang.Core.Http;
using Guihang.Core.Requests;
using Guihang.Core.Security;
using Guihang.Visits.Data;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Guihang.Visits;

/// <summary>Asks for the difficulties and problems within the caller's reach that have no answer yet, those due first first.</summary>
[MaySend(Role.CaseOfficer, Over.WithinReach)]
[MaySend(Role.UnitSecretary, Over.WithinReach)]
[MaySend(Role.System, Over.Anything)]
public sealed record ListOpenDifficulties : IQuery<Page<DifficultyAnswer>>, IPaged
{
    /// <inheritdoc/>
    public int? Limit { get; init; }

    /// <inheritdoc/>
    public string? After { get; init; }
}

internal sealed class ListOpenDifficultiesValidator : AbstractValidator<ListOpenDifficulties>
{
    public ListOpenDifficultiesValidator() => this.Paged();
}

internal sealed class ListOpenDifficultiesHandler(VisitsDb db, Places places, CallContext call)
    : IRequestHandler<ListOpenDifficulties, Page<DifficultyAnswer>>
{
    public async Task<Page<DifficultyAnswer>> Handle(ListOpenDifficulties request, CancellationToken cancellationToken)
    {
        var confines = await places.ConfinesOf(request, call.Caller, cancellationToken);
        var cases = db.Cases.AsQueryable();
        if (confines.Regions is { } regions)
        {
            cases = cases.Where(followUp => regions.Contains(followUp.Region));
        }

        if (confines.Units is { } units)
        {
            cases = cases.Where(followUp => units.Contains(followUp.UnitId));
        }

        var open = db.Difficulties.Where(difficulty => difficulty.AnsweredOn == null);
        if (PageKey.Read(request.After) is { } after)
        {
            open = open.Where(d => d.AnswerBy > after.Day || (d.AnswerBy == after.Day && d.Id > after.Id));
        }

        var limit = request.Limit ?? PageKey.DefaultLimit;
        var read = await open.Where(d => cases.Any(followUp => followUp.Id == d.CaseId))
            .OrderBy(d => d.AnswerBy)
            .ThenBy(d => d.Id)
            .Take(limit + 1)
            .ToListAsync(cancellationToken);
        return PageKey.Cut(read.ConvertAll(DifficultyAnswer.Of), limit, d => new PageKey(d.AnswerBy, d.Id));
    }
}

internal static class ListOpenDifficultiesEndpoint
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet(
                "/open-difficulties",
                ([AsParameters] ListOpenDifficulties query, HttpDoor door, CancellationToken ct) => door.Get(query, ct)
            )
            .Describe(
                "listOpenDifficulties",
                "列出未答复的困难",
                "List open difficulties",
                "Lists the difficulties and problems within the caller's reach that have no answer yet, those due first first."
            );
}
