using System.Text.Json;
using Guihang.Core.Data;
using Guihang.Core.Json;
using Guihang.Core.Regions;
using Guihang.Policy.VisitPlans;
using Guihang.Visits;
using Microsoft.Data.Sqlite;

namespace Guihang.Benchmarks.Reference;

/// <summary>An officer as the reference knows one.</summary>
internal sealed record Officer(Guid Id, string Region);

/// <summary>A talk to be recorded.</summary>
internal sealed record Talk(Officer Officer, string Route, string Key, byte[] BodyHash, RecordVisit Visit);

/// <summary>What came of it: the answer with 200 for a replay and 201 for a new one, or only a status.</summary>
internal sealed record Recorded(int Status, VisitAnswer? Answer);

/// <summary>
/// Records talks by hand-written SQL on one connection, inside a transaction that its caller opens: the same rows as the product writes, the same look-ups,
/// and nothing between them and the database.
/// </summary>
internal sealed class Talks(SqliteConnection connection, TimeProvider clock)
{
    private const string DueItemColumns =
        "case_id, sanction_id, plan_id, key, purpose, region, unit_id, window_start, window_end, order_day, visitor, minimum_visitors, counts_as";

    private readonly IdSource _ids = new(clock);

    private readonly Statement _kept = new(
        connection,
        "SELECT body_hash, body FROM core_idempotency WHERE officer_id = @p0 AND route = @p1 AND idempotency_key = @p2"
    );

    private readonly Statement _case = new(connection, "SELECT person_id, region, unit_id FROM visits_cases WHERE id = @p0");

    private readonly Statement _owed = new(
        connection,
        "SELECT id, window_start, visitor, minimum_visitors, counts_as, met_on, met_by FROM visits_due_items WHERE case_id = @p0 AND superseded_at IS NULL"
    );

    private readonly Statement _meet = new(
        connection,
        "UPDATE visits_due_items SET met_on = @p1, met_by = @p2, met_recorded_at = @p3 WHERE id = @p0"
    );

    private readonly Statement _supersede = new(connection, "UPDATE visits_due_items SET superseded_at = @p1 WHERE id = @p0");

    private readonly Statement _meetAnew = new(
        connection,
        $"""
        INSERT INTO visits_due_items (id, {DueItemColumns}, met_on, met_by, met_recorded_at, recorded_at)
        SELECT @p1, {DueItemColumns}, @p2, @p3, @p4, @p4 FROM visits_due_items WHERE id = @p0
        """
    );

    private readonly Statement _insert = new(
        connection,
        """
        INSERT INTO visits_visits (id, case_id, person_id, kind, held_on, capacities, visitors, place, duration_minutes, thinking, work, correction,
            unit_opinion, recorded_by, recorded_at)
        VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9, @p10, @p11, @p12, @p13, @p14)
        """
    );

    private readonly Statement _count = new(
        connection,
        """
        INSERT INTO reporting_counted (id, event, detail, source_id, person_id, unit_id, region, about, recorded_at)
        VALUES (@p0, 'VisitHeld', @p1, @p2, @p3, @p4, @p5, @p6, @p7)
        """
    );

    private readonly Statement _keep = new(
        connection,
        """
        INSERT INTO core_idempotency (officer_id, route, idempotency_key, body_hash, status, body, recorded_at)
        VALUES (@p0, @p1, @p2, @p3, 201, @p4, @p5)
        """
    );

    private readonly Statement _audit = new(
        connection,
        """
        INSERT INTO core_audit (id, recorded_at, officer_id, request, outcome, subject_kind, subject_id)
        VALUES (@p0, @p1, @p2, 'RecordVisit', 'Done', 'follow-up-case', @p3)
        """
    );

    public Recorded Record(Talk talk)
    {
        if (Kept(talk) is { } earlier)
        {
            return earlier;
        }

        if (Case(talk.Visit.CaseId) is not { } followUp)
        {
            return new(404, null);
        }

        var now = clock.Now();
        if (!RegionTable.Shipped.Chain(followUp.Region, CivilClock.DayOf(now)).Contains(talk.Officer.Region, StringComparer.Ordinal))
        {
            return new(403, null);
        }

        var visit = talk.Visit;
        var id = _ids.New();
        _insert.Run(
            id,
            visit.CaseId,
            followUp.Person,
            visit.Kind,
            visit.HeldOn,
            string.Join(',', visit.Visitors.Select(visitor => visitor.Capacity)),
            string.Join(',', visit.Visitors.Select(visitor => visitor.Name)),
            visit.Place,
            visit.DurationMinutes,
            visit.Thinking,
            visit.Work,
            visit.Correction,
            visit.UnitOpinion,
            talk.Officer.Id,
            now
        );
        var answer = Answer(visit, id, Meet(visit, id, now), now);
        _count.Run(_ids.New(), Words[visit.Kind], id, followUp.Person, followUp.Unit, followUp.Region, visit.HeldOn, now);
        _keep.Run(talk.Officer.Id, talk.Route, talk.Key, talk.BodyHash, JsonSerializer.Serialize(answer, JsonForms.Api), now);
        _audit.Run(_ids.New(), now, talk.Officer.Id, visit.CaseId);
        return new(201, answer);
    }

