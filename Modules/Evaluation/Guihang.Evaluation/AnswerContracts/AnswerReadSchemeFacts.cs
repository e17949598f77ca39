using Guihang.Core.Data;
using Guihang.Evaluation.Contracts;
using Guihang.Evaluation.Data;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Guihang.Evaluation;

internal sealed class AnswerReadSchemeFacts(EvaluationDb db) : IRequestHandler<ReadSchemeFacts, IReadOnlyList<SchemeFact>>
{
    public async Task<IReadOnlyList<SchemeFact>> Handle(ReadSchemeFacts request, CancellationToken cancellationToken)
    {
        var known = request.KnownBefore ?? CivilClock.EndOfTime;
        var after = request.After ?? Guid.Empty;
        return request.Step switch
        {
            SchemeStep.Finding => await Findings(after, known, request.Limit, cancellationToken),
            SchemeStep.Screening => await Screenings(after, known, request.Limit, cancellationToken),
            SchemeStep.Grade => await Grades(after, known, request.Limit, cancellationToken),
            _ => await Observations(after, known, request.Limit, cancellationToken),
        };
    }

    private async Task<IReadOnlyList<SchemeFact>> Findings(Guid after, DateTime known, int limit, CancellationToken cancellationToken)
    {
        var read = await db
            .Findings.Where(f => f.FindingId > after && f.RecordedAt < known && (f.SupersededAt == null || f.SupersededAt >= known))
            .OrderBy(f => f.FindingId)
            .Take(limit)
            .ToListAsync(cancellationToken);
        return read.ConvertAll(SchemeFacts.Of);
    }

    private async Task<IReadOnlyList<SchemeFact>> Screenings(Guid after, DateTime known, int limit, CancellationToken cancellationToken)
    {
        var read = await db
            .Enrolments.Where(e => e.Id > after && (e.StandsSince ?? e.RecordedAt) < known && e.Standing != null)
            .OrderBy(e => e.Id)
            .Take(limit)
            .ToListAsync(cancellationToken);
        return read.ConvertAll(SchemeFacts.Of);
    }

    private async Task<IReadOnlyList<SchemeFact>> Grades(Guid after, DateTime known, int limit, CancellationToken cancellationToken)
    {
        var grades = db.Grades.Where(g =>
            g.EvaluationId > after && g.RecordedAt < known && (g.SupersededAt == null || g.SupersededAt >= known)
        );
        var read = await grades
            .Join(db.Evaluations, grade => grade.EvaluationId, evaluation => evaluation.Id, (grade, e) => new { grade, e.EnrolmentId })
            .Join(db.Enrolments, g => g.EnrolmentId, enrolment => enrolment.Id, (g, enrolment) => new { g.grade, enrolment })
            .OrderBy(g => g.grade.EvaluationId)
            .Take(limit)
            .ToListAsync(cancellationToken);
        return read.ConvertAll(g => SchemeFacts.Of(g.grade, g.enrolment));
    }

    private async Task<IReadOnlyList<SchemeFact>> Observations(Guid after, DateTime known, int limit, CancellationToken cancellationToken)
    {
        var ended = db.Observations.Where(o =>
            o.Band != null && o.EnrolmentId > after && o.RecordedAt < known && (o.SupersededAt == null || o.SupersededAt >= known)
        );
        var read = await ended
            .Join(db.Enrolments, o => o.EnrolmentId, e => e.Id, (observation, enrolment) => new { observation, enrolment })
            .OrderBy(o => o.enrolment.Id)
            .Take(limit)
            .ToListAsync(cancellationToken);
        return read.ConvertAll(o => SchemeFacts.Of(o.observation, o.enrolment));
    }
}
