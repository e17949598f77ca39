using FsCheck;
using FsCheck.Fluent;
using Guihang.Policy.Calendar;
using Guihang.Policy.InfluencePeriods;
using Guihang.Policy.Rules;
using Guihang.Policy.Sanctions;
using Guihang.Tests.Support;
using static Guihang.Tests.National.Given;

namespace Guihang.Tests.National;

/// <summary>What holds of every period, whatever the day, the kind, the text and the convention.</summary>
public sealed class PeriodProperties
{
    private static readonly IReadOnlyList<(SanctionRegime Regime, string Text)> Texts =
    [
        .. (
            (Table)ShippedPolicies.Book.ChainFor("000000", ShippedPolicies.Today).Resolve("sanctions.texts", ShippedPolicies.Today)!.Value
        ).Rows.SelectMany(row => row.List<SanctionRegime>("regimes").Select(regime => (regime, row.Key))),
    ];

    // Of the first form and of handling no length could be verified: there the kinds have none.
    private static bool GivesLengths((SanctionRegime Regime, string Text) applied) =>
        (
            (Table)ShippedPolicies.Book.ChainFor("000000", ShippedPolicies.Today).Resolve("sanctions.kinds", ShippedPolicies.Today)!.Value
        ).Rows.Any(row => row.Word("text") == applied.Text && row.Duration("length") is not null);

    private static Gen<(EndDayConvention Convention, InfluencePeriodFacts Facts)> Sanctions { get; } =
        from convention in Generated.Conventions
        from applied in Gen.Elements(Texts.AsEnumerable())
        from kind in Gen.Elements(Enum.GetValues<SanctionKind>())
        from day in Generated.Days
        from category in Gen.Elements(Enum.GetValues<PersonCategory>())
        from instead in Gen.Frequency((5, Gen.Constant(false)), (1, Gen.Constant(true)))
        from acts in Acts(day)
        from earlier in Earlier(applied, day)
        select (
            convention,
            new InfluencePeriodFacts
            {
                Regime = applied.Regime,
                Kind = kind,
                LegalText = applied.Text,
                DecidedOn = day,
                Category = category,
                InsteadOfRemoval = instead,
                Acts = acts,
                Earlier = earlier,
            }
        );

    [Fact]
    public void Every_question_has_an_answer_and_no_answer_has_one_option_alone() =>
        Generated.Hold(
            Sanctions,
            s => ByConvention[s.Convention].Ask(s.Facts) is not NeedsDecision<InfluencePeriodDecision> { Options.Count: 1 }
        );

    [Fact]
    public void No_period_ends_before_it_starts_or_starts_before_the_decision() =>
        Generated.Hold(
            Sanctions,
            s =>
                Decisions(s)
                    .All(decision =>
                        decision.Spans.All(span =>
                            span.Span.Start >= s.Facts.DecidedOn && (span.Span.End is not { } end || end >= span.Span.Start)
                        )
                    )
        );

    [Fact]
    public void Spans_follow_one_another_and_share_no_day() =>
        Generated.Hold(
            Sanctions,
            s =>
                Decisions(s)
                    .All(decision => decision.Spans.Zip(decision.Spans.Skip(1)).All(pair => pair.First.Span.End <= pair.Second.Span.Start))
        );

    [Fact]
    public void The_whole_holds_every_span() =>
        Generated.Hold(
            Sanctions,
            s =>
                Decisions(s)
                    .All(decision =>
                        decision.Spans.All(span =>
                            decision.Whole() is { } whole
                            && whole.Start <= span.Span.Start
                            && (whole.End is null || whole.End >= span.Span.End)
                        )
                    )
        );

    [Fact]
    public void Without_a_change_it_starts_on_the_day_of_the_decision() =>
        Generated.Hold(
            Sanctions,
            s =>
                Decisions((s.Convention, s.Facts with { Acts = [] }))
                    .All(decision => decision.Spans is [] || decision.Spans[0].Span.Start == s.Facts.DecidedOn)
        );

    [Fact]
    public void Within_a_text_a_heavier_kind_never_counts_shorter() =>
        Generated.Hold(
            from day in Generated.Days
            from convention in Generated.Conventions
            from applied in Gen.Elements(Texts.Where(GivesLengths))
            select (day, convention, applied),
            t =>
            {
                var rows = (
                    (Table)ShippedPolicies.Book.ChainFor("000000", t.day).Resolve("sanctions.kinds", ShippedPolicies.Today)!.Value
                ).Rows;
                var ends = rows.Where(row =>
                        row.Word("text") == t.applied.Text
                        && row.Duration("length") is not null
                        && !row.Word("kind")!.Contains("instead", StringComparison.Ordinal)
                    )
                    .OrderBy(row => row.Number("severity"))
                    .Select(row => Alone(t.convention, t.applied, row.Word<SanctionKind>("kind")!.Value, t.day))
                    .ToList();
                return ends.Count > 0 && ends.SequenceEqual(ends.Order());
            }
        );

