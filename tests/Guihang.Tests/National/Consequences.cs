using Guihang.Policy.Calendar;
using Guihang.Policy.Consequences;
using Guihang.Policy.Rules;
using Guihang.Policy.Sanctions;
using static Guihang.Tests.National.Given;

namespace Guihang.Tests.National;

/// <summary>What a sanction bars is barred while its period runs, and from the day after it is not.</summary>
public sealed class Consequences
{
    private static readonly DateOnly First = Day("2024-03-15");
    private static readonly DateOnly Last = Day("2025-03-14");

    [Theory]
    [InlineData("2024-03-14", ConsequenceVerdict.Allowed)]
    [InlineData("2024-03-15", ConsequenceVerdict.Barred)]
    [InlineData("2025-03-14", ConsequenceVerdict.Barred)]
    [InlineData("2025-03-15", ConsequenceVerdict.Allowed)]
    public void It_is_barred_from_the_first_to_the_last_day(string on, ConsequenceVerdict verdict)
    {
        var decision = Decide(IntendedAction.PayStepRise, Day(on), [Barred(Bar.PayStep)]);

        Assert.Equal(verdict, decision.Verdict);
        Assert.Equal(verdict == ConsequenceVerdict.Barred ? Day("2025-03-15") : null, decision.FirstFreeDay);
        Assert.Equal(
            verdict == ConsequenceVerdict.Barred ? "It is barred on that date." : "No bar in force on that date.",
            decision.Reason.En
        );
        Assert.Equal(verdict == ConsequenceVerdict.Barred ? [Barred(Bar.PayStep)] : [], decision.Because);
    }

    [Fact]
    public void The_answer_is_the_same_for_someone_long_released_and_someone_never_sanctioned()
    {
        var released = Decide(IntendedAction.InspectionCandidate, Day("2026-01-01"), [Barred(Bar.InspectionCandidate)]);
        var never = Decide(IntendedAction.InspectionCandidate, Day("2026-01-01"), []);

        Assert.Equal(never.Reason, released.Reason);
        Assert.Equal((never.Verdict, never.FirstFreeDay), (released.Verdict, released.FirstFreeDay));
        Assert.Empty(released.Because);
    }

    [Theory]
    [InlineData(IntendedAction.InspectionCandidate, "InspectionCandidate")]
    [InlineData(IntendedAction.RankPromotion, "PromotionInRank, InspectionCandidate")]
    [InlineData(IntendedAction.LevelPromotion, "PromotionInLevel")]
    [InlineData(IntendedAction.PayStepRise, "PayStep")]
    [InlineData(IntendedAction.ProfessionalTitleReview, "ProfessionalTitle")]
    public void Each_action_is_barred_by_its_own_bars_and_no_others(IntendedAction action, string bars) =>
        Assert.Equal(
            bars,
            string.Join(
                ", ",
                Enum.GetValues<Bar>()
                    .Where(bar => Decide(action, First, [Barred(bar)]).Verdict == ConsequenceVerdict.Barred)
                    .OrderBy(bar => bars.IndexOf(bar.ToString(), StringComparison.Ordinal))
            )
        );

    [Theory]
    [InlineData(PostComparison.Higher, null, "PromotionInPost, EqualOrHigherPost")]
    [InlineData(PostComparison.Same, false, "EqualOrHigherPost")]
    [InlineData(PostComparison.Same, true, "FurtherUse, EqualOrHigherPost")]
    [InlineData(PostComparison.Lower, false, "EqualOrHigherPost")]
    public void A_move_is_barred_by_what_it_amounts_to(PostComparison comparison, bool? furtherUse, string bars) =>
        Assert.Equal(
            bars,
            string.Join(
                ", ",
                Enum.GetValues<Bar>()
                    .Except([Bar.Readmission])
                    .Where(bar => Decide(Move(comparison, furtherUse, bar)).Verdict == ConsequenceVerdict.Barred)
            )
        );

