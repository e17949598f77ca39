using Guihang.Policy;
using Guihang.Policy.GroupDecisions;
using Guihang.Policy.Rules;

namespace Guihang.Plugins.National.Rules.GroupDecisions;

internal sealed class AGroupDecidesWhereEnoughArePresentAndInFavour()
    : Rule<GroupDecisionFacts, GroupDecision>(
        new Wording(
            "到会人数和赞成人数都超过政策所定的比例，领导小组才作出决定；回避的成员不计入到会，也不计入赞成和反对。",
            "A leading group decides where more than policy's share of members are present and in favour; who stands aside counts neither as present nor for nor against."
        ),
        InMeeting,
        LeastMembers,
        Base,
        QuorumAbove,
        MajorityAbove,
        Papers
    )
{
    private static readonly Parameter<IReadOnlyList<GroupMatter>> InMeeting = Parameter.ListOf<GroupMatter>(
        "leading-group.decides-in-meeting"
    );
    private static readonly Parameter<int> LeastMembers = Parameter.Number("leading-group.least-members");
    private static readonly Parameter<QuorumBase> Base = Parameter.Enumeration<QuorumBase>("leading-group.quorum-of");
    private static readonly Parameter<int> QuorumAbove = Parameter.Number("leading-group.quorum-above");
    private static readonly Parameter<int> MajorityAbove = Parameter.Number("leading-group.majority-above");
    private static readonly Parameter<IReadOnlyList<string>> Papers = Parameter.List("letters.on-meeting");

    public override Outcome<GroupDecision> Decide(GroupDecisionFacts facts, IRuleContext<GroupDecisionFacts, GroupDecision> context)
    {
        var counting = context.Read(Base) == QuorumBase.AllMembers ? facts.Members : facts.Members - facts.Recused;
        var presence = MoreThan(context.Read(QuorumAbove), counting);
        var favour = MoreThan(context.Read(MajorityAbove), facts.Present);
        var isQuorate = facts.Present >= presence;
        var members = context.Read(LeastMembers);
        return new Decided<GroupDecision>(
            new()
            {
                MeetingIsRequired = context.TryRead(InMeeting, out var matters) && matters.Contains(facts.Matter),
                MembersNeeded = members,
                Counting = counting,
                PresenceNeeded = presence,
                IsQuorate = isQuorate,
                FavourNeeded = favour,
                IsAdopted = facts.Members >= members && isQuorate && facts.InFavour >= favour,
                Papers = context.TryRead(Papers, out var papers) ? papers : [],
            }
        );
    }

    // Of six more than half is four; of seven too. Of nobody it is one, so that nobody decides nothing.
    private static int MoreThan(int percent, int of) => (percent * of / 100) + 1;
}
