using Guihang.Core.Policies.Book;
using Guihang.Core.Problems;
using Guihang.Policy.Calendar;
using Guihang.Policy.Rules;
using Guihang.Policy.VisitPlans;
using Guihang.Visits.Data;
using Microsoft.EntityFrameworkCore;

namespace Guihang.Visits;

/// <summary>
/// A visit in a quiet period (静默期) of the jurisdiction is taken with a reason. A contact that the person starts needs none, and none that something in the
/// case called for: a sign of despair asks for somebody on any day.
/// </summary>
internal sealed class QuietPeriod(VisitsDb db, PolicyBook book)
{
    /// <summary>Refuses a visit in a quiet period for which no reason is given.</summary>
    public async Task Check(FollowUpCase followUp, RecordVisit request, CancellationToken cancellationToken)
    {
        if (
            request.Kind == VisitKind.StartedByPerson
            || request.Outcome != VisitOutcome.Held
            || !string.IsNullOrWhiteSpace(request.QuietReason)
            || Around(followUp.Region, request.HeldOn) is not { } span
            || await IsCalledFor(followUp.Id, request.HeldOn, cancellationToken)
        )
        {
            return;
        }

        throw new ProblemException(VisitsProblems.InQuietPeriod, span.Start, span.LastDay!.Value) { Field = "quietReason" };
    }

    private DateSpan? Around(string region, DateOnly day) =>
        book.ChainFor(region, day).Resolve("visits.quiet", day)?.Value is Table spans ? QuietPeriods.Of(spans).Around(day) : null;

    private Task<bool> IsCalledFor(Guid caseId, DateOnly day, CancellationToken cancellationToken) =>
        db.DueItems.AnyAsync(
            item =>
                item.CaseId == caseId
                && item.SupersededAt == null
                && item.Purpose == VisitPurpose.Prompted
                && item.WindowStart <= day
                && (item.MetOn == null || item.MetOn >= day),
            cancellationToken
        );
}
