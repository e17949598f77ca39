using Guihang.Core.Data;
using Guihang.Core.Policies.Deciding;
using Guihang.Core.Requests;
using Guihang.Core.Security;
using Guihang.Policy.Formalities;
using Guihang.Policy.Rules;
using Guihang.Policy.VisitPlans;
using Guihang.Visits.Data;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Guihang.Visits;

/// <summary>
/// Looks at the records written since the last time for signs of formality, a piece at a time; the daily job sends it until nothing is left. It is not done
/// when a visit is recorded, which nobody should have to wait for.
/// </summary>
[MaySend(Role.System, Over.Anything)]
public sealed record LookForFormality : IChange<int>
{
    /// <summary>How many records one piece looks at, so that it takes the writer some 50 ms.</summary>
    public const int AtMost = 50;
}

internal sealed class LookForFormalityHandler(VisitsDb db, PolicyEngine policy, IdSource ids, TimeProvider clock)
    : IRequestHandler<LookForFormality, int>
{
    // So many records of the same writer are looked back to.
    private const int LooksBack = 50;

    private readonly Dictionary<Guid, List<VisitSketch>> _known = [];

    public async Task<int> Handle(LookForFormality request, CancellationToken cancellationToken)
    {
        var last = await db
            .VisitSketches.OrderByDescending(sketch => sketch.Id)
            .Select(sketch => sketch.Id)
            .FirstOrDefaultAsync(cancellationToken);
        var visits = await db
            .Visits.AsNoTracking()
            .Where(visit => visit.Id > last)
            .OrderBy(visit => visit.Id)
            .Take(LookForFormality.AtMost)
            .ToListAsync(cancellationToken);
        if (visits is [])
        {
            return 0;
        }

        var caseIds = visits.ConvertAll(visit => visit.CaseId);
        var visitIds = visits.ConvertAll(visit => visit.Id);
        var cases = await db.Cases.AsNoTracking().Where(c => caseIds.Contains(c.Id)).ToDictionaryAsync(c => c.Id, cancellationToken);
        var details = await db
            .VisitDetails.AsNoTracking()
            .Where(detail => visitIds.Contains(detail.Id))
            .ToDictionaryAsync(detail => detail.Id, cancellationToken);
        var forSeveral = await db
            .DueItems.AsNoTracking()
            .Where(item => caseIds.Contains(item.CaseId) && item.SupersededAt == null && item.MinimumVisitors > 1)
            .ToListAsync(cancellationToken);
        var goLives = await db.GoLivesOf(forSeveral, cancellationToken);
        // What a ledger of past years brings was not written on the day on which it was taken over.
        var imported = await db
            .Imported.Where(taken => visitIds.Contains(taken.VisitId))
            .Select(taken => taken.VisitId)
            .ToListAsync(cancellationToken);
        foreach (var visit in visits)
        {
            var sketch = SketchOf(visit, details.GetValueOrDefault(visit.Id));
            var earlier = await Earlier(visit, cancellationToken);
            if (visit.Outcome == VisitOutcome.Held && visit.RecordedBy != Guid.Empty && !imported.Contains(visit.Id))
            {
                Look(visit, cases[visit.CaseId], sketch, earlier, VisitorsRequired(visit, forSeveral, goLives));
            }

            db.VisitSketches.Add(sketch);
            earlier.Add(sketch);
        }

        await db.SaveChangesAsync(cancellationToken);
        return visits.Count;
    }

    private static VisitSketch SketchOf(Visit visit, VisitDetail? detail) =>
        new()
        {
            Id = visit.Id,
            RecordedBy = visit.RecordedBy,
            HeldOn = visit.HeldOn,
            Start = detail?.StartedAt is { } at ? (int)TimeOnly.ParseExact(at, "HH:mm", null).ToTimeSpan().TotalMinutes : null,
            Minutes = visit.DurationMinutes,
            Hashes = visit.Outcome == VisitOutcome.Held ? VisitText.Sketch(visit) : [],
        };

    // Asked once a writer: what the piece adds is known.
    private async Task<List<VisitSketch>> Earlier(Visit visit, CancellationToken cancellationToken)
    {
        if (!_known.TryGetValue(visit.RecordedBy, out var earlier))
        {
            earlier = await db
                .VisitSketches.AsNoTracking()
                .Where(sketch => sketch.RecordedBy == visit.RecordedBy)
                .OrderByDescending(sketch => sketch.Id)
                .Take(LooksBack)
                .ToListAsync(cancellationToken);
            _known.Add(visit.RecordedBy, earlier);
        }

        return earlier;
    }

    private void Look(Visit visit, FollowUpCase followUp, VisitSketch sketch, List<VisitSketch> earlier, int required)
    {
        // A record that puts another one right is like it, of course.
        var others = earlier.Where(other => other.Id != visit.Corrects).ToList();
        var alike = others
            .Select(other => (other.Id, Percent: VisitText.Alike(sketch.Hashes, other.Hashes)))
            .OrderByDescending(other => other.Percent)
            .FirstOrDefault();
        var elsewhere = others.Find(other => Overlap(sketch, other));
        var visitors = visit.VisitorRoles.Count();
        var written = CivilClock.DayOf(visit.RecordedAt);
        var facts = new FormalityFacts
        {
            Similarity = alike.Percent,
            DaysUntilWritten = written.DayNumber - visit.HeldOn.DayNumber,
            Visitors = visitors,
            VisitorsRequired = required,
            IsElsewhere = elsewhere is not null,
        };
        var outcome = policy.Decide<FormalityFacts, FormalityDecision>(followUp.Region, written, facts).Outcome;
        foreach (var kind in (outcome as Decided<FormalityDecision>)?.Decision.Signs ?? [])
        {
            var (other, measure) = kind switch
            {
                FormalityKind.NearlyTheSame => ((Guid?)alike.Id, alike.Percent),
                FormalityKind.SameTime => (elsewhere!.Id, 0),
                FormalityKind.WrittenLate => (null, facts.DaysUntilWritten),
                _ => (null, required),
            };
            db.FormalitySigns.Add(
                new FormalitySign
                {
                    Id = ids.New(),
                    VisitId = visit.Id,
                    CaseId = visit.CaseId,
                    Kind = kind,
                    OtherVisitId = other,
                    Measure = measure,
                    Region = followUp.Region,
                    UnitId = followUp.UnitId,
                    HeldOn = visit.HeldOn,
                    FoundAt = clock.Now(),
                }
            );
        }
    }

    // After the window too, while nothing was known to meet the item: then the visit is the one that should have met it.
    private static int VisitorsRequired(Visit visit, List<DueItem> forSeveral, IReadOnlyDictionary<string, DateOnly?> goLives) =>
        forSeveral
            .Where(item =>
                item.CaseId == visit.CaseId
                && item.Kinds.Contains(visit.Kind)
                && (
                    item.Window.Contains(visit.HeldOn)
                    || item.StateOn(visit.HeldOn, visit.RecordedAt, goLives[item.Region]) == DueState.Overdue
                )
            )
            .Select(item => item.MinimumVisitors)
            .DefaultIfEmpty(1)
            .Max();

    private static bool Overlap(VisitSketch one, VisitSketch other) =>
        one.HeldOn == other.HeldOn
        && one is { Start: { } start, Minutes: { } minutes }
        && other is { Start: { } otherStart, Minutes: { } otherMinutes }
        && start < otherStart + otherMinutes
        && otherStart < start + minutes;
}
