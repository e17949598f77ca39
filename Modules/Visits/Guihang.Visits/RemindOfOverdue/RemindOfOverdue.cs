using Guihang.Core.Data;
using Guihang.Core.OfficeDirectory;
using Guihang.Core.Policies.Book;
using Guihang.Core.Requests;
using Guihang.Core.Security;
using Guihang.Policy.Calendar;
using Guihang.Policy.VisitPlans;
using Guihang.Visits.Contracts;
using Guihang.Visits.Data;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Guihang.Visits;

/// <summary>
/// Looks at overdue visits, some at a time, and notes who is to be reminded of which, each step once. The daily job sends it until it has been through all
/// jurisdictions; what is exempt is no longer overdue and is passed over in silence.
/// </summary>
[MaySend(Role.System, Over.Anything)]
public sealed record RemindOfOverdue : IChange<ReminderProgress>
{
    /// <summary>How many items it looks at at most, so that one piece takes the writer some 50 ms.</summary>
    public const int AtMost = 100;

    /// <summary>How far the piece before came; null for the first.</summary>
    public ReminderProgress? After { get; init; }
}

/// <summary>How far a piece came.</summary>
/// <param name="Region">The jurisdiction to go on with; null where all are done.</param>
/// <param name="Day">The last item's last day there; null where none was looked at yet.</param>
/// <param name="Id">The last item there.</param>
public sealed record ReminderProgress(string? Region, DateOnly? Day, Guid Id);

internal sealed class RemindOfOverdueHandler(
    VisitsDb db,
    PolicyBook book,
    OfficeLookup offices,
    IMediator mediator,
    IdSource ids,
    TimeProvider clock
) : IRequestHandler<RemindOfOverdue, ReminderProgress>
{
    private static readonly (ReminderStep Step, string Parameter)[] Steps =
    [
        (ReminderStep.Responsible, "reminders.responsible.after"),
        (ReminderStep.Officer, "reminders.officer.after"),
        (ReminderStep.Agenda, "reminders.agenda.after"),
    ];

    public async Task<ReminderProgress> Handle(RemindOfOverdue request, CancellationToken cancellationToken)
    {
        var regions = book.Served.Order(StringComparer.Ordinal).ToList();
        var region = request.After is null ? regions.FirstOrDefault() : request.After.Region;
        if (region is null)
        {
            return new ReminderProgress(null, null, Guid.Empty);
        }

        var today = clock.Today();
        var (day, id) = (request.After?.Day ?? DateOnly.MinValue, request.After?.Id ?? Guid.Empty);
        // An item is overdue from the first day after its window on.
        var items = await db
            .DueItems.Where(item => item.Region == region && item.SupersededAt == null)
            .Standing(db, DueState.Overdue, today, CivilClock.EndOfTime)
            .Where(item => item.OrderDay > day || (item.OrderDay == day && item.Id > id))
            .OrderBy(item => item.OrderDay)
            .ThenBy(item => item.Id)
            .Take(RemindOfOverdue.AtMost)
            .ToListAsync(cancellationToken);
        await Remind(region, items, today, cancellationToken);
        if (items is { Count: RemindOfOverdue.AtMost } and [.., var last])
        {
            return new ReminderProgress(region, last.OrderDay, last.Id);
        }

        var next = regions.Find(other => string.CompareOrdinal(other, region) > 0);
        return new ReminderProgress(next, null, Guid.Empty);
    }

    private async Task Remind(string region, List<DueItem> overdue, DateOnly today, CancellationToken cancellationToken)
    {
        if (overdue is [])
        {
            return;
        }

        var chain = book.ChainFor(region, today);
        var sanctions = overdue.ConvertAll(item => item.SanctionId);
        var told = (
            await db
                .Reminders.Where(reminder => sanctions.Contains(reminder.SanctionId))
                .Select(reminder => new
                {
                    reminder.SanctionId,
                    reminder.Key,
                    reminder.Step,
                })
                .ToListAsync(cancellationToken)
        ).Select(reminder => (reminder.SanctionId, reminder.Key, reminder.Step)).ToHashSet();
        var officer = (await offices.FindCaseOfficer(region, cancellationToken))?.Id;
        var reminded = await RemindedOfficers.Of(db, offices, overdue, today, cancellationToken);
        var escalated = new List<DueItem>();
        foreach (var (step, parameter) in Steps)
        {
            if (chain.Resolve(parameter, today)?.Value is not Duration after)
            {
                continue;
            }

            // What goes onto an agenda is counted there, and what something in the case called for is not.
            var due = overdue.Where(item =>
                IsDue(item, after, today)
                && !told.Contains((item.SanctionId, item.Key, step))
                && (step != ReminderStep.Agenda || item.Purpose != VisitPurpose.Prompted)
            );
            foreach (var item in due)
            {
                var recipient = step switch
                {
                    ReminderStep.Responsible => reminded.Responsible(item, officer),
                    ReminderStep.Officer => officer,
                    _ => null,
                };
                // Where nobody is there to be told, nobody was: the next day asks again. An agenda is nobody's.
                if (recipient is null && step != ReminderStep.Agenda)
                {
                    continue;
                }

                db.Reminders.Add(Of(item, step, recipient, today));
                if (step == ReminderStep.Agenda)
                {
                    escalated.Add(item);
                }
            }
        }

        await db.SaveChangesAsync(cancellationToken);
        await Tell(escalated, today, cancellationToken);
    }

    // The first day after the window is day 1.
    private static bool IsDue(DueItem item, Duration after, DateOnly today) =>
        item.WindowEnd is { } end && end.AddMonths(after.Months).AddDays(after.Days - 1) <= today;

    private Reminder Of(DueItem item, ReminderStep step, Guid? recipient, DateOnly today) =>
        new()
        {
            Id = ids.New(),
            SanctionId = item.SanctionId,
            Key = item.Key,
            CaseId = item.CaseId,
            Region = item.Region,
            UnitId = item.UnitId,
            Step = step,
            On = today,
            RecipientId = recipient,
            MailedOn = null,
            RecordedAt = clock.Now(),
        };

    private async Task Tell(List<DueItem> escalated, DateOnly today, CancellationToken cancellationToken)
    {
        if (escalated is [])
        {
            return;
        }

        var cases = escalated.ConvertAll(item => item.CaseId);
        var people = await db
            .Cases.Where(followUp => cases.Contains(followUp.Id))
            .ToDictionaryAsync(followUp => followUp.Id, followUp => followUp.PersonId, cancellationToken);
        foreach (var item in escalated)
        {
            await mediator.Publish(
                new DueItemEscalated(item.Id, item.CaseId, people[item.CaseId], item.UnitId, item.Region, today, clock.Now()),
                cancellationToken
            );
        }
    }
}
