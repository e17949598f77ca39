using Guihang.Core.Policies.Explaining;
using Guihang.Core.Problems;
using Guihang.Policy.GroupDecisions;
using Guihang.Policy.Rules;

namespace Guihang.Evaluation;

/// <summary>Asks policy whether a vote of a leading group is a decision.</summary>
internal sealed class GroupVotes(DecisionKeeper decisions)
{
    /// <summary>Counts a vote.</summary>
    /// <param name="region">The jurisdiction.</param>
    /// <param name="asOf">The day whose policy counts: that of enrolment where it is about one, otherwise that of the meeting.</param>
    /// <param name="matter">What is decided.</param>
    /// <param name="inMeeting">Whether it is in a meeting that is recorded.</param>
    /// <param name="tally">How the vote stands.</param>
    /// <exception cref="ProblemException">The group is of too few members, not enough are present, or the matter may be decided only in a meeting.</exception>
    public async Task<(GroupDecision Decided, KeptDecision Kept)> Count(
        string region,
        DateOnly asOf,
        GroupMatter matter,
        bool inMeeting,
        Tally tally
    )
    {
        var (outcome, kept) = await decisions.Decide<GroupDecisionFacts, GroupDecision>(
            region,
            asOf,
            new GroupDecisionFacts
            {
                Matter = matter,
                InMeeting = inMeeting,
                Members = tally.Members,
                Recused = tally.Recused,
                Present = tally.Present,
                InFavour = tally.InFavour,
                Against = tally.Against,
            }
        );
        if (outcome is not Decided<GroupDecision> { Decision: var decided })
        {
            throw new ProblemException(EvaluationProblems.NoQuorumRule);
        }

        if (decided.MeetingIsRequired && !inMeeting)
        {
            throw new ProblemException(MeetingProblems.MeetingRequired) { Field = "agendaItemId" };
        }

        if (tally.Members < decided.MembersNeeded)
        {
            throw new ProblemException(MeetingProblems.TooFewMembers, decided.MembersNeeded) { Field = inMeeting ? null : "members" };
        }

        return decided.IsQuorate
            ? (decided, kept)
            : throw new ProblemException(EvaluationProblems.NoQuorum, tally.Present, decided.Counting, decided.PresenceNeeded)
            {
                Field = inMeeting ? null : "present",
            };
    }
}
