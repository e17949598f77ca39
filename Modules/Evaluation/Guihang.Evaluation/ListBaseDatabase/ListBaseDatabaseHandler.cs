using Guihang.Core.Data;
using Guihang.Core.Http;
using Guihang.Core.Regions;
using Guihang.Evaluation.Data;
using Guihang.Policy.Enrolments;
using Guihang.Policy.Sanctions;
using Guihang.Sanctions.Contracts;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Guihang.Evaluation;

internal sealed class ListBaseDatabaseHandler(EvaluationDb db, RegionTable regions, IMediator mediator, TimeProvider clock)
    : IRequestHandler<ListBaseDatabase, Page<BaseEntry>>
{
    public async Task<Page<BaseEntry>> Handle(ListBaseDatabase request, CancellationToken cancellationToken)
    {
        var within = regions.Within(request.Jurisdiction, clock.Today());
        var standing = request.Standing?.Value;
        var asked = Standing(db.Enrolments.Where(e => within.Contains(e.Region) && e.SupersededAt == null), standing);
        var limit = request.Limit ?? PageKey.DefaultLimit;
        var after = PageKey.Read(request.After);
        List<BaseEntry> found = [];
        // What is due follows from windows and from who still serves, which no index knows: who is not due is passed over, and the page is filled with who
        // follows.
        for (var isEnd = false; !isEnd && found.Count <= limit; )
        {
            var read = await From(asked, after).OrderBy(e => e.ScreenedOn).ThenBy(e => e.Id).Take(limit + 1).ToListAsync(cancellationToken);
            found.AddRange((await Entries(read, cancellationToken)).Where(entry => IsDue(entry, standing)));
            isEnd = read.Count <= limit;
            after = isEnd ? null : new PageKey(read[^1].ScreenedOn, read[^1].Id);
        }

        return PageKey.Cut(found, limit, entry => new PageKey(entry.ScreenedOn, entry.Id));
    }

    private IQueryable<Enrolment> Standing(IQueryable<Enrolment> current, BaseStanding? standing) =>
        standing switch
        {
            null => current,
            BaseStanding.AwaitsGroup => current.Where(e => e.Standing == null && e.Chosen != null),
            BaseStanding.Excluded => current.Where(e => e.Standing == EnrolmentStanding.Excluded),
            BaseStanding.NotYet => current.Where(e => e.Standing == EnrolmentStanding.NotYet),
            BaseStanding.DueForScoring => current.Where(e =>
                db.Observations.Any(o => o.EnrolmentId == e.Id && o.SupersededAt == null && o.Band == null)
            ),
            _ => current.Where(e => e.Standing == EnrolmentStanding.Enrolled),
        };

    private static IQueryable<Enrolment> From(IQueryable<Enrolment> asked, PageKey? after) =>
        after is { } key ? asked.Where(e => e.ScreenedOn > key.Day || (e.ScreenedOn == key.Day && e.Id > key.Id)) : asked;

    private static bool IsDue(BaseEntry entry, BaseStanding? standing) =>
        standing switch
        {
            BaseStanding.DueForEvaluation => entry.IsDueForEvaluation,
            BaseStanding.DueForScoring => entry.IsDueForScoring,
            _ => true,
        };

    private async Task<List<BaseEntry>> Entries(List<Enrolment> read, CancellationToken cancellationToken)
    {
        var ids = read.ConvertAll(enrolment => enrolment.Id);
        var graded = (
            await db
                .Evaluations.Where(evaluation => ids.Contains(evaluation.EnrolmentId))
                .Where(evaluation => db.Grades.Any(grade => grade.EvaluationId == evaluation.Id && grade.SupersededAt == null))
                .Select(evaluation => evaluation.EnrolmentId)
                .ToListAsync(cancellationToken)
        ).ToHashSet();
        var today = clock.Today();
        var unscored = (
            await db
                .Observations.Where(o => ids.Contains(o.EnrolmentId) && o.SupersededAt == null && o.Band == null)
                .ToListAsync(cancellationToken)
        )
            .Where(observation => observation.Decided()?.Windows.Any(w => w.Span.LastDay <= today && w.Missing.Count > 0) == true)
            .Select(observation => observation.EnrolmentId)
            .ToHashSet();
        var states = await mediator.Send(
            new ReadServiceStates([.. read.Select(enrolment => enrolment.PersonId).Distinct()]),
            cancellationToken
        );
        return read.ConvertAll(enrolment =>
        {
            // Nothing is due for who does not serve any more.
            var isIn =
                enrolment.Standing == EnrolmentStanding.Enrolled
                && states.GetValueOrDefault(enrolment.PersonId, ServiceState.Left) == ServiceState.InService;
            return new BaseEntry
            {
                Id = enrolment.Id,
                PersonId = enrolment.PersonId,
                UnitId = enrolment.UnitId,
                ScreenedOn = enrolment.ScreenedOn,
                Standing = enrolment.Standing,
                AwaitsGroup = enrolment.AwaitsGroup,
                LookAgainOn = enrolment.LookAgainOn,
                IsDueForEvaluation = isIn && !graded.Contains(enrolment.Id),
                IsDueForScoring = isIn && unscored.Contains(enrolment.Id),
            };
        });
    }
}
