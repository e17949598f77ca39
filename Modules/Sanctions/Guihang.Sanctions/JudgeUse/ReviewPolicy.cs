using Guihang.Core.Policies.Book;
using Guihang.Core.Problems;
using Guihang.Policy.Calendar;
using Guihang.Policy.Rules;

namespace Guihang.Sanctions;

/// <summary>What policy asks of a joint review (联合评审): the same bodies whichever way it comes out, and a day to look again at what keeps a label on.</summary>
internal sealed class ReviewPolicy(PolicyBook book)
{
    /// <exception cref="ProblemException">A body is missing, or the review date is too far away.</exception>
    public void Check(string region, JudgeUse request)
    {
        var chain = book.ChainFor(region, request.On);
        var bodies = chain.Resolve("use-judgement.bodies", request.On)?.Value as IReadOnlyList<string> ?? [];
        var missing = bodies
            .Except(request.Participants.Select(participant => Words.Of(participant.Body)), StringComparer.Ordinal)
            .ToList();
        if (missing is not [])
        {
            throw new ProblemException(SanctionProblems.ReviewBodyMissing, string.Join(", ", missing), string.Join(", ", bodies))
            {
                Field = "participants",
            };
        }

        if (request.StillAffectsUse && chain.Resolve("use-judgement.review-within", request.On)?.Value is Duration within)
        {
            // The day that corresponds to the judgement's is still within.
            var latest = request.On.AddMonths(within.Months).AddDays(within.Days);
            if (request.ReviewOn > latest)
            {
                throw new ProblemException(SanctionProblems.ReviewTooLate, within.ToString(), SanctionLedger.Day(latest))
                {
                    Field = "reviewOn",
                };
            }
        }
    }
}