    [Theory]
    [InlineData(PostComparison.Higher)]
    [InlineData(PostComparison.Same)]
    [InlineData(PostComparison.Lower)]
    public void Whether_a_post_is_open_to_who_may_not_be_readmitted_is_for_a_person_where_the_text_is_silent(PostComparison comparison)
    {
        var open = Open(Move(comparison, null, Bar.Readmission));

        Assert.StartsWith("The person was expelled from the Party", open.Question.En, StringComparison.Ordinal);
        Assert.Equal(Decider.OrganisationDepartment, open.By);
        Assert.Empty(open.Options);
        // Where the text speaks of posts it is barred, and when the five years are over nothing is left of it.
        var both = Move(comparison, false, Bar.Readmission) with
        {
            Bars = [Barred(Bar.Readmission), Barred(Bar.EqualOrHigherPost)],
        };
        Assert.Equal(ConsequenceVerdict.Barred, Decide(both).Verdict);
        Assert.Equal(ConsequenceVerdict.Allowed, Decide(both with { On = Last.AddDays(1) }).Verdict);
    }

    [Fact]
    public void A_lateral_move_that_is_allowed_says_that_it_is_no_promotion()
    {
        Assert.Equal(
            "It is a lateral move, not a promotion. No bar in force on that date.",
            Decide(Move(PostComparison.Same, null, Bar.PayStep)).Reason.En
        );
        Assert.Equal(
            "It is a lateral move, not a promotion. No bar in force on that date.",
            Decide(Move(PostComparison.Same, true, Bar.PayStep)).Reason.En
        );
        Assert.Equal(
            "It is a lateral move, not a promotion. No bar in force on that date.",
            Decide(Move(PostComparison.Lower, null, Bar.PromotionInPost)).Reason.En
        );
        Assert.Equal("No bar in force on that date.", Decide(Move(PostComparison.Higher, null, Bar.PayStep)).Reason.En);
    }

    [Fact]
    public void Whether_a_post_is_higher_is_found_by_people()
    {
        var open = Open(Move(PostComparison.NotFound, null, Bar.PromotionInPost));

        Assert.Equal("Whether the intended post is higher than the present one must be found by a person.", open.Question.En);
        Assert.Equal(Decider.OrganisationDepartment, open.By);
        Assert.Equal(["higher", "same"], open.Options.Select(option => option.Key));
        Assert.Equal(
            ["It is higher: a promotion.", "It is of the same level: a lateral move."],
            open.Options.Select(option => option.Title.En)
        );
        Assert.Equal([ConsequenceVerdict.Barred, ConsequenceVerdict.Allowed], open.Options.Select(option => option.Decision.Verdict));
        Assert.Equal(Last.AddDays(1), open.Options[0].Decision.FirstFreeDay);
    }

    [Fact]
    public void Whether_a_lateral_move_is_further_use_is_asked_only_where_it_makes_a_difference()
    {
        var open = Open(Move(PostComparison.Same, null, Bar.FurtherUse));

        Assert.Equal("Whether the lateral move amounts to further use must be found by a person.", open.Question.En);
        Assert.Equal(Decider.OrganisationDepartment, open.By);
        Assert.Equal(["further-use", "not-further-use"], open.Options.Select(option => option.Key));
        Assert.Equal(["It amounts to further use.", "It does not amount to further use."], open.Options.Select(option => option.Title.En));
        Assert.Equal([ConsequenceVerdict.Barred, ConsequenceVerdict.Allowed], open.Options.Select(option => option.Decision.Verdict));
        Assert.IsType<Decided<ConsequenceDecision>>(Ask(Move(PostComparison.Same, null, Bar.PromotionInPost)));
    }

    [Fact]
    public void Bars_that_follow_on_one_another_bar_together()
    {
        var decision = Decide(
            IntendedAction.PayStepRise,
            First,
            [
                new(Bar.PayStep, new DateSpan(Day("2025-03-01"), Day("2025-09-01")), SanctionRegime.Government),
                Barred(Bar.PayStep),
                new(Bar.PayStep, new DateSpan(Day("2025-09-02"), Day("2026-09-01")), SanctionRegime.Government),
                new(Bar.PromotionInPost, new DateSpan(Day("2025-09-01"), Day("2025-09-02")), SanctionRegime.Party),
            ]
        );

        Assert.Equal(Day("2025-09-01"), decision.FirstFreeDay);
        Assert.Equal([Barred(Bar.PayStep)], decision.Because);
    }

    [Fact]
    public void A_bar_without_an_end_has_no_first_free_day()
    {
        var decision = Decide(
            IntendedAction.PayStepRise,
            First,
            [Barred(Bar.PayStep), new(Bar.PayStep, new DateSpan(Day("2025-03-01"), null), SanctionRegime.Government)]
        );

        Assert.Equal(ConsequenceVerdict.Barred, decision.Verdict);
        Assert.Null(decision.FirstFreeDay);
    }

