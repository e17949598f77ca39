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

/// <summary>Asks whose day for another look has come: those not taken into the programme, the longest waiting first.</summary>
[MaySend(Role.CaseOfficer, Over.Jurisdiction)]
[MaySend(Role.System, Over.Anything)]
public sealed record ListLookAgain : IQuery<Page<EnrolmentAnswer>>, IPaged, IConcernPlace
{
    /// <summary>The jurisdiction, with all below it (GB/T 2260).</summary>
    /// <example>511523</example>
    public required string Jurisdiction { get; init; }

    /// <summary>Whose day has come by this day; today where it is not said.</summary>
    /// <example>2024-12-31</example>
    public DateOnly? By { get; init; }

    /// <inheritdoc/>
    public int? Limit { get; init; }

    /// <inheritdoc/>
    public string? After { get; init; }

    string IConcernPlace.Jurisdiction => Jurisdiction;
}

internal sealed class ListLookAgainValidator : AbstractValidator<ListLookAgain>
{
    public ListLookAgainValidator(RegionTable regions)
    {
        RuleFor(query => query.Jurisdiction).Must(regions.Knows).WithProblem("region-unknown", CoreProblems.Texts);
        this.Paged();
    }
}

internal sealed class ListLookAgainHandler(EvaluationDb db, RegionTable regions, TimeProvider clock)
    : IRequestHandler<ListLookAgain, Page<EnrolmentAnswer>>
{
    public async Task<Page<EnrolmentAnswer>> Handle(ListLookAgain request, CancellationToken cancellationToken)
    {
        var by = request.By ?? clock.Today();
        var within = regions.Within(request.Jurisdiction, clock.Today());
        var waiting = db.Enrolments.Where(e =>
            within.Contains(e.Region) && e.SupersededAt == null && e.LookAgainOn != null && e.LookAgainOn <= by
        );
        if (PageKey.Read(request.After) is { } after)
        {
            waiting = waiting.Where(e => e.LookAgainOn > after.Day || (e.LookAgainOn == after.Day && e.Id > after.Id));
        }

        var limit = request.Limit ?? PageKey.DefaultLimit;
        var read = await waiting.OrderBy(e => e.LookAgainOn).ThenBy(e => e.Id).Take(limit + 1).ToListAsync(cancellationToken);
        var ids = read.ConvertAll(enrolment => enrolment.Id);
        var replies = (await db.Replies.Where(reply => ids.Contains(reply.EnrolmentId)).ToListAsync(cancellationToken)).ToLookup(reply =>
            reply.EnrolmentId
        );
        return PageKey.Cut(
            read.ConvertAll(e => EnrolmentAnswer.Of(e, replies[e.Id].OrderBy(r => r.On).ThenBy(r => r.Id))),
            limit,
            enrolment => new PageKey(enrolment.LookAgainOn!.Value, enrolment.Id)
        );
    }
}

internal static class ListLookAgainEndpoint
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet(
                "/screenings/look-again",
                ([AsParameters] ListLookAgain query, HttpDoor door, CancellationToken ct) => door.Get(query, ct)
            )
            .Describe(
                "listLookAgain",
                "列出应再次研究的人员",
                "List whose day for another look has come",
                "Lists the screenings that did not take the person and whose day for another look has come, with what the person said, the longest waiting first. No other body sees it."
            )
            .MayAnswer(CoreProblems.RegionUnknown, "999999");
}