    [Fact]
    public void Under_a_text_that_adds_the_new_period_follows_what_remains() =>
        Generated.Hold(
            Running("party-2023", SanctionRegime.Party, SanctionKind.SeriousWarning),
            s =>
            {
                var (convention, facts) = s;
                var end = Decided(s).Spans[0].Span.End!.Value;
                return end == convention.ChainedEnd(facts.Earlier[0].Period.End!.Value, Duration.OfMonths(18))
                    && end >= convention.ExclusiveEnd(facts.DecidedOn, Duration.OfMonths(18))
                    && end > facts.Earlier[0].Period.End;
            }
        );

    [Fact]
    public void A_sum_never_passes_its_cap() =>
        Generated.Hold(
            Running("regulation-2007", SanctionRegime.EmployingOrgan, SanctionKind.RemovalFromPost),
            s =>
                Decided(s).Spans[0].Span.End <= s.Convention.ExclusiveEnd(s.Facts.DecidedOn, Duration.OfMonths(48))
                && Decided(s).Spans[0].Span.End >= s.Convention.ExclusiveEnd(s.Facts.DecidedOn, Duration.OfMonths(24))
        );

    [Fact]
    public void A_later_end_of_the_earlier_period_never_makes_the_sum_end_earlier() =>
        Generated.Hold(
            from s in Running("party-2023", SanctionRegime.Party, SanctionKind.Warning)
            from more in Gen.Choose(1, 400)
            select (s, more),
            t =>
            {
                var (convention, facts) = t.s;
                var period = facts.Earlier[0].Period;
                var longer = facts with
                {
                    Earlier = [facts.Earlier[0] with { Period = new DateSpan(period.Start, period.End!.Value.AddDays(t.more)) }],
                };
                return Decided((convention, longer)).Spans[0].Span.End >= Decided(t.s).Spans[0].Span.End;
            }
        );

    [Fact]
    public void Periods_of_the_other_side_change_nothing() =>
        Generated.Hold(
            Sanctions,
            s =>
            {
                var isParty = s.Facts.Regime == SanctionRegime.Party;
                var other = new EarlierPeriod(
                    isParty ? SanctionRegime.Government : SanctionRegime.Party,
                    SanctionKind.Warning,
                    isParty ? "psa-2020" : "party-2023",
                    new DateSpan(s.Facts.DecidedOn.AddDays(-30), s.Facts.DecidedOn.AddDays(30))
                );
                return Text(s) == Text((s.Convention, s.Facts with { Earlier = [.. s.Facts.Earlier, other] }));
            }
        );

    [Fact]
    public void A_change_to_a_lighter_kind_never_ends_later_and_an_appeal_never_makes_it_longer() =>
        Generated.Hold(
            from convention in Generated.Conventions
            from applied in Gen.Elements(Texts.AsEnumerable())
            from kind in Gen.Elements(Enum.GetValues<SanctionKind>())
            from to in Gen.Elements(Enum.GetValues<SanctionKind>())
            from day in Generated.Days
            from days in Gen.Choose(0, 900)
            select (
                convention,
                facts: new InfluencePeriodFacts
                {
                    Regime = applied.Regime,
                    Kind = kind,
                    LegalText = applied.Text,
                    DecidedOn = day,
                    Category = PersonCategory.CivilServant,
                },
                act: new LaterAct(LaterActKind.Changed, day.AddDays(days), to, OnAppeal: true)
            ),
            t =>
                ByConvention[t.convention].Ask(t.facts) is not Decided<InfluencePeriodDecision> { Decision: var before }
                || ByConvention[t.convention].Ask(t.facts with { Acts = [t.act] })
                    is not Decided<InfluencePeriodDecision> { Decision: var after }
                || before.Whole() is not { End: { } end }
                || after.Whole()?.End <= end
        );

    [Fact]
    public void What_is_revoked_counts_for_nothing_whatever_else_was_decided() =>
        Generated.Hold(
            Sanctions,
            s =>
                Decisions((s.Convention, s.Facts.Then(new LaterAct(LaterActKind.Revoked, s.Facts.DecidedOn.AddDays(2000)))))
                    .All(decision => decision.Spans is [] && decision.Assessments is [])
        );

