using Guihang.Policy.Calendar;
using Guihang.Policy.InfluencePeriods;
using Guihang.Policy.Rules;
using Guihang.Policy.Sanctions;
using Guihang.Tests.Support;
using static Guihang.Tests.National.Given;

namespace Guihang.Tests.National;

/// <summary>Whether the sanction could be given at all, and what each text gives for each kind.</summary>
public sealed class WhoMayBeSanctioned
{
    [Theory]
    [InlineData(SanctionRegime.Government, "psa-2020", ServiceState.Retired)]
    [InlineData(SanctionRegime.Government, "psa-2020", ServiceState.Left)]
    [InlineData(SanctionRegime.EmployingOrgan, "regulation-2007", ServiceState.Retired)]
    [InlineData(SanctionRegime.PublicInstitution, "institutions-2023", ServiceState.Retired)]
    [InlineData(SanctionRegime.StateEnterprise, "enterprises-2024", ServiceState.Left)]
    public void The_states_side_sanctions_nobody_who_has_left_the_service(SanctionRegime regime, string text, ServiceState state) =>
        Assert.Equal(
            "The person had left the service when the decision was taken; no sanction of the state's side is given and no period runs.",
            (Sanction(regime, SanctionKind.Demerit, "2024-10-01", text) with { ServiceState = state }).Refused()
        );

    [Theory]
    [InlineData(ServiceState.Retired)]
    [InlineData(ServiceState.Left)]
    public void The_Party_sanctions_members_who_have_left_the_service_too(ServiceState state) =>
        Assert.Equal(
            ["InfluencePeriod 2018-05-18..2019-05-17"],
            (Party(SanctionKind.Warning, "2018-05-18", "party-2015") with { ServiceState = state }).Spans()
        );

    [Fact]
    public void Nothing_runs_against_the_dead() =>
        Assert.Equal(
            "The person has died; a written conclusion closes the case and no period runs.",
            (Party(SanctionKind.Warning, "2024-05-18") with { ServiceState = ServiceState.Deceased }).Refused()
        );

    [Theory]
    [InlineData(SanctionRegime.Government, "party-2023")]
    [InlineData(SanctionRegime.Party, "psa-2020")]
    [InlineData(SanctionRegime.Party, "no-such-text")]
    public void A_text_governs_its_own_regimes_only(SanctionRegime regime, string text) =>
        Assert.Equal(
            "The text chosen does not govern sanctions of this regime.",
            Sanction(regime, SanctionKind.Warning, "2024-05-18", text).Refused()
        );

    [Theory]
    [InlineData(PersonCategory.VillageCadre)]
    [InlineData(PersonCategory.OtherPublicDuty)]
    public void Some_may_be_given_the_lighter_kinds_only(PersonCategory category)
    {
        Assert.Equal(
            "This kind of sanction cannot be given to a person of this category.",
            (Government(SanctionKind.Demotion, "2023-06-01") with { Category = category }).Refused()
        );
        Assert.Equal(
            ["InfluencePeriod 2023-06-01..2024-11-30"],
            (Government(SanctionKind.MajorDemerit, "2023-06-01") with { Category = category }).Spans()
        );
    }

    [Fact]
    public void A_member_without_a_public_post_is_given_no_government_sanction() =>
        Assert.Equal(
            "This kind of sanction cannot be given to a person of this category.",
            (Government(SanctionKind.Warning, "2023-06-01") with { Category = PersonCategory.PartyMember }).Refused()
        );

    [Fact]
    public void Annual_assessments_are_those_of_civil_servants()
    {
        Assert.Equal(
            [new AssessmentEffect(2024, AssessmentEffectKind.NotExcellent)],
            Party(SanctionKind.Warning, "2024-05-18").Decided().Assessments
        );
        Assert.Empty((Party(SanctionKind.Warning, "2024-05-18") with { Category = PersonCategory.PartyMember }).Decided().Assessments);
        Assert.Empty(
            Sanction(SanctionRegime.PublicInstitution, SanctionKind.Demerit, "2024-05-18", "institutions-2023").Decided().Assessments
        );
    }

