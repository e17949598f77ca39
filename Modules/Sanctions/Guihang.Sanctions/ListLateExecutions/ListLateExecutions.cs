using FluentValidation;
using Guihang.Core.Data;
using Guihang.Core.Http;
using Guihang.Core.Requests;
using Guihang.Core.Security;
using Guihang.Policy.Executions;
using Guihang.Policy.Sanctions;
using Guihang.Sanctions.Data;
using Guihang.Visits.Contracts;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Guihang.Sanctions;

/// <summary>Asks for decisions of whose execution something is late, within the caller's reach, the longest late first.</summary>
[MaySend(Role.CaseOfficer, Over.WithinReach)]
[MaySend(Role.UnitSecretary, Over.WithinReach)]
[MaySend(Role.System, Over.Anything)]
public sealed record ListLateExecutions : IQuery<Page<LateExecution>>, IPaged
{
    /// <summary>Only people of this unit.</summary>
    /// <example>{unitId}</example>
    public Guid? UnitId { get; init; }

    /// <inheritdoc/>
    public int? Limit { get; init; }

    /// <inheritdoc/>
    public string? After { get; init; }
}

/// <summary>A decision of whose execution something is late.</summary>
public sealed record LateExecution
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
    /// <example>warning</example>
    public required SanctionKind Kind { get; init; }

    /// <summary>The day of the decision.</summary>
    /// <example>2018-11-20</example>
    public required DateOnly DecidedOn { get; init; }

    /// <summary>The earliest last day that has passed.</summary>
    /// <example>2018-12-19</example>
    public required DateOnly DueOn { get; init; }

    /// <summary>The items that are overdue.</summary>
    public required IReadOnlyList<ExecutionItemAnswer> Items { get; init; }
}

internal sealed class ListLateExecutionsValidator : AbstractValidator<ListLateExecutions>
{
    public ListLateExecutionsValidator() => this.Paged();
}

internal sealed class ListLateExecutionsHandler(
    SanctionsDb db,
    SanctionLedger ledger,
    Places places,
    IMediator mediator,
    CallContext call,
    TimeProvider clock
) : IRequestHandler<ListLateExecutions, Page<LateExecution>>
{
    public async Task<Page<LateExecution>> Handle(ListLateExecutions request, CancellationToken cancellationToken)
    {
        var today = clock.Today();
        var confines = await places.ConfinesOf(request, call.Caller, cancellationToken);
        var late = db
            .ExecutionChecks.Where(check => check.SupersededAt == null && check.NextDueOn < today)
            .Join(db.People, check => check.PersonId, person => person.Id, (check, person) => new { Check = check, Person = person });
        if (confines.Regions is { } regions)
        {
            late = late.Where(row => regions.Contains(row.Person.Region));
        }

        if (confines.Units is { } units)
        {
            late = late.Where(row => units.Contains(row.Person.UnitId));
        }

        var goLives = await mediator.Send(new ReadGoLives(), cancellationToken);
        foreach (var (region, on) in goLives.Where(live => confines.Regions?.Contains(live.Key, StringComparer.Ordinal) != false))
        {
            // What was planned before the go-live day was set is planned anew by the daily job; until then it is no later for it.
            late = late.Where(row => row.Person.Region != region || row.Check.NextDueOn >= on);
        }

        if (request.UnitId is { } unitId)
        {
            late = late.Where(row => row.Person.UnitId == unitId);
        }

        if (PageKey.Read(request.After) is { } after)
        {
            late = late.Where(row =>
                row.Check.NextDueOn > after.Day || (row.Check.NextDueOn == after.Day && row.Check.SanctionId > after.Id)
            );
        }

        var limit = request.Limit ?? PageKey.DefaultLimit;
        var checks = await late.OrderBy(row => row.Check.NextDueOn)
            .ThenBy(row => row.Check.SanctionId)
            .Select(row => row.Check)
            .Take(limit + 1)
            .ToListAsync(cancellationToken);
        return PageKey.Cut(await Answers(checks, today, goLives, cancellationToken), limit, row => new PageKey(row.DueOn, row.SanctionId));
    }

    private async Task<List<LateExecution>> Answers(
        List<ExecutionCheck> checks,
        DateOnly today,
        IReadOnlyDictionary<string, DateOnly> goLives,
        CancellationToken cancellationToken
    )
    {
        var sanctionIds = checks.ConvertAll(check => check.SanctionId);
        var sanctions = await db
            .Sanctions.Where(sanction => sanctionIds.Contains(sanction.SanctionId) && sanction.SupersededAt == null)
            .ToListAsync(cancellationToken);
        var read = (await ledger.ReadMany(sanctions, CivilClock.EndOfTime, cancellationToken)).ToDictionary(r =>
            r.History.Sanction.SanctionId
        );
        var records = (
            await db
                .ExecutionRecords.Where(record => sanctionIds.Contains(record.SanctionId) && record.SupersededAt == null)
                .ToListAsync(cancellationToken)
        ).ToLookup(record => record.SanctionId);
        return checks.ConvertAll(check =>
        {
            var (person, history) = read[check.SanctionId];
            var done = records[check.SanctionId].ToDictionary(r => r.Item, r => (r.On, (string?)r.EvidenceNumber));
            if (history.ServedOn is { } served)
            {
                done.TryAdd(ExecutionItem.Served, (served, null));
            }

            DateOnly? goLive = goLives.TryGetValue(person.Region, out var on) ? on : null;
            return new LateExecution
            {
                SanctionId = check.SanctionId,
                PersonId = person.Id,
                PersonName = person.Name,
                UnitId = person.UnitId,
                Kind = history.KindNow,
                DecidedOn = history.Sanction.DecidedOn,
                DueOn = check.NextDueOn!.Value,
                Items =
                [
                    .. (check.Decided()?.Items ?? [])
                        .Select(item => ExecutionItemAnswer.Of(item, done, today, goLive))
                        .Where(item => item.State == ExecutionState.Overdue),
                ],
            };
        });
    }
}

internal static class ListLateExecutionsEndpoint
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet(
                "/late-executions",
                ([AsParameters] ListLateExecutions query, HttpDoor door, CancellationToken ct) => door.Get(query, ct)
            )
            .Describe(
                "listLateExecutions",
                "列出逾期未执行的处分",
                "List late executions",
                "Lists decisions of whose execution something is overdue, within the caller's reach, the longest overdue first. What is due today is not overdue."
            );
}
