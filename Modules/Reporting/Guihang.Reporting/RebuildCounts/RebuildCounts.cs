using Guihang.Core.Data;
using Guihang.Core.Requests;
using Guihang.Core.Security;
using Guihang.Evaluation.Contracts;
using Guihang.Policy.Indicators;
using Guihang.Reporting.Data;
using Guihang.Sanctions.Contracts;
using Guihang.Visits.Contracts;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Guihang.Reporting;

/// <summary>
/// Makes what figures count anew from the facts of the other modules, a piece at a time; the command <c>rebuild</c> sends it until nothing is left.
/// Where everything is right, nothing changes.
/// </summary>
/// <param name="Source">Whose facts.</param>
/// <param name="After">The last fact of the piece before; null for the first piece.</param>
[MaySend(Role.System, Over.Anything)]
public sealed record RebuildCounts(FactSource Source, Guid? After) : IChange<RebuildAnswer>
{
    /// <summary>How many facts one piece looks at, so that it takes the writer some 50 ms.</summary>
    public const int AtMost = 50;
}

/// <summary>The fact streams that figures stand on.</summary>
public enum FactSource
{
    /// <summary>Sanctions with their periods.</summary>
    Sanctions,

    /// <summary>Visits.</summary>
    Visits,

    /// <summary>Uses of the result.</summary>
    Uses,

    /// <summary>Findings before screening.</summary>
    Findings,

    /// <summary>Screenings for a programme.</summary>
    Screenings,

    /// <summary>Grades that were decided.</summary>
    Grades,

    /// <summary>Observations that ended.</summary>
    Observations,

    /// <summary>What was done to execute sanctions.</summary>
    Executions,

    /// <summary>Who is one person under several records.</summary>
    SamePersons,
}

/// <summary>What a piece of rebuilding came to.</summary>
/// <param name="Next">What to send for the next piece; null at the end of the stream.</param>
/// <param name="Mended">How many rows were not as they had to be.</param>
public sealed record RebuildAnswer(Guid? Next, int Mended);

