using Guihang.Core.Data;
using Guihang.Core.Security;
using Guihang.Sanctions.Contracts;
using Guihang.Sanctions.Data;
using Microsoft.EntityFrameworkCore;

namespace Guihang.Sanctions;

/// <summary>What requests of this module concern.</summary>
internal static class Subjects
{
    public const string PersonKind = SubjectKinds.Person;
    public const string SanctionKind = "sanction";
    public const string ConsequenceKind = "consequence";
    public const string JudgementKind = "use-judgement";
    public const string SamePersonKind = "same-person-finding";

    public const string PublicityKind = "publicity";
    public const string ServiceChangeKind = "service-change";
    public const string MoveKind = "move";

    public static Subject Person(Guid id) => new(PersonKind, id);

    public static Subject Sanction(Guid id) => new(SanctionKind, id);

    public static Subject Judgement(Guid id) => new(JudgementKind, id);

    public static Subject SamePerson(Guid id) => new(SamePersonKind, id);

    public static Subject Consequence(Guid id) => new(ConsequenceKind, id);

    public static Subject Publicity(Guid id) => new(PublicityKind, id);

    public static Subject ServiceChange(Guid id) => new(ServiceChangeKind, id);

    public static Subject Move(Guid id) => new(MoveKind, id);
}

internal sealed class PersonPlaceFinder(Session session) : IPlaceFinder
{
    public string Kind => Subjects.PersonKind;

    public Task<Place?> Find(Guid id, CancellationToken cancellationToken) =>
        session
            .Context<SanctionsDb>()
            .People.Where(person => person.Id == id)
            .Select(person => new Place(person.Region, person.UnitId))
            .FirstOrDefaultAsync(cancellationToken);
}

internal sealed class SanctionPlaceFinder(Session session) : IPlaceFinder
{
    public string Kind => Subjects.SanctionKind;

    public Task<Place?> Find(Guid id, CancellationToken cancellationToken)
    {
        var db = session.Context<SanctionsDb>();
        return db
            .Sanctions.Where(sanction => sanction.SanctionId == id && sanction.SupersededAt == null)
            .Join(db.People, sanction => sanction.PersonId, person => person.Id, (_, person) => new Place(person.Region, person.UnitId))
            .FirstOrDefaultAsync(cancellationToken);
    }
}

internal sealed class ConsequencePlaceFinder(Session session) : IPlaceFinder
{
    public string Kind => Subjects.ConsequenceKind;

    public Task<Place?> Find(Guid id, CancellationToken cancellationToken)
    {
        var db = session.Context<SanctionsDb>();
        return db
            .Consequences.Where(inquiry => inquiry.Id == id)
            .Join(db.People, inquiry => inquiry.PersonId, person => person.Id, (_, person) => new Place(person.Region, person.UnitId))
            .FirstOrDefaultAsync(cancellationToken);
    }
}

internal sealed class SamePersonPlaceFinder(Session session) : IPlaceFinder
{
    public string Kind => Subjects.SamePersonKind;

    public Task<Place?> Find(Guid id, CancellationToken cancellationToken)
    {
        var db = session.Context<SanctionsDb>();
        return db
            .SamePersonFindings.Where(finding => finding.Id == id)
            .Join(db.People, finding => finding.PersonId, person => person.Id, (_, person) => new Place(person.Region, person.UnitId))
            .FirstOrDefaultAsync(cancellationToken);
    }
}

internal sealed class JudgementPlaceFinder(Session session) : IPlaceFinder
{
    public string Kind => Subjects.JudgementKind;

    public Task<Place?> Find(Guid id, CancellationToken cancellationToken)
    {
        var db = session.Context<SanctionsDb>();
        return db
            .Judgements.Where(judgement => judgement.Id == id)
            .Join(db.People, judgement => judgement.PersonId, person => person.Id, (_, person) => new Place(person.Region, person.UnitId))
            .FirstOrDefaultAsync(cancellationToken);
    }
}

internal sealed class ServiceChangePlaceFinder(Session session) : IPlaceFinder
{
    public string Kind => Subjects.ServiceChangeKind;

    public Task<Place?> Find(Guid id, CancellationToken cancellationToken)
    {
        var db = session.Context<SanctionsDb>();
        return db
            .ServiceChanges.Where(change => change.Id == id)
            .Join(db.People, change => change.PersonId, person => person.Id, (_, person) => new Place(person.Region, person.UnitId))
            .FirstOrDefaultAsync(cancellationToken);
    }
}

/// <summary>A move belongs where it took the person from: its officers recorded it, and may bring back who was moved by mistake.</summary>
internal sealed class MovePlaceFinder(Session session) : IPlaceFinder
{
    public string Kind => Subjects.MoveKind;

    public Task<Place?> Find(Guid id, CancellationToken cancellationToken) =>
        session
            .Context<SanctionsDb>()
            .Moves.Where(move => move.Id == id)
            .Select(move => new Place(move.FromRegion, move.FromUnitId))
            .FirstOrDefaultAsync(cancellationToken);
}

internal sealed class PublicityPlaceFinder(Session session) : IPlaceFinder
{
    public string Kind => Subjects.PublicityKind;

    public Task<Place?> Find(Guid id, CancellationToken cancellationToken)
    {
        var db = session.Context<SanctionsDb>();
        return db
            .Publicities.Where(publicity => publicity.Id == id)
            .Join(db.People, publicity => publicity.PersonId, person => person.Id, (_, person) => new Place(person.Region, person.UnitId))
            .FirstOrDefaultAsync(cancellationToken);
    }
}