    private static Dictionary<VisitKind, string> Words { get; } =
        Policy.Rules.Words.Of<VisitKind>().ToDictionary(word => word.Value, word => word.Key);

    private Recorded? Kept(Talk talk)
    {
        using var row = _kept.Read(talk.Officer.Id, talk.Route, talk.Key);
        return !row.Read() ? null
            : row.GetFieldValue<byte[]>(0).AsSpan().SequenceEqual(talk.BodyHash)
                ? new(200, JsonSerializer.Deserialize<VisitAnswer>(row.GetString(1), JsonForms.Api))
            : new(422, null);
    }

    private (Guid Person, string Region, Guid Unit)? Case(Guid id)
    {
        using var row = _case.Read(id);
        return row.Read() ? (row.Id(0), row.GetString(1), row.Id(2)) : null;
    }

    private List<Guid> Meet(RecordVisit visit, Guid visitId, DateTime now)
    {
        var met = new List<(Guid Id, bool IsMet)>();
        using (var row = _owed.Read(visit.CaseId))
        {
            while (row.Read())
            {
                if (Counts(row, visit) && IsEarliest(row.DayOrNull(5), row.IdOrNull(6), visit, visitId))
                {
                    met.Add((row.Id(0), !row.IsDBNull(5)));
                }
            }
        }

        return met.ConvertAll(item => item.IsMet ? MeetAnew(item.Id, visit, visitId, now) : MeetFirst(item.Id, visit, visitId, now));
    }

    private Guid MeetFirst(Guid item, RecordVisit visit, Guid visitId, DateTime now)
    {
        _meet.Run(item, visit.HeldOn, visitId, now);
        return item;
    }

    private Guid MeetAnew(Guid item, RecordVisit visit, Guid visitId, DateTime now)
    {
        var anew = _ids.New();
        _supersede.Run(item, now);
        _meetAnew.Run(item, anew, visit.HeldOn, visitId, now);
        return anew;
    }

    private static bool Counts(SqliteDataReader item, RecordVisit visit)
    {
        var asked = item.Word<VisitorRole>(2);
        return visit.HeldOn >= item.Day(1)
            && visit.Visitors.Count >= item.GetInt32(3)
            && item.GetString(4).Split(',').Contains(visit.Kind.ToString(), StringComparer.Ordinal)
            && visit.Visitors.Any(visitor =>
                visitor.Capacity == asked
                || (asked == VisitorRole.UnitSecretary && visitor.Capacity == VisitorRole.UnitTopLeader)
                || (asked == VisitorRole.CareResponsible && visitor.Capacity is VisitorRole.UnitSecretary or VisitorRole.UnitTopLeader)
            );
    }

    private static bool IsEarliest(DateOnly? metOn, Guid? metBy, RecordVisit visit, Guid visitId) =>
        metOn is not { } met || visit.HeldOn < met || (visit.HeldOn == met && visitId < metBy);

    private static VisitAnswer Answer(RecordVisit visit, Guid id, IReadOnlyList<Guid> meets, DateTime now) =>
        new()
        {
            Id = id,
            CaseId = visit.CaseId,
            Kind = visit.Kind,
            HeldOn = visit.HeldOn,
            Outcome = visit.Outcome,
            Visitors = visit.Visitors,
            JointBodies = [],
            Participants = [],
            ConsentOn = null,
            StartedAt = null,
            Place = visit.Place,
            DurationMinutes = visit.DurationMinutes,
            Thinking = visit.Thinking,
            Work = visit.Work,
            Correction = visit.Correction,
            UnitOpinion = visit.UnitOpinion,
            NextStep = null,
            ToldHowToAppeal = false,
            Contests = false,
            SubstitutionId = null,
            Signs = [],
            Corrects = null,
            CorrectionReason = null,
            QuietReason = null,
            SupersededAt = null,
            Meets = meets,
            RecordedAt = now,
        };
}
