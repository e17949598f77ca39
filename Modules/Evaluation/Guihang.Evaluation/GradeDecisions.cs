using Guihang.Core.Data;
using Guihang.Core.Problems;
using Guihang.Core.Requests;
using Guihang.Evaluation.Data;
using Guihang.Policy.Rules;
using Microsoft.EntityFrameworkCore;

namespace Guihang.Evaluation;

/// <summary>Puts the grade that a leading group decided into effect: the letters go out, and the observation begins or ends.</summary>
internal sealed class GradeDecisions(
    EvaluationDb db,
    SchemeLedger ledger,
    SchemePolicy policy,
    PartsOfEvaluation parts,
    OpinionLetters letters,
    CourseOfObservation observation,
    CallContext call,
    IdSource ids,
    TimeProvider clock
)
{
    /// <summary>Decides the grade.</summary>
    /// <param name="enrolment">The enrolment.</param>
    /// <param name="chosen">What was decided, with its day, number and reasons.</param>
    /// <param name="tally">The vote.</param>
    /// <param name="cancellationToken">Set when the caller has gone away.</param>
    /// <exception cref="ProblemException">Parts are missing, a ballot is open, the grade is unknown, or the reasons are missing.</exception>
    public async Task Decide(Enrolment enrolment, ChosenGrade chosen, Tally tally, CancellationToken cancellationToken)
    {
        var evaluation = await ledger.Opened(enrolment.Id, cancellationToken);
        var sheet = policy.EvaluationSheet(enrolment)!;
        var proposal = await db.Proposals.SingleAsync(p => p.EvaluationId == evaluation.Id && p.SupersededAt == null, cancellationToken);
        var given = await CheckComplete(evaluation, sheet, cancellationToken);
        var proposed = proposal.Decided();
        var grade = KnownGrade(sheet, chosen.Grade);
        // Where the votes are hidden so is the proposal, and whether a grade is the one proposed must not be learnt by trying.
        var isHidden = given.Exists(part => part.HidesVotes);
        if (string.IsNullOrWhiteSpace(chosen.Reasons) && (isHidden || chosen.Grade != proposed?.Grade || chosen.ChangesEarlier))
        {
            throw new ProblemException(EvaluationProblems.ReasonsMissing) { Field = "reasons" };
        }

        await SupersedeEarlier(evaluation.Id, cancellationToken);
        var decision = new GradeDecision
        {
            Id = ids.New(),
            EvaluationId = evaluation.Id,
            ProposalId = proposal.Id,
            Grade = grade.Key,
            GoesOn = (proposed?.GoesOn ?? policy.GoesOn(enrolment)).Contains(grade.Key, StringComparer.Ordinal),
            On = chosen.On,
            DocumentNumber = chosen.DocumentNumber,
            Members = tally.Members,
            Recused = tally.Recused,
            Present = tally.Present,
            InFavour = tally.InFavour,
            Against = tally.Against,
            Reasons = chosen.Reasons,
            RecordedBy = call.Caller.OfficerId,
            RecordedAt = clock.Now(),
            SupersededAt = null,
        };
        db.Grades.Add(decision);
        await db.SaveChangesAsync(cancellationToken);
        if (decision.GoesOn)
        {
            await letters.Order(enrolment, decision, grade, proposed?.Letters ?? policy.Letters(enrolment), cancellationToken);
            await observation.Decide(enrolment, decision, cancellationToken);
        }
        else
        {
            await observation.End(enrolment, cancellationToken);
        }

        await ledger.Tell(SchemeFacts.Of(decision, enrolment), cancellationToken);
    }

    private async Task<List<GivenPart>> CheckComplete(PersonEvaluation evaluation, Instrument sheet, CancellationToken cancellationToken)
    {
        var given = await parts.Current(evaluation.Id, cancellationToken);
        var missing = sheet.Parts.Select(part => part.Key).Except(given.Select(part => part.Part), StringComparer.Ordinal).ToList();
        if (missing is not [])
        {
            throw new ProblemException(EvaluationProblems.Incomplete, string.Join(", ", missing));
        }

        return await db.BallotBoxes.AnyAsync(box => box.EvaluationId == evaluation.Id && box.EndedAt == null, cancellationToken)
            ? throw new ProblemException(EvaluationProblems.BoxIsOpen)
            : given;
    }

    private static InstrumentGrade KnownGrade(Instrument sheet, string key) =>
        sheet.Grades.FirstOrDefault(grade => grade.Key == key)
        ?? throw new ProblemException(EvaluationProblems.AnswerUnknown, key, string.Join(", ", sheet.Grades.Select(grade => grade.Key)))
        {
            Field = "grade",
        };

    private async Task SupersedeEarlier(Guid evaluationId, CancellationToken cancellationToken)
    {
        var earlier = await db.Grades.SingleOrDefaultAsync(
            grade => grade.EvaluationId == evaluationId && grade.SupersededAt == null,
            cancellationToken
        );
        if (earlier is not null)
        {
            earlier.SupersededAt = clock.Now();
            // The old row leaves its place in the index before the new one takes it.
            await db.SaveChangesAsync(cancellationToken);
        }
    }
}

/// <summary>A grade that a group decided.</summary>
/// <param name="Grade">The grade, by key.</param>
/// <param name="On">The day.</param>
/// <param name="DocumentNumber">The number of the document.</param>
/// <param name="Reasons">The reasons; null where there are none.</param>
/// <param name="ChangesEarlier">Whether it changes an earlier decision.</param>
internal sealed record ChosenGrade(string Grade, DateOnly On, string DocumentNumber, string? Reasons, bool ChangesEarlier);