    [Fact]
    public void While_a_period_is_undecided_it_cannot_be_answered_that_nothing_bars()
    {
        var open = Open(Facts(IntendedAction.PayStepRise, First, []) with { HasUndecidedPeriod = true });

        Assert.Equal("The period of a sanction is still to be decided; it cannot be answered that nothing bars it.", open.Question.En);
        Assert.Equal(Decider.DecidingBody, open.By);
        Assert.Empty(open.Options);
        // What bars bars; from when on nothing does nobody knows yet.
        var barred = Decide(Facts(IntendedAction.PayStepRise, First, [Barred(Bar.PayStep)]) with { HasUndecidedPeriod = true });
        Assert.Equal(ConsequenceVerdict.Barred, barred.Verdict);
        Assert.Null(barred.FirstFreeDay);
    }

    [Fact]
    public void A_way_that_is_open_itself_is_no_option() =>
        Assert.Equal(
            ["higher"],
            Open(Move(PostComparison.NotFound, null, Bar.PromotionInPost) with { HasUndecidedPeriod = true })
                .Options.Select(option => option.Key)
        );

    [Theory]
    [InlineData(IntendedAction.InspectionCandidate, "2019-03-16", "2019-03-17")]
    [InlineData(IntendedAction.RankPromotion, "2019-05-31", "2019-06-01")]
    [InlineData(IntendedAction.ProfessionalTitleReview, "2020-06-30", "2020-07-01")]
    public void Before_a_text_regulated_it_a_person_decides(IntendedAction action, string before, string from)
    {
        var open = Open(Facts(action, Day(before), []));

        Assert.Equal("No text known to be in force on that date regulates this; a person must decide.", open.Question.En);
        Assert.Equal(Decider.OrganisationDepartment, open.By);
        Assert.Empty(open.Options);
        Assert.IsType<Decided<ConsequenceDecision>>(Ask(Facts(action, Day(from), [])));
    }

    [Theory]
    [InlineData(ServiceState.Retired)]
    [InlineData(ServiceState.Deceased)]
    public void Of_somebody_who_holds_no_post_there_is_no_question(ServiceState state)
    {
        foreach (var action in Enum.GetValues<IntendedAction>())
        {
            foreach (var bars in new IReadOnlyList<BarredSpan>[] { [], [Barred(Bar.PromotionInPost)] })
            {
                var outcome = Assert.IsType<NotApplicable<ConsequenceDecision>>(
                    Ask(Facts(action, First, bars) with { ServiceState = state })
                );
                Assert.Equal(
                    "The person does not serve on that date: there is no question of a post, a rank or a rise.",
                    outcome.Reason.En
                );
            }
        }
    }

    [Fact]
    public void Somebody_who_left_may_be_asked_about_as_anybody() =>
        Assert.Equal(
            ConsequenceVerdict.Barred,
            Decide(Facts(IntendedAction.PayStepRise, First, [Barred(Bar.PayStep)]) with { ServiceState = ServiceState.Left }).Verdict
        );

    private static BarredSpan Barred(Bar bar) => new(bar, new DateSpan(First, Last.AddDays(1)), SanctionRegime.Party);

    private static ConsequenceFacts Facts(IntendedAction action, DateOnly on, IReadOnlyList<BarredSpan> bars) =>
        new()
        {
            Action = action,
            On = on,
            Bars = bars,
        };

    private static ConsequenceFacts Move(PostComparison comparison, bool? furtherUse, Bar bar) =>
        Facts(IntendedAction.MoveToPost, First, [Barred(bar)]) with
        {
            Comparison = comparison,
            AmountsToFurtherUse = furtherUse,
        };

    private static Outcome<ConsequenceDecision> Ask(ConsequenceFacts facts) =>
        Engine.Decide<ConsequenceFacts, ConsequenceDecision>("000000", facts.On, facts).Outcome;

    private static ConsequenceDecision Decide(ConsequenceFacts facts) => Assert.IsType<Decided<ConsequenceDecision>>(Ask(facts)).Decision;

    private static ConsequenceDecision Decide(IntendedAction action, DateOnly on, IReadOnlyList<BarredSpan> bars) =>
        Decide(Facts(action, on, bars));

    private static NeedsDecision<ConsequenceDecision> Open(ConsequenceFacts facts) =>
        Assert.IsType<NeedsDecision<ConsequenceDecision>>(Ask(facts));
}
