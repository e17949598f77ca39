using FsCheck.Fluent;
using Guihang.Policy.GroupDecisions;
using Guihang.Policy.Rules;
using Guihang.Tests.Support;
using static Guihang.Tests.National.Given;

namespace Guihang.Tests.National;

/// <summary>When a leading group has decided. Asked with Jiang'an's policy.</summary>
public sealed class GroupDecisions
{
    private static GroupDecisionFacts Seven { get; } =
        new()
        {
            Matter = GroupMatter.Grade,
            InMeeting = true,
            Members = 7,
            Recused = 0,
            Present = 7,
            InFavour = 7,
            Against = 0,
        };

    [Theory]
    [InlineData(1, 4, true)]
    [InlineData(1, 3, false)]
    [InlineData(0, 4, true)]
    [InlineData(0, 3, false)]
    public void Who_stands_aside_is_left_out_of_the_quorum(int recused, int present, bool isQuorate)
    {
        var decided = Ask(Seven with { Recused = recused, Present = present, InFavour = present });

        Assert.Equal(isQuorate, decided.IsQuorate);
        Assert.Equal(isQuorate, decided.IsAdopted);
        Assert.Equal(4, decided.PresenceNeeded);
    }

    [Fact]
    public void Where_all_stand_aside_nobody_decides() =>
        Assert.False(Ask(Seven with { Recused = 7, Present = 0, InFavour = 0 }).IsAdopted);

    [Theory]
    [InlineData(2, 0, false)]
    [InlineData(3, 0, true)]
    [InlineData(3, 1, true)]
    public void Fewer_than_three_decide_nothing_together_but_one_of_three_may_stand_aside(int members, int recused, bool isAdopted)
    {
        var others = members - recused;
        var decided = Ask(Seven with { Members = members, Recused = recused, Present = others, InFavour = others });

        Assert.Equal((3, true, isAdopted), (decided.MembersNeeded, decided.IsQuorate, decided.IsAdopted));
    }

    [Fact]
    public void One_who_stands_aside_counts_as_one_who_is_no_member_of_a_group_that_is_large_enough_without() =>
        Generated.Hold(
            Votes.Where(votes => votes.Members - votes.Recused >= 3),
            votes =>
            {
                var without = Ask(votes with { Members = votes.Members - votes.Recused, Recused = 0 });
                return Ask(votes) == without with { Papers = Ask(votes).Papers };
            }
        );

    [Fact]
    public void One_more_in_favour_never_undoes_a_decision_and_without_a_quorum_there_is_none() =>
        Generated.Hold(
            Votes.Where(votes => votes.InFavour < votes.Present),
            votes =>
                (!Ask(votes).IsAdopted || Ask(votes with { InFavour = votes.InFavour + 1 }).IsAdopted)
                && (Ask(votes).IsQuorate || !Ask(votes).IsAdopted)
        );

    private static FsCheck.Gen<GroupDecisionFacts> Votes { get; } =
        from members in Gen.Choose(1, 20)
        from recused in Gen.Choose(0, members - 1)
        from present in Gen.Choose(0, members - recused)
        from favour in Gen.Choose(0, present)
        select Seven with
        {
            Members = members,
            Recused = recused,
            Present = present,
            InFavour = favour,
        };

    private static GroupDecision Ask(GroupDecisionFacts facts) =>
        Assert
            .IsType<Decided<GroupDecision>>(Engine.Decide<GroupDecisionFacts, GroupDecision>("511523", Day("2023-09-25"), facts).Outcome)
            .Decision;
}
