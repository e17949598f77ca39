using Guihang.Core.Data;
using Guihang.Core.Security;
using Guihang.Visits.Data;
using Microsoft.EntityFrameworkCore;

namespace Guihang.Visits;

/// <summary>What requests of this module concern.</summary>
internal static class Subjects
{
    public const string CaseKind = "follow-up-case";
    public const string VisitKind = "visit";
    public const string DueItemKind = "due-item";
    public const string DifficultyKind = "difficulty";
    public const string UnitDutyKind = "unit-duty";
    public const string ExemptionKind = "exemption";
    public const string ExtraVisitKind = "extra-visit";
    public const string ClosingKind = "case-closing";
    public const string AppointmentKind = "appointment";
    public const string HandOverKind = "hand-over";
    public const string RecusalKind = "recusal";
    public const string ClosedNoteKind = "closed-note";
    public const string VisitDraftKind = "visit-draft";
    public const string RecommendationKind = "unit-recommendation";

    public static Subject Case(Guid id) => new(CaseKind, id);

    public static Subject Visit(Guid id) => new(VisitKind, id);

    public static Subject DueItem(Guid id) => new(DueItemKind, id);

    public static Subject Difficulty(Guid id) => new(DifficultyKind, id);

    public static Subject UnitDuty(Guid id) => new(UnitDutyKind, id);

    public static Subject Exemption(Guid id) => new(ExemptionKind, id);

    public static Subject ExtraVisit(Guid id) => new(ExtraVisitKind, id);

    public static Subject Closing(Guid id) => new(ClosingKind, id);

    public static Subject Appointment(Guid id) => new(AppointmentKind, id);

    public static Subject HandOver(Guid id) => new(HandOverKind, id);

    public static Subject Recusal(Guid id) => new(RecusalKind, id);

    public static Subject ClosedNote(Guid id) => new(ClosedNoteKind, id);

    public static Subject VisitDraft(Guid id) => new(VisitDraftKind, id);

    public static Subject Recommendation(Guid id) => new(RecommendationKind, id);
}

internal sealed class CasePlaceFinder(Session session, TimeProvider clock) : IPlaceFinder
{
    // Asked before each visit is recorded.
    private static readonly CompiledQuery<Func<VisitsDb, Guid, Task<Place?>>> PlaceOf = new(() =>
        EF.CompileAsyncQuery(
            (VisitsDb db, Guid id) =>
                db
                    .Cases.Where(followUp => followUp.Id == id)
                    .Select(followUp => new Place(followUp.Region, followUp.UnitId))
                    .FirstOrDefault()
        )
    );

    public string Kind => Subjects.CaseKind;

    public Task<Place?> Find(Guid id, CancellationToken cancellationToken)
    {
        var db = session.Context<VisitsDb>();
        return PlaceOf.On(db)(db, id);
    }

    public async Task<bool> Names(Guid id, Caller caller, CancellationToken cancellationToken)
    {
        var db = session.Context<VisitsDb>();
        return await db.CasesNaming(caller.OfficerId, clock.Today()).AnyAsync(caseId => caseId == id, cancellationToken);
    }
}

internal sealed class DueItemPlaceFinder(Session session, TimeProvider clock) : IPlaceFinder
{
    public string Kind => Subjects.DueItemKind;

    public Task<Place?> Find(Guid id, CancellationToken cancellationToken) =>
        session
            .Context<VisitsDb>()
            .DueItems.Where(item => item.Id == id)
            .Select(item => new Place(item.Region, item.UnitId))
            .FirstOrDefaultAsync(cancellationToken);

    public Task<bool> Names(Guid id, Caller caller, CancellationToken cancellationToken)
    {
        var db = session.Context<VisitsDb>();
        return db.NamesIn(db.DueItems.Where(item => item.Id == id).Select(item => item.CaseId), caller, clock.Today(), cancellationToken);
    }
}

internal sealed class DifficultyPlaceFinder(Session session, TimeProvider clock) : IPlaceFinder
{
    public string Kind => Subjects.DifficultyKind;

    public Task<Place?> Find(Guid id, CancellationToken cancellationToken)
    {
        var db = session.Context<VisitsDb>();
        return db
            .Difficulties.Where(difficulty => difficulty.Id == id)
            .Join(
                db.Cases,
                difficulty => difficulty.CaseId,
                followUp => followUp.Id,
                (_, followUp) => new Place(followUp.Region, followUp.UnitId)
            )
            .FirstOrDefaultAsync(cancellationToken);
    }

    public Task<bool> Names(Guid id, Caller caller, CancellationToken cancellationToken)
    {
        var db = session.Context<VisitsDb>();
        return db.NamesIn(
            db.Difficulties.Where(difficulty => difficulty.Id == id).Select(difficulty => difficulty.CaseId),
            caller,
            clock.Today(),
            cancellationToken
        );
    }
}

internal sealed class UnitDutyPlaceFinder(Session session) : IPlaceFinder
{
    public string Kind => Subjects.UnitDutyKind;

    public Task<Place?> Find(Guid id, CancellationToken cancellationToken)
    {
        var db = session.Context<VisitsDb>();
        return db
            .UnitDuties.Where(duty => duty.Id == id)
            .Join(db.Cases, duty => duty.CaseId, followUp => followUp.Id, (_, followUp) => new Place(followUp.Region, followUp.UnitId))
            .FirstOrDefaultAsync(cancellationToken);
    }
}

internal sealed class AppointmentPlaceFinder(Session session) : IPlaceFinder
{
    public string Kind => Subjects.AppointmentKind;

