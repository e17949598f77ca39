using Guihang.Core.Data;
using Guihang.Core.Problems;
using Guihang.Core.Requests;
using Guihang.Evaluation.Data;
using Guihang.Policy.Evaluations;
using Guihang.Policy.Rules;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Guihang.Evaluation;

internal sealed class DecideGradeHandler(
    EvaluationDb db,
    SchemeLedger ledger,
    SchemePolicy policy,
    PartsOfEvaluation parts,
    OpinionLetters letters,
    CourseOfObservation observation,
    CallContext call,
    IdSource ids,
    TimeProvider clock
) : IRequestHandler<DecideGrade, EvaluationAnswer>
{
    public async Task<EvaluationAnswer> Handle(DecideGrade request, CancellationToken cancellationToken)
    {
        var enrolment = await ledger.Enrolled(request.EnrolmentId, cancellationToken);
        var evaluation = await ledger.Opened(request.EnrolmentId, cancellationToken);
        var sheet = policy.EvaluationSheet(enrolment)!;
        var proposal = await db.Proposals.SingleAsync(p => p.EvaluationId == evaluation.Id && p.SupersededAt == null, cancellationToken);
        await CheckComplete(evaluation, sheet, cancellationToken);
        var proposed = proposal.Decided();
        CheckVote(proposed?.Vote ?? policy.Vote(enrolment), request);
        var grade = KnownGrade(sheet, request.Grade);
        if (string.IsNullOrWhiteSpace(request.Reasons) && (request.Grade != proposed?.Grade || request.Changes is not null))
        {
            throw new ProblemException(EvaluationProblems.ReasonsMissing) { Field = "reasons" };
        }

        await SupersedeEarlier(evaluation.Id, request.Changes, cancellationToken);
        var decision = new GradeDecision
        {
            Id = ids.New(),
            EvaluationId = evaluation.Id,
            ProposalId = proposal.Id,
            Grade = grade.Key,
            GoesOn = (proposed?.GoesOn ?? policy.GoesOn(enrolment)).Contains(grade.Key, StringComparer.Ordinal),
            On = request.On,
            DocumentNumber = request.DocumentNumber,
            Members = request.Members,
            Recused = request.Recused,
            Present = request.Present,
            InFavour = request.InFavour,
            Against = request.Against,
            Reasons = request.Reasons,
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
        return await parts.Read(enrolment, evaluation, cancellationToken);
    }

    private async Task CheckComplete(PersonEvaluation evaluation, Instrument sheet, CancellationToken cancellationToken)
    {
        var given = await parts.Current(evaluation.Id, cancellationToken);
        var missing = sheet.Parts.Select(part => part.Key).Except(given.Select(part => part.Part), StringComparer.Ordinal).ToList();
        if (missing is not [])
        {
            throw new ProblemException(EvaluationProblems.Incomplete, string.Join(", ", missing));
        }
    }

    // Those who stood aside are left out of the count: of seven with one aside and more than half asked for, four of the other six decide and three do not.
    private static void CheckVote(GroupVote vote, DecideGrade request)
    {
        var (quorum, majority) = vote;
        if (request.Present * 100 <= quorum * (request.Members - request.Recused))
        {
            throw new ProblemException(EvaluationProblems.NoQuorum, quorum) { Field = "present" };
        }

        if (request.InFavour * 100 <= majority * request.Present)
        {
            throw new ProblemException(EvaluationProblems.NoMajority, majority) { Field = "inFavour" };
        }
    }

    private static InstrumentGrade KnownGrade(Instrument sheet, string key) =>
        sheet.Grades.FirstOrDefault(grade => grade.Key == key)
        ?? throw new ProblemException(EvaluationProblems.AnswerUnknown, key, string.Join(", ", sheet.Grades.Select(grade => grade.Key)))
        {
            Field = "grade",
        };

    private async Task SupersedeEarlier(Guid evaluationId, Guid? changes, CancellationToken cancellationToken)
    {
        var earlier = await db.Grades.SingleOrDefaultAsync(
            grade => grade.EvaluationId == evaluationId && grade.SupersededAt == null,
            cancellationToken
        );
        if (earlier?.Id != changes)
        {
            throw new ProblemException(EvaluationProblems.AlreadyDecided) { Field = "changes" };
        }

        if (earlier is not null)
        {
            earlier.SupersededAt = clock.Now();
            // The old row leaves its place in the index before the new one takes it.
            await db.SaveChangesAsync(cancellationToken);
        }
    }
}