    [Theory]
    [InlineData(SanctionRegime.Government, "psa-2020")]
    [InlineData(SanctionRegime.EmployingOrgan, "regulation-2007")]
    [InlineData(SanctionRegime.EmployingOrgan, "civil-servants-2018")]
    [InlineData(SanctionRegime.PublicInstitution, "institutions-2012")]
    [InlineData(SanctionRegime.PublicInstitution, "institutions-2023")]
    [InlineData(SanctionRegime.StateEnterprise, "enterprises-2024")]
    public void A_dismissal_is_final_and_what_it_bars_has_no_end(SanctionRegime regime, string text)
    {
        var facts = Sanction(regime, SanctionKind.Dismissal, "2024-10-01", text);

        Assert.Equal(["Exclusion 2024-10-01.."], facts.Spans());
        var decided = facts.Decided();
        Assert.Equal(PeriodEnding.Final, decided.Ending);
        Assert.Null(decided.Whole()!.Value.End);
        Assert.Empty(decided.Assessments);
        Assert.Subset(
            decided.Spans[0].Bars.ToHashSet(),
            new HashSet<Bar> { Bar.InspectionCandidate, Bar.PromotionInPost, Bar.EqualOrHigherPost }
        );
    }

    // within a period nobody is an inspection candidate, whatever was given.
    [Fact]
    public void Every_kind_that_counts_keeps_from_being_an_inspection_candidate()
    {
        var rows = (
            (Table)ShippedPolicies.Book.ChainFor("000000", ShippedPolicies.Today).Resolve("sanctions.kinds", ShippedPolicies.Today)!.Value
        )
            .Rows.Where(row => row.Word("span") != "none")
            .ToList();

        Assert.True(rows.Count > 40);
        Assert.All(rows, row => Assert.Contains(Bar.InspectionCandidate, row.List<Bar>("bars")));
        Assert.All(
            rows.Where(row => row.Word("span") == "probation"),
            row => Assert.Contains(Bar.InspectionCandidate, row.List<Bar>("bars-after"))
        );
    }

    [Fact]
    public void A_kind_without_a_period_in_its_text_is_for_the_deciding_body()
    {
        var open = Sanction(SanctionRegime.Admonition, SanctionKind.PostAdjustment, "2024-05-18", "admonition-2015").Open();

        Assert.Equal("The text applied gives no period that could be verified; the deciding body must state it.", open.Question.En);
        Assert.Equal(Decider.DecidingBody, open.By);
        Assert.Empty(open.Options);
    }

    [Theory]
    [InlineData("2018-06-01", "2019-05-31", PeriodEnding.Automatic)]
    [InlineData("2018-05-31", "2019-05-30", PeriodEnding.LiftingDecision)]
    [InlineData("2019-06-30", "2020-06-29", PeriodEnding.Automatic)]
    [InlineData("2019-07-01", "2020-06-30", PeriodEnding.AutomaticUnlessNewBreach)]
    public void How_it_ends_is_as_the_law_stands_on_the_first_day_after_it(string decided, string last, PeriodEnding ending)
    {
        var facts = Civil(SanctionKind.Demerit, decided);

        Assert.Equal([$"InfluencePeriod {decided}..{last}"], facts.Spans());
        Assert.Equal(ending, facts.Decided().Ending);
    }

    [Fact]
    public void Party_sanctions_end_by_themselves_and_need_nothing()
    {
        Assert.Equal(PeriodEnding.Automatic, Party(SanctionKind.Warning, "2010-01-01", "party-2003").Decided().Ending);
        Assert.Equal(PeriodEnding.Automatic, Party(SanctionKind.Warning, "2024-01-01").Decided().Ending);
    }

    [Fact]
    public void Given_instead_of_removal_it_counts_as_a_removal_where_the_text_says_so()
    {
        var facts = Party(SanctionKind.SeriousWarning, "2024-03-15") with { InsteadOfRemoval = true };

        Assert.Equal(["InfluencePeriod 2024-03-15..2026-03-14"], facts.Spans());
        Assert.Contains(Bar.EqualOrHigherPost, facts.Decided().Spans[0].Bars);
    }

