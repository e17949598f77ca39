using Guihang.Core.Problems;
using Guihang.Evaluation.Data;
using Guihang.Policy.GroupDecisions;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Guihang.Evaluation;

internal sealed class DecideGradeHandler(
    EvaluationDb db,
    SchemeLedger ledger,
    MeetingLedger meetings,
    ItemDecisions items,
    GroupVotes votes,
    GradeDecisions grades,
    PartsOfEvaluation parts
) : IRequestHandler<DecideGrade, EvaluationAnswer>
{
    public async Task<EvaluationAnswer> Handle(DecideGrade request, CancellationToken cancellationToken)
    {
        var enrolment = await ledger.Enrolled(request.EnrolmentId, cancellationToken);
        var evaluation = await ledger.Opened(request.EnrolmentId, cancellationToken);
        var earlier = await db
            .Grades.Where(grade => grade.EvaluationId == evaluation.Id && grade.SupersededAt == null)
            .Select(grade => (Guid?)grade.Id)
            .SingleOrDefaultAsync(cancellationToken);
        if (earlier != request.Changes)
        {
            throw new ProblemException(EvaluationProblems.AlreadyDecided) { Field = "changes" };
        }

        await (
            request.AgendaItemId is { } item
                ? InMeeting(request, enrolment, item, cancellationToken)
                : OnRecord(request, enrolment, cancellationToken)
        );
        return await parts.Read(enrolment, evaluation, cancellationToken);
    }

    private async Task InMeeting(DecideGrade request, Enrolment enrolment, Guid itemId, CancellationToken cancellationToken)
    {
        if (
            !await db.AgendaItems.AnyAsync(
                item =>
                    item.Id == itemId
                    && item.EnrolmentId == enrolment.Id
                    && item.Matter == GroupMatter.Grade
                    && item.Motion == request.Grade,
                cancellationToken
            )
        )
        {
            throw new ProblemException(MeetingProblems.OtherMotion) { Field = "agendaItemId" };
        }

        var (sitting, item) = await meetings.ReadItem(itemId, cancellationToken);
        if (request.On != sitting.Meeting.HeldOn)
        {
            throw new ProblemException(MeetingProblems.OtherDay, sitting.Meeting.HeldOn) { Field = "on" };
        }

        var recorded = new RecordedOn(request.DocumentNumber, request.Reasons, request.Changes is not null);
        var resolution = await items.Decide(sitting, item, recorded, cancellationToken);
        CheckAdopted(resolution.IsAdopted, resolution.Counted(), resolution.Decision.Decided<GroupDecision>()!);
    }

    private async Task OnRecord(DecideGrade request, Enrolment enrolment, CancellationToken cancellationToken)
    {
        var tally = new Tally(
            request.Members ?? 0,
            request.Recused ?? 0,
            request.Present ?? 0,
            request.InFavour ?? 0,
            request.Against ?? 0
        );
        var (decided, _) = await votes.Count(enrolment.Region, enrolment.ScreenedOn, GroupMatter.Grade, inMeeting: false, tally);
        CheckAdopted(decided.IsAdopted, tally, decided);
        await grades.Decide(
            enrolment,
            new ChosenGrade(request.Grade, request.On, request.DocumentNumber, request.Reasons, request.Changes is not null),
            tally,
            cancellationToken
        );
    }

    private static void CheckAdopted(bool isAdopted, Tally tally, GroupDecision decided)
    {
        if (!isAdopted)
        {
            throw new ProblemException(EvaluationProblems.NoMajority, tally.InFavour, tally.Present, decided.FavourNeeded)
            {
                Field = "inFavour",
            };
        }
    }
}
