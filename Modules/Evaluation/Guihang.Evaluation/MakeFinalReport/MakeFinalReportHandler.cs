using System.Globalization;
using Guihang.Core.Data;
using Guihang.Core.Documents;
using Guihang.Core.OfficeDirectory;
using Guihang.Core.Problems;
using Guihang.Core.Requests;
using Guihang.Core.Security;
using Guihang.Evaluation.Data;
using Guihang.Policy.GroupDecisions;
using Guihang.Policy.Observations;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Guihang.Evaluation;

internal sealed class MakeFinalReportHandler(
    EvaluationDb db,
    SchemeLedger ledger,
    SchemePolicy policy,
    OfficeLookup offices,
    DocumentOrders documents,
    FeedbackLetters feedback,
    ScoreEvidence evidence,
    CourseOfObservation course,
    CallContext call,
    IdSource ids,
    TimeProvider clock
) : IRequestHandler<MakeFinalReport, FinalReportAnswer>
{
    private const string Template = "final-report";

    public async Task<FinalReportAnswer> Handle(MakeFinalReport request, CancellationToken cancellationToken)
    {
        var enrolment = await ledger.Enrolled(request.EnrolmentId, cancellationToken);
        var grade = await ledger.WentOn(request.EnrolmentId, cancellationToken);
        var observed = (await db.Current(request.EnrolmentId, cancellationToken)).Decided();
        if (observed?.Band is null)
        {
            throw new ProblemException(EvaluationProblems.ObservationRuns);
        }

        if (!observed.Reports.Contains(Template, StringComparer.Ordinal))
        {
            throw new ProblemException(EvaluationProblems.NoReport);
        }

        await CheckAdopted(enrolment, cancellationToken);
        var documentId = documents.Order(
            Template,
            Subjects.Enrolment(enrolment.Id),
            // It belongs to the jurisdiction and to no unit: it is not for the unit to read.
            new Place(enrolment.Region, Guid.Empty),
            request.On,
            await Values(request, enrolment, grade, observed, cancellationToken)
        );
        await documents.Save(cancellationToken);
        await db
            .FinalReports.Where(report => report.EnrolmentId == enrolment.Id && report.SupersededAt == null)
            .ForEachAsync(old => old.SupersededAt = clock.Now(), cancellationToken);
        // The old row leaves its place in the index before the new one takes it.
        await db.SaveChangesAsync(cancellationToken);
        var made = new FinalReport
        {
            Id = ids.New(),
            EnrolmentId = enrolment.Id,
            DocumentId = documentId,
            Conclusion = request.Conclusion,
            On = request.On,
            RecordedBy = call.Caller.OfficerId,
            RecordedAt = clock.Now(),
            SupersededAt = null,
        };
        db.FinalReports.Add(made);
        await db.SaveChangesAsync(cancellationToken);
        var letters = observed.Reports.Contains(FeedbackLetters.Template, StringComparer.Ordinal)
            ? await feedback.Order(enrolment, grade, observed, request, cancellationToken)
            : [];
        return new FinalReportAnswer(made.Id, made.EnrolmentId, made.DocumentId, made.Conclusion, made.On, letters);
    }

    private async Task CheckAdopted(Enrolment enrolment, CancellationToken cancellationToken)
    {
        if (
            policy.NeedsMeeting(GroupMatter.FinalReport, enrolment.Region, enrolment.ScreenedOn)
            && !await db.Resolutions.AnyAsync(
                r => r.EnrolmentId == enrolment.Id && r.Matter == GroupMatter.FinalReport && r.IsAdopted && r.SupersededAt == null,
                cancellationToken
            )
        )
        {
            throw new ProblemException(EvaluationProblems.NotAdopted);
        }
    }

    private async Task<Dictionary<string, (string? Value, string Source)>> Values(
        MakeFinalReport request,
        Enrolment enrolment,
        GradeDecision grade,
        ObservationDecision observed,
        CancellationToken cancellationToken
    )
    {
        var person = await ledger.Person(enrolment.PersonId, cancellationToken);
        var unit = await offices.FindUnit(person.UnitId, cancellationToken);
        var replies = await db.Replies.Where(reply => reply.EnrolmentId == enrolment.Id).ToListAsync(cancellationToken);
        var title = policy.EvaluationSheet(enrolment)?.Grades.FirstOrDefault(g => g.Key == grade.Grade)?.Title.Zh ?? grade.Grade;
        return new(StringComparer.Ordinal)
        {
            ["personName"] = (person.Name, "sanctions.person"),
            ["unitName"] = (unit?.Name, "directory.unit"),
            ["programme"] = (enrolment.Decided()!.Programme.Zh, "evaluation.enrolment"),
            ["enrolledOn"] = (PrintedDay.Of(enrolment.ScreenedOn), "evaluation.enrolment"),
            ["grade"] = (title, "evaluation.grade"),
            ["decidedOn"] = (PrintedDay.Of(grade.On), "evaluation.grade"),
            ["windows"] = (string.Join('；', observed.Windows.Select(Printed)), "evaluation.observation"),
            ["points"] = (Points(observed.Points!.Value), "evaluation.observation"),
            ["band"] = (observed.Title!.Zh, "evaluation.observation"),
            ["evidence"] = (await Evidence(enrolment.Id, cancellationToken), "evaluation.observation"),
            ["conclusion"] = (request.Conclusion, "evaluation.final-report"),
            ["reply"] = (replies is [] ? null : string.Join('；', replies.OrderBy(r => r.On).Select(r => r.Text)), "evaluation.reply"),
            ["reportedOn"] = (PrintedDay.Of(request.On), "evaluation.final-report"),
            ["policyBasis"] = ($"{PrintedDay.Of(enrolment.ScreenedOn)}纳入时有效的政策", "evaluation.enrolment"),
        };
    }

    private async Task<string?> Evidence(Guid enrolmentId, CancellationToken cancellationToken)
    {
        var scores = await course.Scores(enrolmentId, cancellationToken);
        var adjustments = await course.Adjustments(enrolmentId, cancellationToken);
        return await evidence.Printed(
            [.. scores.Select(score => score.References), .. adjustments.Select(adjustment => adjustment.References)],
            cancellationToken
        );
    }

    private static string Printed(ObservationWindow window) =>
        $"{PrintedDay.Of(window.Span.Start)}至{PrintedDay.Of(window.Span.LastDay!.Value)} {Points(window.Points!.Value)} 分";

    private static string Points(int hundredths) => (hundredths / 100m).ToString("0.##", CultureInfo.InvariantCulture);
}
