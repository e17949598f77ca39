using System.Globalization;
using Guihang.Core.Data;
using Guihang.Core.Documents;
using Guihang.Core.Policies.Book;
using Guihang.Core.Problems;
using Guihang.Core.Regions;
using Guihang.Core.Requests;
using Guihang.Core.Security;
using Guihang.Evaluation.Contracts;
using Guihang.Evaluation.Data;
using Guihang.Policy.Enrolments;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Guihang.Evaluation;

internal sealed class MakeSpecialReportHandler(
    EvaluationDb db,
    SchemePolicy policy,
    PolicyBook book,
    RegionTable regions,
    DocumentOrders documents,
    CallContext call,
    IdSource ids,
    TimeProvider clock
) : IRequestHandler<MakeSpecialReport, SpecialReportAnswer>
{
    private const string Template = "special-report";
    private static readonly UseKind[] Uses = [UseKind.Promotion, UseKind.FurtherUse, UseKind.Reuse];

    public async Task<SpecialReportAnswer> Handle(MakeSpecialReport request, CancellationToken cancellationToken)
    {
        var programme = policy.Programme(request.Jurisdiction, request.LastDay);
        if (programme is null || book.ChainFor(request.Jurisdiction, request.LastDay).Template(Template) is null)
        {
            throw new ProblemException(EvaluationProblems.NoReport) { Field = "jurisdiction" };
        }

        var (id, now) = (ids.New(), clock.Now());
        var (enrolled, evaluated, wentOn, observed, used) = await Count(request, cancellationToken);
        var documentId = documents.Order(
            Template,
            Subjects.SpecialReport(id),
            // It belongs to the jurisdiction and to no unit.
            new Place(request.Jurisdiction, Guid.Empty),
            request.LastDay,
            new Dictionary<string, (string? Value, string Source)>(StringComparer.Ordinal)
            {
                ["addressee"] = (request.Addressee, "evaluation.special-report"),
                ["programme"] = (programme.Zh, "policy.enrolment.programme"),
                ["firstDay"] = (PrintedDay.Of(request.FirstDay), "evaluation.special-report"),
                ["lastDay"] = (PrintedDay.Of(request.LastDay), "evaluation.special-report"),
                ["enrolled"] = (Number(enrolled), "evaluation.enrolment"),
                ["evaluated"] = (Number(evaluated), "evaluation.grade"),
                ["good"] = (Number(wentOn), "evaluation.grade"),
                ["observed"] = (Number(observed), "evaluation.observation"),
                ["used"] = (Number(used), "evaluation.use"),
                ["suggestions"] = (request.Suggestions, "evaluation.special-report"),
                ["reportedOn"] = (PrintedDay.Of(clock.Today()), "evaluation.special-report"),
            }
        );
        await documents.Save(cancellationToken);
        var report = new SpecialReport
        {
            Id = id,
            Jurisdiction = request.Jurisdiction,
            FirstDay = request.FirstDay,
            LastDay = request.LastDay,
            Addressee = request.Addressee,
            Suggestions = request.Suggestions,
            Enrolled = enrolled,
            Evaluated = evaluated,
            WentOn = wentOn,
            Observed = observed,
            Used = used,
            DocumentId = documentId,
            RecordedBy = call.Caller.OfficerId,
            RecordedAt = now,
        };
        db.SpecialReports.Add(report);
        await db.SaveChangesAsync(cancellationToken);
        return SpecialReportAnswer.Of(report);
    }

    // Persons each once, whatever their number of steps.
    private async Task<(int Enrolled, int Evaluated, int WentOn, int Observed, int Used)> Count(
        MakeSpecialReport request,
        CancellationToken cancellationToken
    )
    {
        var within = regions.Within(request.Jurisdiction, request.LastDay);
        var (first, last) = (request.FirstDay, request.LastDay);
        var taken = db.Enrolments.Where(e => e.Standing == EnrolmentStanding.Enrolled && within.Contains(e.Region));
        var grades = db
            .Grades.Where(g => g.SupersededAt == null && g.On >= first && g.On <= last)
            .Join(db.Evaluations, g => g.EvaluationId, e => e.Id, (g, e) => new { g.GoesOn, e.EnrolmentId })
            .Join(taken, g => g.EnrolmentId, e => e.Id, (g, e) => new { g.GoesOn, e.PersonId });
        var ended = db
            .Observations.Where(o => o.SupersededAt == null && o.EndedOn >= first && o.EndedOn <= last)
            .Join(taken, o => o.EnrolmentId, e => e.Id, (_, e) => e.PersonId);
        var uses = db.Uses.Where(use => use.SupersededAt == null && Uses.Contains(use.Kind) && use.On >= first && use.On <= last);
        return (
            await taken
                .Where(e => e.ScreenedOn >= first && e.ScreenedOn <= last)
                .Select(e => e.PersonId)
                .Distinct()
                .CountAsync(cancellationToken),
            await grades.Select(g => g.PersonId).Distinct().CountAsync(cancellationToken),
            await grades.Where(g => g.GoesOn).Select(g => g.PersonId).Distinct().CountAsync(cancellationToken),
            await ended.Distinct().CountAsync(cancellationToken),
            await uses.Where(use => taken.Any(e => e.PersonId == use.PersonId && e.ScreenedOn <= use.On))
                .Select(use => use.PersonId)
                .Distinct()
                .CountAsync(cancellationToken)
        );
    }

    private static string Number(int count) => count.ToString(CultureInfo.InvariantCulture);
}
