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

    public static Subject Case(Guid id) => new(CaseKind, id);

    public static Subject Visit(Guid id) => new(VisitKind, id);

    public static Subject DueItem(Guid id) => new(DueItemKind, id);

    public static Subject Difficulty(Guid id) => new(DifficultyKind, id);

    public static Subject UnitDuty(Guid id) => new(UnitDutyKind, id);

    public static Subject Exemption(Guid id) => new(ExemptionKind, id);

    public static Subject ExtraVisit(Guid id) => new(ExtraVisitKind, id);
}

internal sealed class CasePlaceFinder(Session session) : IPlaceFinder
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
}

internal sealed class DueItemPlaceFinder(Session session) : IPlaceFinder
{
    public string Kind => Subjects.DueItemKind;

    public Task<Place?> Find(Guid id, CancellationToken cancellationToken) =>
        session
            .Context<VisitsDb>()
            .DueItems.Where(item => item.Id == id)
            .Select(item => new Place(item.Region, item.UnitId))
            .FirstOrDefaultAsync(cancellationToken);
}

internal sealed class DifficultyPlaceFinder(Session session) : IPlaceFinder
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

internal sealed class ExemptionPlaceFinder(Session session) : IPlaceFinder
{
    public string Kind => Subjects.ExemptionKind;

    public Task<Place?> Find(Guid id, CancellationToken cancellationToken)
    {
        var db = session.Context<VisitsDb>();
        return db
            .Exemptions.Where(exemption => exemption.Id == id)
            .Join(db.Cases, exemption => exemption.CaseId, c => c.Id, (_, followUp) => new Place(followUp.Region, followUp.UnitId))
            .FirstOrDefaultAsync(cancellationToken);
    }
}

internal sealed class ExtraVisitPlaceFinder(Session session) : IPlaceFinder
{
    public string Kind => Subjects.ExtraVisitKind;

    public Task<Place?> Find(Guid id, CancellationToken cancellationToken)
    {
        var db = session.Context<VisitsDb>();
        return db
            .ExtraVisits.Where(extra => extra.Id == id)
            .Join(db.Cases, extra => extra.CaseId, c => c.Id, (_, followUp) => new Place(followUp.Region, followUp.UnitId))
            .FirstOrDefaultAsync(cancellationToken);
    }
}
