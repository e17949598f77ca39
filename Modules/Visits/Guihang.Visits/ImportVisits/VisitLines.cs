using System.Globalization;
using Guihang.Core.Data;
using Guihang.Core.Imports;
using Guihang.Core.Sheets;
using Guihang.Policy.VisitPlans;
using Guihang.Visits.Data;
using Microsoft.EntityFrameworkCore;

namespace Guihang.Visits;

/// <summary>Visits that were held as lines of a ledger, in the words that an import reads: those that differ in their days alone share a line.</summary>
internal sealed class VisitLines(Session session) : ILedgerLines
{
    private static readonly CultureInfo Chinese = CultureInfo.GetCultureInfo("zh-CN");

    public int Order => 2;

    public async Task<IReadOnlyList<LedgerCells>> Of(IReadOnlyList<LedgerEntry> entries, CancellationToken cancellationToken)
    {
        List<Guid> personIds = [.. entries.Where(entry => entry.SanctionId is null).Select(entry => entry.PersonId).Distinct()];
        if (personIds is [])
        {
            return [.. entries.Select(_ => LedgerCells.Nothing)];
        }

        await session.BeginSnapshot(cancellationToken);
        var db = session.Context<VisitsDb>();
        var cases = db.Cases.Where(followUp => personIds.Contains(followUp.PersonId)).Select(followUp => followUp.Id);
        var visits = (
            await db
                .Visits.AsNoTracking()
                .Where(visit => cases.Contains(visit.CaseId) && visit.SupersededAt == null && visit.Outcome == VisitOutcome.Held)
                .OrderBy(visit => visit.HeldOn)
                .ThenBy(visit => visit.Id)
                .ToListAsync(cancellationToken)
        ).ToLookup(visit => visit.PersonId);
        return
        [
            .. entries.Select(entry =>
                entry.SanctionId is not null
                    ? LedgerCells.Nothing
                    : LedgerCells.Nothing with
                    {
                        Lines = Lines(visits[entry.PersonId].Where(visit => (entry.VisitId ?? visit.Id) == visit.Id)),
                    }
            ),
        ];
    }

    private static List<IReadOnlyDictionary<string, object?>> Lines(IEnumerable<Visit> visits) =>
        [
            .. visits
                .GroupBy(visit => (visit.Kind, visit.Visitors, visit.Capacities, visit.Place, visit.Thinking))
                .Select(alike => new Dictionary<string, object?>(StringComparer.Ordinal)
                {
                    [VisitsPart.Days] = Days([.. alike.Select(visit => visit.HeldOn)]),
                    [VisitsPart.Kind] = Word(alike.Key.Kind),
                    [VisitsPart.Visitors] = alike.Key.Visitors.Replace(',', '、'),
                    [VisitsPart.Capacity] = Capacities([.. alike.First().VisitorRoles]),
                    [VisitsPart.Place] = alike.Key.Place,
                    [VisitsPart.Thinking] = alike.Key.Thinking,
                }),
        ];

    private static object Days(List<DateOnly> days) =>
        days is [var only] ? only : string.Join('、', days.Select(day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));

    private static string Capacities(List<VisitorRole> roles) =>
        roles.Distinct().Count() == 1 ? Word(roles[0]) : string.Join('、', roles.Select(role => Word(role)));

    private static string Word(Enum word) => SheetWords.Word(word, Chinese) ?? word.ToString();
}
