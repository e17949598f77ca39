using System.Globalization;
using Guihang.Core.Data;
using Guihang.Core.OfficeDirectory;
using Guihang.Core.Problems;
using Guihang.Core.Requests;
using Guihang.Evaluation.Data;
using Guihang.Policy.Calendar;
using Guihang.Policy.Rules;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Guihang.Evaluation;

internal sealed class ScoreObservationHandler(
    EvaluationDb db,
    SchemeLedger ledger,
    SchemePolicy policy,
    CourseOfObservation course,
    ScoreEvidence evidence,
    OfficeLookup offices,
    CallContext call,
    IdSource ids,
    TimeProvider clock
) : IRequestHandler<ScoreObservation, ObservationAnswer>
{
    public async Task<ObservationAnswer> Handle(ScoreObservation request, CancellationToken cancellationToken)
    {
        var enrolment = await ledger.Enrolled(request.EnrolmentId, cancellationToken);
        var grade = await ledger.WentOn(request.EnrolmentId, cancellationToken);
        var version = await course.Version(enrolment.Id, cancellationToken);
        if (version != request.ExpectedVersion)
        {
            throw new ProblemException(CoreProblems.VersionChanged, request.ExpectedVersion, version);
        }

        var sheet = policy.ObservationVersion(enrolment);
        CheckPoints(request, sheet?.Instrument);
        await evidence.Check(enrolment, request.References ?? [], cancellationToken);
        var current = await db.Observations.SingleAsync(
            observation => observation.EnrolmentId == enrolment.Id && observation.SupersededAt == null,
            cancellationToken
        );
        CheckWindow(request, [.. (current.Decided()?.Windows ?? []).Select(window => window.Span)]);
        await db
            .Scores.Where(s => s.EnrolmentId == enrolment.Id && s.Dimension == request.Dimension && s.WindowStart == request.WindowStart)
            .Where(s => s.SupersededAt == null)
            .ForEachAsync(old => old.SupersededAt = clock.Now(), cancellationToken);
        // The old row leaves its place in the index before the new one takes it.
        await db.SaveChangesAsync(cancellationToken);
        db.Scores.Add(
            new WindowScore
            {
                Id = ids.New(),
                EnrolmentId = enrolment.Id,
                Dimension = request.Dimension,
                WindowStart = request.WindowStart,
                Points = request.Points,
                Evidence = request.Evidence,
                References = ScoreEvidence.Written(request.References ?? []),
                InstrumentVersion = sheet?.Version,
                InstrumentHash = sheet?.Hash,
                Scorer = await Scorer(request, cancellationToken),
                RecordedBy = call.Caller.OfficerId,
                RecordedAt = clock.Now(),
                SupersededAt = null,
            }
        );
        await db.SaveChangesAsync(cancellationToken);
        var observation = await course.Decide(enrolment, grade, cancellationToken);
        return await course.Answer(enrolment, observation, cancellationToken);
    }

    // The name as it is now: whoever is renamed later has scored under this one.
    private async Task<string> Scorer(ScoreObservation request, CancellationToken cancellationToken) =>
        string.IsNullOrWhiteSpace(request.Scorer)
            ? (await offices.FindOfficer(call.Caller.OfficerId, cancellationToken))?.Name ?? call.Caller.Code
            : request.Scorer.Trim();

    private static void CheckPoints(ScoreObservation request, Instrument? sheet)
    {
        var dimensions = (sheet?.Parts ?? []).Where(part => part.Kind == InstrumentPartKind.Points).ToList();
        var dimension =
            dimensions.Find(part => part.Key == request.Dimension)
            ?? throw new ProblemException(
                EvaluationProblems.DimensionUnknown,
                request.Dimension,
                string.Join(", ", dimensions.Select(part => part.Key))
            )
            {
                Field = "dimension",
            };
        if (request.Points < 0 || request.Points > dimension.Most)
        {
            throw new ProblemException(EvaluationProblems.TooManyPoints, request.Points, dimension.Most!.Value) { Field = "points" };
        }
    }

    private void CheckWindow(ScoreObservation request, IReadOnlyList<DateSpan> windows)
    {
        if (!windows.Any(window => window.Start == request.WindowStart))
        {
            throw new ProblemException(
                EvaluationProblems.WindowUnknown,
                Day(request.WindowStart),
                string.Join(", ", windows.Select(window => Day(window.Start)))
            )
            {
                Field = "windowStart",
            };
        }

        var lastDay = windows.First(window => window.Start == request.WindowStart).LastDay!.Value;
        if (clock.Today() < lastDay)
        {
            throw new ProblemException(EvaluationProblems.WindowRuns, Day(lastDay)) { Field = "windowStart" };
        }
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