internal sealed class RebuildCountsHandler(ReportingDb db, CountedRows rows, IMediator mediator, TimeProvider clock)
    : IRequestHandler<RebuildCounts, RebuildAnswer>
{
    public async Task<RebuildAnswer> Handle(RebuildCounts request, CancellationToken cancellationToken)
    {
        var piece = request.Source switch
        {
            FactSource.Sanctions => await Sanctions(request.After, cancellationToken),
            FactSource.Visits => await Visits(request.After, cancellationToken),
            FactSource.Uses => await Uses(request.After, cancellationToken),
            FactSource.Findings => await Steps(SchemeStep.Finding, request.After, cancellationToken),
            FactSource.Screenings => await Steps(SchemeStep.Screening, request.After, cancellationToken),
            FactSource.Grades => await Steps(SchemeStep.Grade, request.After, cancellationToken),
            FactSource.Executions => await Executions(request.After, cancellationToken),
            FactSource.SamePersons => await SamePersons(request.After, cancellationToken),
            _ => await Steps(SchemeStep.Observation, request.After, cancellationToken),
        };
        Guid? next = piece.Facts.Count < RebuildCounts.AtMost ? null : piece.Facts[^1];
        var mended = piece.Mended + await Drop(request, piece.Facts, next, piece.Events, cancellationToken);
        if (mended > 0)
        {
            // They were counted from what was not right; they are counted anew by themselves.
            await db.Kept.ExecuteDeleteAsync(cancellationToken);
        }

        return new RebuildAnswer(next, mended);
    }

    private async Task<(List<Guid> Facts, int Mended, CountedEvent[] Events)> Sanctions(Guid? after, CancellationToken cancellationToken)
    {
        var facts = await mediator.Send(new ReadSanctionFacts(after, null, RebuildCounts.AtMost), cancellationToken);
        var mended = 0;
        foreach (var (sanction, endTold, endToldAt) in facts)
        {
            var end = endTold is { } day ? rows.OfEnd(sanction, day, endToldAt!.Value) : null;
            mended += await Set(CountedEvent.SanctionDecided, sanction.SanctionId, rows.Of(sanction), cancellationToken);
            mended += await Set(CountedEvent.PeriodEnded, sanction.SanctionId, end, cancellationToken);
            mended += await rows.SetPeriod(sanction, cancellationToken) ? 1 : 0;
        }

        return ([.. facts.Select(fact => fact.Sanction.SanctionId)], mended, [CountedEvent.SanctionDecided, CountedEvent.PeriodEnded]);
    }

    private async Task<(List<Guid> Facts, int Mended, CountedEvent[] Events)> Visits(Guid? after, CancellationToken cancellationToken)
    {
        var facts = await mediator.Send(new ReadVisitFacts(after, null, RebuildCounts.AtMost), cancellationToken);
        var mended = 0;
        foreach (var visit in facts)
        {
            var row = rows.Of(visit);
            mended += await Set(CountedEvent.VisitHeld, visit.VisitId, visit.IsHeld ? row : null, cancellationToken);
            mended += await Set(CountedEvent.VisitNotHeld, visit.VisitId, visit.IsHeld ? null : row, cancellationToken);
        }

        return ([.. facts.Select(fact => fact.VisitId)], mended, [CountedEvent.VisitHeld, CountedEvent.VisitNotHeld]);
    }

    private async Task<(List<Guid> Facts, int Mended, CountedEvent[] Events)> Uses(Guid? after, CancellationToken cancellationToken)
    {
        var facts = await mediator.Send(new ReadUseFacts(after, null, RebuildCounts.AtMost), cancellationToken);
        var mended = 0;
        foreach (var use in facts)
        {
            mended += await Set(CountedEvent.ResultUsed, use.UseId, rows.Of(use), cancellationToken);
        }

        return ([.. facts.Select(fact => fact.UseId)], mended, [CountedEvent.ResultUsed]);
    }

    private async Task<(List<Guid> Facts, int Mended, CountedEvent[] Events)> Steps(
        SchemeStep step,
        Guid? after,
        CancellationToken cancellationToken
    )
    {
        var facts = await mediator.Send(new ReadSchemeFacts(step, after, null, RebuildCounts.AtMost), cancellationToken);
        var counted = CountedRows.EventOf(step);
        var mended = 0;
        foreach (var fact in facts)
        {
            mended += await Set(counted, fact.SourceId, rows.Of(fact), cancellationToken);
        }

        return ([.. facts.Select(fact => fact.SourceId)], mended, [counted]);
    }

    private async Task<(List<Guid> Facts, int Mended, CountedEvent[] Events)> Executions(Guid? after, CancellationToken cancellationToken)
    {
        var facts = await mediator.Send(new ReadExecutionFacts(after, null, RebuildCounts.AtMost), cancellationToken);
        var mended = 0;
        foreach (var fact in facts)
        {
            mended += await Set(CountedEvent.ExecutionChecked, fact.RecordId, rows.Of(fact), cancellationToken);
        }

        return ([.. facts.Select(fact => fact.RecordId)], mended, [CountedEvent.ExecutionChecked]);
    }

    private async Task<(List<Guid> Facts, int Mended, CountedEvent[] Events)> SamePersons(Guid? after, CancellationToken cancellationToken)
    {
        var facts = await mediator.Send(new ReadPersonRecords(after, null, RebuildCounts.AtMost), cancellationToken);
        var mended = 0;
        foreach (var record in facts)
        {
            mended += await rows.SetRecord(record, cancellationToken) ? 1 : 0;
        }

        return ([.. facts.Select(record => record.PersonId)], mended, []);
    }

    private async Task<int> Set(CountedEvent counted, Guid sourceId, CountedRow? row, CancellationToken cancellationToken) =>
        await rows.Set(counted, sourceId, row, cancellationToken) ? 1 : 0;

    // Rows for which there is no fact, between the last fact of the piece before and that of this one.
    private async Task<int> Drop(
        RebuildCounts request,
        List<Guid> facts,
        Guid? upTo,
        CountedEvent[] events,
        CancellationToken cancellationToken
    )
    {
        var (after, now) = (request.After ?? Guid.Empty, clock.Now());
        var counted = db.Counted.Where(row => row.SupersededAt == null && events.Contains(row.Event) && row.SourceId > after);
        var periods = db.Periods.Where(row => row.SupersededAt == null && row.SanctionId > after);
        if (upTo is { } last)
        {
            counted = counted.Where(row => row.SourceId <= last);
            periods = periods.Where(row => row.SanctionId <= last);
        }

        var dropped = await counted
            .Where(row => !facts.Contains(row.SourceId))
            .ExecuteUpdateAsync(row => row.SetProperty(orphan => orphan.SupersededAt, now), cancellationToken);
        if (request.Source == FactSource.Sanctions)
        {
            dropped += await periods
                .Where(row => !facts.Contains(row.SanctionId))
                .ExecuteUpdateAsync(row => row.SetProperty(orphan => orphan.SupersededAt, now), cancellationToken);
        }

        if (request.Source == FactSource.SamePersons)
        {
            var same = db.SamePersons.Where(record => record.SupersededAt == null && record.PersonId > after);
            same = upTo is { } until ? same.Where(record => record.PersonId <= until) : same;
            dropped += await same.Where(record => !facts.Contains(record.PersonId))
                .ExecuteUpdateAsync(record => record.SetProperty(orphan => orphan.SupersededAt, now), cancellationToken);
        }

        return dropped;
    }
}
