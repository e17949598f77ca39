using Guihang.Core.Data;
using Guihang.Core.Problems;
using Guihang.Core.Requests;
using Guihang.Evaluation.Data;
using Guihang.Policy.Rules;
using Microsoft.EntityFrameworkCore;

namespace Guihang.Evaluation;

/// <summary>Finds open ballot boxes, and takes what they hold out of the database when they are over.</summary>
internal sealed class BallotBoxes(
    EvaluationDb db,
    SchemeLedger ledger,
    SchemePolicy policy,
    BallotAttempts attempts,
    CallContext call,
    TimeProvider clock
)
{
    /// <summary>The open box with a number, and the part of the instrument that it is for; null where there is none.</summary>
    public async Task<(BallotBox Box, InstrumentPart Part)?> Find(string number, CancellationToken cancellationToken)
    {
        var box = await db.BallotBoxes.SingleOrDefaultAsync(b => b.Number == number && b.EndedAt == null, cancellationToken);
        if (box is null)
        {
            return null;
        }

        var enrolment = await db
            .Enrolments.Where(e => db.Evaluations.Any(evaluation => evaluation.Id == box.EvaluationId && evaluation.EnrolmentId == e.Id))
            .SingleAsync(cancellationToken);
        return (box, policy.EvaluationSheet(enrolment)!.Part(box.Part)!);
    }

    /// <summary>The open box of an evaluation.</summary>
    /// <param name="enrolmentId">The enrolment.</param>
    /// <param name="part">The part of the instrument; null where one box is open.</param>
    /// <param name="cancellationToken">Set when the caller has gone away.</param>
    /// <exception cref="ProblemException">None is open.</exception>
    public async Task<BallotBox> Open(Guid enrolmentId, string? part, CancellationToken cancellationToken)
    {
        var evaluation = await ledger.Opened(enrolmentId, cancellationToken);
        var open = await db.BallotBoxes.Where(b => b.EvaluationId == evaluation.Id && b.EndedAt == null).ToListAsync(cancellationToken);
        return (part is null && open is [var only] ? only : open.Find(box => box.Part == part))
            ?? throw new ProblemException(EvaluationProblems.NoBox);
    }

    /// <summary>Whether a box is open for a part.</summary>
    public Task<bool> IsOpen(Guid evaluationId, string part, CancellationToken cancellationToken) =>
        db.BallotBoxes.AnyAsync(b => b.EvaluationId == evaluationId && b.Part == part && b.EndedAt == null, cancellationToken);

    /// <summary>All boxes of an evaluation, the earliest first.</summary>
    public Task<List<BallotBox>> Of(Guid evaluationId, CancellationToken cancellationToken) =>
        db.BallotBoxes.Where(b => b.EvaluationId == evaluationId).OrderBy(b => b.Id).ToListAsync(cancellationToken);

    /// <summary>The codes left and the ballots cast.</summary>
    public async Task<(UnusedCodes Codes, CastBallots Ballots)> Inside(BallotBox box, CancellationToken cancellationToken) =>
        (
            await db.BallotCodes.SingleAsync(codes => codes.BoxId == box.Id, cancellationToken),
            await db.Ballots.SingleAsync(ballots => ballots.BoxId == box.Id, cancellationToken)
        );

    /// <summary>Ends a box: codes, ballots and keys go, and only what is counted stays.</summary>
    public async Task End(BallotBox box, BallotBoxEnding ending, string? reason, CancellationToken cancellationToken)
    {
        var (codes, ballots) = await Inside(box, cancellationToken);
        db.BallotCodes.Remove(codes);
        db.Ballots.Remove(ballots);
        box.End(ending, reason, call.Caller.OfficerId, clock.Now());
        await db.SaveChangesAsync(cancellationToken);
        attempts.Forget(box.Id);
    }
}