    public Task<Place?> Find(Guid id, CancellationToken cancellationToken)
    {
        var db = session.Context<VisitsDb>();
        return CasePlaces.Of(db, db.Appointments.Where(appointment => appointment.Id == id).Select(a => a.CaseId), cancellationToken);
    }

    public Task<bool> Names(Guid id, Caller caller, CancellationToken cancellationToken) =>
        session.Context<VisitsDb>().Appointments.AnyAsync(a => a.Id == id && a.OfficerId == caller.OfficerId, cancellationToken);
}

internal sealed class HandOverPlaceFinder(Session session) : IPlaceFinder
{
    public string Kind => Subjects.HandOverKind;

    public Task<Place?> Find(Guid id, CancellationToken cancellationToken)
    {
        var db = session.Context<VisitsDb>();
        return CasePlaces.Of(db, db.HandOvers.Where(handOver => handOver.Id == id).Select(h => h.CaseId), cancellationToken);
    }

    public Task<bool> Names(Guid id, Caller caller, CancellationToken cancellationToken) =>
        session
            .Context<VisitsDb>()
            .HandOvers.AnyAsync(
                h => h.Id == id && (h.FromOfficerId == caller.OfficerId || h.ToOfficerId == caller.OfficerId),
                cancellationToken
            );
}

internal sealed class RecusalPlaceFinder(Session session) : IPlaceFinder
{
    public string Kind => Subjects.RecusalKind;

    public Task<Place?> Find(Guid id, CancellationToken cancellationToken)
    {
        var db = session.Context<VisitsDb>();
        return CasePlaces.Of(db, db.Recusals.Where(recusal => recusal.Id == id).Select(r => r.CaseId), cancellationToken);
    }
}

internal sealed class ClosedNotePlaceFinder(Session session, TimeProvider clock) : IPlaceFinder
{
    public string Kind => Subjects.ClosedNoteKind;

    public Task<Place?> Find(Guid id, CancellationToken cancellationToken)
    {
        var db = session.Context<VisitsDb>();
        return CasePlaces.Of(db, db.ClosedNotes.Where(note => note.Id == id).Select(n => n.CaseId), cancellationToken);
    }

    public Task<bool> Names(Guid id, Caller caller, CancellationToken cancellationToken)
    {
        var db = session.Context<VisitsDb>();
        return db.NamesIn(
            db.ClosedNotes.Where(note => note.Id == id).Select(note => note.CaseId),
            caller,
            clock.Today(),
            cancellationToken
        );
    }
}

internal sealed class VisitDraftPlaceFinder(Session session, TimeProvider clock) : IPlaceFinder
{
    public string Kind => Subjects.VisitDraftKind;

    public Task<Place?> Find(Guid id, CancellationToken cancellationToken)
    {
        var db = session.Context<VisitsDb>();
        return CasePlaces.Of(db, db.VisitDrafts.Where(draft => draft.Id == id).Select(d => d.CaseId), cancellationToken);
    }

    public Task<bool> Names(Guid id, Caller caller, CancellationToken cancellationToken)
    {
        var db = session.Context<VisitsDb>();
        return db.NamesIn(
            db.VisitDrafts.Where(draft => draft.Id == id).Select(draft => draft.CaseId),
            caller,
            clock.Today(),
            cancellationToken
        );
    }
}

// It stays with the unit to which it was made, wherever the person goes.
internal sealed class RecommendationPlaceFinder(Session session) : IPlaceFinder
{
    public string Kind => Subjects.RecommendationKind;

    public Task<Place?> Find(Guid id, CancellationToken cancellationToken) =>
        session
            .Context<VisitsDb>()
            .Recommendations.Where(recommendation => recommendation.Id == id)
            .Select(recommendation => new Place(recommendation.Region, recommendation.UnitId))
            .FirstOrDefaultAsync(cancellationToken);
}

internal sealed class ExemptionPlaceFinder(Session session) : IPlaceFinder
{
    public string Kind => Subjects.ExemptionKind;

    public Task<Place?> Find(Guid id, CancellationToken cancellationToken)
    {
        var db = session.Context<VisitsDb>();
        return CasePlaces.Of(db, db.Exemptions.Where(exemption => exemption.Id == id).Select(e => e.CaseId), cancellationToken);
    }
}

internal sealed class ClosingPlaceFinder(Session session) : IPlaceFinder
{
    public string Kind => Subjects.ClosingKind;

    public Task<Place?> Find(Guid id, CancellationToken cancellationToken)
    {
        var db = session.Context<VisitsDb>();
        return CasePlaces.Of(db, db.CaseClosings.Where(closing => closing.Id == id).Select(c => c.CaseId), cancellationToken);
    }
}

internal sealed class ExtraVisitPlaceFinder(Session session) : IPlaceFinder
{
    public string Kind => Subjects.ExtraVisitKind;

    public Task<Place?> Find(Guid id, CancellationToken cancellationToken)
    {
        var db = session.Context<VisitsDb>();
        return CasePlaces.Of(db, db.ExtraVisits.Where(extra => extra.Id == id).Select(e => e.CaseId), cancellationToken);
    }
}

internal static class CasePlaces
{
    public static Task<Place?> Of(VisitsDb db, IQueryable<Guid> caseIds, CancellationToken cancellationToken) =>
        caseIds
            .Join(db.Cases, id => id, followUp => followUp.Id, (_, followUp) => new Place(followUp.Region, followUp.UnitId))
            .FirstOrDefaultAsync(cancellationToken);
}
