using Guihang.Core.Policies.Book;
using Guihang.Core.Problems;
using Guihang.Policy.Calendar;
using Guihang.Policy.Rules;

namespace Guihang.Sanctions;

/// <summary>What policy asks of a judgement that keeps a label on. One that lets it come off says only what would come about by itself.</summary>
internal sealed class ReviewPolicy(PolicyBook book)
{
    /// <exception cref="ProblemException">A body is missing, or the review date is too far away.</exception>
    public void Check(string region, JudgeUse request)
    {
        if (!request.StillAffectsUse)
        {
            return;
        }

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

        if (chain.Resolve("use-judgement.review-within", request.On)?.Value is Duration within)
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
