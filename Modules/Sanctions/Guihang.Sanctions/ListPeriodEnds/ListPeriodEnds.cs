using FluentValidation;
using Guihang.Core.Data;
using Guihang.Core.Http;
using Guihang.Core.Problems;
using Guihang.Core.Requests;
using Guihang.Core.Security;
using Guihang.Policy.InfluencePeriods;
using Guihang.Policy.Sanctions;
using Guihang.Sanctions.Data;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Guihang.Sanctions;

/// <summary>Asks who expires when: influence periods by their last day, the earliest first, within the caller's reach.</summary>
[MaySend(Role.CaseOfficer, Over.WithinReach)]
[MaySend(Role.UnitSecretary, Over.WithinReach)]
[MaySend(Role.System, Over.Anything)]
public sealed record ListPeriodEnds : IQuery<Page<PeriodEnd>>, IPaged
{
    /// <summary>Only periods whose last day is this or later; from today on where it is not said.</summary>
    /// <example>2020-03-01</example>
    public DateOnly? From { get; init; }

    /// <summary>Only periods whose last day is this or earlier, such as the end of a month.</summary>
    /// <example>2020-03-31</example>
    public DateOnly? To { get; init; }

    /// <summary>Only people of this unit.</summary>
    /// <example>{unitId}</example>
    public Guid? UnitId { get; init; }

    /// <inheritdoc/>
    public int? Limit { get; init; }

    /// <inheritdoc/>
    public string? After { get; init; }
}

/// <summary>An influence period that ends.</summary>
public sealed record PeriodEnd
{
    /// <summary>The sanction.</summary>
    /// <example>{sanctionId}</example>
    public required Guid SanctionId { get; init; }

    /// <summary>The person.</summary>
    /// <example>{personId}</example>
    public required Guid PersonId { get; init; }

    /// <summary>The person's name.</summary>
    /// <example>黄某</example>
    public required string PersonName { get; init; }

    /// <summary>The person's unit.</summary>
    /// <example>{unitId}</example>
    public required Guid UnitId { get; init; }

    /// <summary>The kind in force.</summary>
    /// <example>majorDemerit</example>
    public required SanctionKind Kind { get; init; }

    /// <summary>The last day of the period.</summary>
    /// <example>2020-03-04</example>
    public required DateOnly LastDay { get; init; }

    /// <summary>What it takes to end.</summary>
    /// <example>automatic</example>
    public required PeriodEnding Ending { get; init; }

    /// <summary>Whether the bodies have judged yet whether it still affects use.</summary>
    /// <example>false</example>
    public required bool IsJudged { get; init; }

    /// <summary>The label.</summary>
    public required LabelAnswer Label { get; init; }

    /// <summary>Whether a decision to lift it is missing.</summary>
    /// <example>false</example>
    public required bool NeedsLifting { get; init; }
}

internal sealed class ListPeriodEndsValidator : AbstractValidator<ListPeriodEnds>
{
    public ListPeriodEndsValidator()
    {
        this.Paged();
        RuleFor(ends => ends.To)
            .Must((ends, to) => to is null || ends.From is null || to >= ends.From)
            .WithProblem("to-before-from", SanctionProblems.Texts);
    }
}

internal sealed class ListPeriodEndsHandler(SanctionsDb db, SanctionLedger ledger, Places places, CallContext call, TimeProvider clock)
    : IRequestHandler<ListPeriodEnds, Page<PeriodEnd>>
{
    public async Task<Page<PeriodEnd>> Handle(ListPeriodEnds request, CancellationToken cancellationToken)
    {
        var today = clock.Today();
        var confines = await places.ConfinesOf(request, call.Caller, cancellationToken);
        // The stored end is the first day after the last.
        var from = DayAfter(request.From ?? today);
        var ending = db
            .Periods.Where(period => period.SupersededAt == null && period.End >= from)
            .Join(db.People, period => period.PersonId, person => person.Id, (period, person) => new { Period = period, Person = person });
        if (request.To is { } to)
        {
            var end = DayAfter(to);
            ending = ending.Where(row => row.Period.End <= end);
        }

        if (confines.Regions is { } regions)
        {
            ending = ending.Where(row => regions.Contains(row.Person.Region));
        }

        if (confines.Units is { } units)
        {
            ending = ending.Where(row => units.Contains(row.Person.UnitId));
        }

        if (request.UnitId is { } unitId)
        {
            ending = ending.Where(row => row.Person.UnitId == unitId);
        }

        if (PageKey.Read(request.After) is { } after)
        {
            var end = DayAfter(after.Day);
            ending = ending.Where(row => row.Period.End > end || (row.Period.End == end && row.Period.SanctionId > after.Id));
        }

        var limit = request.Limit ?? PageKey.DefaultLimit;
        var periods = await ending
            .OrderBy(row => row.Period.End)
            .ThenBy(row => row.Period.SanctionId)
            .Select(row => row.Period)
            .Take(limit + 1)
            .ToListAsync(cancellationToken);
        return PageKey.Cut(await Answers(periods, today, cancellationToken), limit, row => new PageKey(row.LastDay, row.SanctionId));
    }

    private static DateOnly DayAfter(DateOnly day) => day == DateOnly.MaxValue ? day : day.AddDays(1);

    private async Task<List<PeriodEnd>> Answers(List<InfluencePeriod> periods, DateOnly today, CancellationToken cancellationToken)
    {
        var sanctionIds = periods.ConvertAll(period => period.SanctionId);
        var sanctions = await db
            .Sanctions.Where(sanction => sanctionIds.Contains(sanction.SanctionId) && sanction.SupersededAt == null)
            .ToListAsync(cancellationToken);
        var judgements = await db
            .Judgements.Where(judgement => sanctionIds.Contains(judgement.SanctionId))
            .OrderBy(judgement => judgement.On)
            .ThenBy(judgement => judgement.Id)
            .ToListAsync(cancellationToken);
        var read = (await ledger.ReadMany(sanctions, CivilClock.EndOfTime, cancellationToken)).ToDictionary(r =>
            r.History.Sanction.SanctionId
        );
        return periods.ConvertAll(period =>
        {
            var (person, history) = read[period.SanctionId];
            history = history with { Judgements = judgements.FindAll(judgement => judgement.SanctionId == period.SanctionId) };
            return new PeriodEnd
            {
                SanctionId = period.SanctionId,
                PersonId = person.Id,
                PersonName = person.Name,
                UnitId = person.UnitId,
                Kind = history.KindNow,
                LastDay = period.Span!.Value.LastDay!.Value,
                Ending = period.Decided()!.Ending,
                IsJudged = history.Judgements.Any(judgement => judgement.SupersededAt == null),
                Label = LabelAnswer.Of(history, period, today),
                NeedsLifting = history.NeedsLifting(period, today),
            };
        });
    }
}

internal static class ListPeriodEndsEndpoint
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet("/period-ends", ([AsParameters] ListPeriodEnds query, HttpDoor door, CancellationToken ct) => door.Get(query, ct))
            .Describe(
                "listPeriodEnds",
                "列出影响期届满与标签",
                "List period ends",
                "Lists who expires when, by the last day of the influence period, with the label, whether the bodies have judged yet, and whether a decision to lift it is missing."
            );
}