    [Fact]
    public void Where_the_first_day_does_not_count_a_single_span_ends_a_day_later_at_most() =>
        Generated.Hold(
            from day in Generated.Days
            from applied in Gen.Elements(Texts.AsEnumerable())
            select (day, applied),
            t =>
                Enum.GetValues<SanctionKind>()
                    .All(kind =>
                        Words.Of(kind).StartsWith("probation", StringComparison.Ordinal)
                        || Alone(EndDayConvention.CorrespondingDay, t.applied, kind, t.day) is not { } corresponding
                        || Alone(EndDayConvention.DayBeforeElseMonthEnd, t.applied, kind, t.day) is not { } dayBefore
                        || corresponding.DayNumber - dayBefore.DayNumber is 0 or 1
                    )
        );

    private static Gen<IReadOnlyList<LaterAct>> Acts(DateOnly day) =>
        from count in Gen.Frequency((3, Gen.Constant(0)), (2, Gen.Constant(1)), (1, Gen.Constant(2)), (1, Gen.Constant(3)))
        from days in Gen.Choose(0, 1500).ListOf(count)
        from kinds in Gen.Elements(LaterActKind.Changed, LaterActKind.RightsRestored, LaterActKind.ProbationExtended).ListOf(count)
        from changes in Gen.Elements(Enum.GetValues<SanctionKind>()).ListOf(count)
        from appeals in Gen.Elements(true, false).ListOf(count)
        select (IReadOnlyList<LaterAct>)
            [
                .. days.Order()
                    .Select(
                        (after, i) =>
                            new LaterAct(kinds[i], day.AddDays(after), kinds[i] == LaterActKind.Changed ? changes[i] : null, appeals[i])
                    ),
            ];

    private static Gen<IReadOnlyList<EarlierPeriod>> Earlier((SanctionRegime Regime, string Text) applied, DateOnly day) =>
        from count in Gen.Frequency((3, Gen.Constant(0)), (1, Gen.Constant(1)), (1, Gen.Constant(2)))
        from before in Gen.Choose(0, 900).ListOf(count)
        from length in Gen.Choose(0, 1500).ListOf(count)
        from kinds in Gen.Elements(SanctionKind.Warning, SanctionKind.Demerit, SanctionKind.ProbationOneYear).ListOf(count)
        select (IReadOnlyList<EarlierPeriod>)
            [
                .. Enumerable
                    .Range(0, count)
                    .Select(i => new EarlierPeriod(
                        applied.Regime,
                        kinds[i],
                        applied.Text,
                        new DateSpan(day.AddDays(-before[i]), length[i] > 1400 ? null : day.AddDays(length[i] - before[i]))
                    )),
            ];

    private static Gen<(EndDayConvention Convention, InfluencePeriodFacts Facts)> Running(
        string text,
        SanctionRegime regime,
        SanctionKind kind
    ) =>
        from convention in Generated.Conventions
        from day in Generated.Days.Where(day => day.Year >= 2008)
        from before in Gen.Choose(0, 700)
        from remaining in Gen.Choose(1, 900)
        select (
            convention,
            new InfluencePeriodFacts
            {
                Regime = regime,
                Kind = kind,
                LegalText = text,
                DecidedOn = day,
                Category = PersonCategory.CivilServant,
                Earlier = [new(regime, SanctionKind.Warning, text, new DateSpan(day.AddDays(-before), day.AddDays(remaining)))],
            }
        );

    private static InfluencePeriodDecision Decided((EndDayConvention Convention, InfluencePeriodFacts Facts) s) =>
        Assert.IsType<Decided<InfluencePeriodDecision>>(ByConvention[s.Convention].Ask(s.Facts)).Decision;

    // What was decided, or whatever a person may decide.
    private static IEnumerable<InfluencePeriodDecision> Decisions((EndDayConvention Convention, InfluencePeriodFacts Facts) s) =>
        ByConvention[s.Convention].Ask(s.Facts) switch
        {
            Decided<InfluencePeriodDecision> decided => [decided.Decision],
            NeedsDecision<InfluencePeriodDecision> open => open.Options.Select(option => option.Decision),
            _ => [],
        };

    private static string Text((EndDayConvention Convention, InfluencePeriodFacts Facts) s) =>
        Core.Policies.Deciding.OutcomeDocument.Of(ByConvention[s.Convention].Ask(s.Facts), Core.Json.JsonForms.Policy).ToJsonString();

    private static DateOnly? Alone(
        EndDayConvention convention,
        (SanctionRegime Regime, string Text) applied,
        SanctionKind kind,
        DateOnly day
    ) =>
        ByConvention[convention]
            .Ask(
                new InfluencePeriodFacts
                {
                    Regime = applied.Regime,
                    Kind = kind,
                    LegalText = applied.Text,
                    DecidedOn = day,
                    Category = PersonCategory.CivilServant,
                }
            )
            is Decided<InfluencePeriodDecision> decided
            ? decided.Decision.Whole()?.End
            : null;
}