    [Fact]
    public void Given_instead_of_removal_before_the_text_of_2023_both_ways_are_shown()
    {
        var open = (Party(SanctionKind.SeriousWarning, "2017-09-20", "party-2015") with { InsteadOfRemoval = true }).Open();

        Assert.Equal(["as-serious-warning", "as-removal"], open.Options.Select(option => option.Key));
        Assert.Equal(
            ["Counted as a serious warning.", "Counted as a removal from Party posts."],
            open.Options.Select(option => option.Title.En)
        );
        Assert.Equal(["2019-03-19", "2019-09-19"], open.Options.Select(option => $"{option.Decision.Spans[0].Span.LastDay:yyyy-MM-dd}"));
        Assert.Equal(Decider.DecidingBody, open.By);
        Assert.StartsWith("Before the 2023 revision", open.Question.En, StringComparison.Ordinal);
    }

    [Fact]
    public void Ways_out_that_are_open_themselves_are_no_options()
    {
        var facts = (Party(SanctionKind.SeriousWarning, "2017-09-20", "party-2015") with { InsteadOfRemoval = true }).Inside(
            "2017-01-01",
            "2017-12-31"
        );

        Assert.Empty(facts.Open().Options);
    }

    // Law and practice, section 1: the lengths as the texts give them.
    [Theory]
    [InlineData(
        "party-2003",
        "warning 12, serious-warning 12, removal-from-party-posts 24, probation-one-year 12+24, probation-two-years 24+24, expulsion 60"
    )]
    [InlineData(
        "party-2015",
        "warning 12, serious-warning 18, removal-from-party-posts 24, probation-one-year 12+24, probation-two-years 24+24, expulsion 60"
    )]
    [InlineData(
        "party-2018",
        "warning 12, serious-warning 18, removal-from-party-posts 24, probation-one-year 12+24, probation-two-years 24+24, expulsion 60"
    )]
    [InlineData(
        "party-2023",
        "warning 12, serious-warning 18, removal-from-party-posts 24, probation-one-year 12+24, probation-two-years 24+24, expulsion 60"
    )]
    [InlineData("psa-2020", "warning 6, demerit 12, major-demerit 18, demotion 24, removal-from-post 24, dismissal for-good")]
    [InlineData("regulation-2007", "warning 6, demerit 12, major-demerit 18, demotion 24, removal-from-post 24, dismissal for-good")]
    [InlineData("civil-servants-2018", "warning 6, demerit 12, major-demerit 18, demotion 24, removal-from-post 24, dismissal for-good")]
    [InlineData("institutions-2012", "warning 6, demerit 12, lowered-post 24, removal-from-post 24, dismissal for-good")]
    [InlineData("institutions-2023", "warning 6, demerit 12, lowered-post 24, dismissal for-good")]
    [InlineData("enterprises-2024", "warning 6, demerit 12, major-demerit 18, demotion 24, removal-from-post 24, dismissal for-good")]
    [InlineData("admonition-2015", "admonition 6")]
    public void Each_text_knows_its_kinds_and_their_months(string text, string expected)
    {
        var day = Day("2024-05-15");
        var regime = ((Table)ShippedPolicies.Book.ChainFor("000000", day).Resolve("sanctions.texts", day)!.Value)
            .Find(text)!
            .List<SanctionRegime>("regimes")[0];

        var found = Enum.GetValues<SanctionKind>()
            .Select(kind => (Kind: kind, Outcome: Sanction(regime, kind, "2024-05-15", text).Outcome() as Decided<InfluencePeriodDecision>))
            .Where(found => found.Outcome is not null)
            .Select(found =>
                $"{Words.Of(found.Kind)} {string.Join('+', found.Outcome!.Decision.Spans.Select(span => Months(span.Span)))}".TrimEnd()
            );

        Assert.Equal(expected.Split(", ").Order(StringComparer.Ordinal), found.Order(StringComparer.Ordinal));

        static string Months(DateSpan span) =>
            span.End is { } end ? $"{((end.Year - span.Start.Year) * 12) + end.Month - span.Start.Month}" : "for-good";
    }
}
