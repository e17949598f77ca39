using Guihang.Core.Data;
using Guihang.Core.Problems;
using Guihang.Core.Requests;
using Guihang.Evaluation.Data;
using Guihang.Policy.Enrolments;
using Guihang.Policy.GroupDecisions;
using Guihang.Policy.Rules;
using Microsoft.EntityFrameworkCore;

namespace Guihang.Evaluation;

/// <summary>Records what a leading group decided on an item, from the votes that were cast. It is this that changes the state of a case.</summary>
internal sealed class ItemDecisions(
    EvaluationDb db,
    GroupVotes votes,
    SchemeLedger ledger,
    GradeDecisions grades,
    Screenings screenings,
    CallContext call,
    IdSource ids,
    TimeProvider clock
)
{
    /// <summary>The decision that is current on a matter of an enrolment; null where there is none.</summary>
    public async Task<GroupResolution?> Current(Guid? enrolmentId, GroupMatter matter, CancellationToken cancellationToken) =>
        enrolmentId is null
            ? null
            : await db.Resolutions.SingleOrDefaultAsync(
                r => r.EnrolmentId == enrolmentId && r.Matter == matter && r.SupersededAt == null,
                cancellationToken
            );

    /// <summary>Decides an item.</summary>
    /// <exception cref="ProblemException">
    /// The meeting is not held yet or locked, the item is decided, somebody who is present has not voted, or too few sit in the group or are present.
    /// </exception>
    public async Task<GroupResolution> Decide(Sitting sitting, AgendaItem item, RecordedOn recorded, CancellationToken cancellationToken)
    {
        Check(sitting, item);
        var enrolment = item.EnrolmentId is { } id ? await db.Enrolments.SingleAsync(e => e.Id == id, cancellationToken) : null;
        var tally = sitting.TallyOf(item);
        var (decided, kept) = await votes.Count(
            sitting.Meeting.Region,
            enrolment?.ScreenedOn ?? sitting.Meeting.HeldOn,
            item.Matter,
            inMeeting: true,
            tally
        );
        var earlier = await Current(item.EnrolmentId, item.Matter, cancellationToken);
        if (decided.IsAdopted && enrolment is not null)
        {
            await PutIntoEffect(sitting, item, enrolment, tally, recorded, cancellationToken);
        }

        if (earlier is not null && decided.IsAdopted)
        {
            earlier.SupersededAt = clock.Now();
            await db.SaveChangesAsync(cancellationToken);
        }

        var resolution = new GroupResolution
        {
            Id = ids.New(),
            ItemId = item.Id,
            Matter = item.Matter,
            EnrolmentId = item.EnrolmentId,
            Motion = item.Motion,
            IsAdopted = decided.IsAdopted,
            On = sitting.Meeting.HeldOn,
            DocumentNumber = recorded.DocumentNumber,
            Members = tally.Members,
            Recused = tally.Recused,
            Present = tally.Present,
            InFavour = tally.InFavour,
            Against = tally.Against,
            Reasons = recorded.Reasons,
            Decision = kept,
            RecordedBy = call.Caller.OfficerId,
            RecordedAt = clock.Now(),
            // A motion that was rejected leaves what was decided before as it is.
            SupersededAt = decided.IsAdopted ? null : clock.Now(),
        };
        db.Resolutions.Add(resolution);
        await db.SaveChangesAsync(cancellationToken);
        return resolution;
    }

    private void Check(Sitting sitting, AgendaItem item)
    {
        sitting.CheckOpen();
        if (sitting.ResolutionOf(item) is not null)
        {
            throw new ProblemException(MeetingProblems.ItemDecided);
        }

        if (sitting.Meeting.HeldOn > clock.Today())
        {
            throw new ProblemException(MeetingProblems.NotHeld, sitting.Meeting.HeldOn);
        }

        // Whoever is there is heard before it is decided, so that dissent is on record. How many are missing is told, and not who.
        if (sitting.VotesMissing(item) is > 0 and var missing)
        {
            throw new ProblemException(MeetingProblems.VotesMissing, missing);
        }
    }

    private async Task PutIntoEffect(
        Sitting sitting,
        AgendaItem item,
        Enrolment enrolment,
        Tally tally,
        RecordedOn recorded,
        CancellationToken cancellationToken
    )
    {
        if (item.Matter == GroupMatter.Grade)
        {
            await ledger.Enrolled(enrolment.Id, cancellationToken);
            var chosen = new ChosenGrade(
                item.Motion!,
                sitting.Meeting.HeldOn,
                recorded.DocumentNumber,
                recorded.Reasons,
                recorded.ChangesEarlier
            );
            await grades.Decide(enrolment, chosen, tally, cancellationToken);
        }
        else if (item.Matter == GroupMatter.Enrolment)
        {
            await screenings.Confirm(
                enrolment,
                Words.Of<EnrolmentStanding>()[item.Motion!],
                recorded.Reasons,
                sitting.Meeting.HeldOn,
                cancellationToken
            );
        }
    }
}

/// <summary>How a decision is recorded.</summary>
/// <param name="DocumentNumber">The number of the document.</param>
/// <param name="Reasons">The reasons; null where there are none.</param>
/// <param name="ChangesEarlier">Whether it changes an earlier decision, which the caller has named.</param>
internal sealed record RecordedOn(string DocumentNumber, string? Reasons, bool ChangesEarlier);
