using Guihang.Core.Json;
using Guihang.Core.Policies.Book;
using Guihang.Core.Policies.Deciding;
using Guihang.Policy.Calendar;
using Guihang.Policy.Consequences;
using Guihang.Policy.Enrolments;
using Guihang.Policy.Evaluations;
using Guihang.Policy.Executions;
using Guihang.Policy.Formalities;
using Guihang.Policy.GroupDecisions;
using Guihang.Policy.Indicators;
using Guihang.Policy.InfluencePeriods;
using Guihang.Policy.Observations;
using Guihang.Policy.Rules;
using Guihang.Policy.Sanctions;
using Guihang.Policy.Sealings;
using Guihang.Policy.VisitPlans;

namespace Guihang.Tests.Support;

/// <summary>Something that policy may be asked, of every decision point, so that books can be compared by what they answer.</summary>
/// <param name="Name">What is asked.</param>
/// <param name="Ask">Asks it of a book for a region.</param>
internal sealed record Situation(string Name, Func<PolicyEngine, string, string> Ask)
{
    private static readonly DateOnly Day = new(2024, 3, 15);
    private static readonly bool[] YesOrNo = [false, true];
    private static readonly int[] MembersPresent = [0, 3, 4, 7];
    private static readonly int[] BallotsCast = [0, 2, 10];
    private static readonly int[] DaysLeft = [-1, 41];
    private static readonly string[] Figures = ["visits-held", "used-after-period", "own-cases-decided", "no-such-figure"];
    private static readonly string[] Rates = ["used-of-ended", "no-such-rate"];
    private static readonly string[] Bulletins = ["half-year", "guangdong", "jiangan", "no-such-bulletin"];
    private static readonly int[] Likenesses = [0, 100];
    private static readonly int[] DaysLate = [0, 400];

    public static IReadOnlyList<Situation> All { get; } =
    [.. Periods(), .. Executions(), .. Consequences(), .. VisitPlans(), .. Programmes(), .. Formalities(), .. Indicators()];

    /// <summary>What the book answers to everything, for the region.</summary>
    public static IReadOnlyList<string> AnswersOf(PolicyBook book, string region)
    {
        var engine = new PolicyEngine(book);
        return [.. All.Select(situation => $"{situation.Name}: {situation.Ask(engine, region)}")];
    }

    /// <summary>One of each decision point, asked on the day.</summary>
    public static IEnumerable<Situation> AskedOn(DateOnly day) =>
        [
            Of<InfluencePeriodFacts, InfluencePeriodDecision>(
                $"{day:O}",
                day,
                new()
                {
                    Regime = SanctionRegime.EmployingOrgan,
                    Kind = SanctionKind.Demerit,
                    LegalText = "regulation-2007",
                    DecidedOn = day,
                    Category = PersonCategory.CivilServant,
                }
            ),
            Of<ConsequenceFacts, ConsequenceDecision>(
                $"{day:O}",
                day,
                new()
                {
                    Action = IntendedAction.RankPromotion,
                    On = day,
                    Bars = [],
                }
            ),
            Of<VisitPlanFacts, VisitPlanDecision>(
                $"{day:O}",
                day,
                new()
                {
                    Regime = SanctionRegime.Party,
                    Kind = SanctionKind.Warning,
                    DecidedOn = day,
                    ServedOn = day,
                    Category = PersonCategory.CivilServant,
                    ServiceState = ServiceState.InService,
                    Leadership = LeadershipRole.LeadingGroupMember,
                }
            ),
            Of<ExecutionFacts, ExecutionDecision>(
                $"{day:O}",
                day,
                new()
                {
                    Regime = SanctionRegime.Party,
                    Kind = SanctionKind.Warning,
                    LegalText = "party-2018",
                    DecidedOn = day,
                }
            ),
            Of<FormalityFacts, FormalityDecision>(
                $"{day:O}",
                day,
                new()
                {
                    Similarity = 50,
                    DaysUntilWritten = 3,
                    Visitors = 2,
                    VisitorsRequired = 2,
                    IsElsewhere = false,
                }
            ),
            Of<IndicatorFacts, IndicatorDecision>($"{day:O}", day, new("visits-held")),
            Of<RateFacts, RateDecision>($"{day:O}", day, new("used-of-ended")),
            Of<BulletinFacts, BulletinDecision>($"{day:O}", day, new("half-year")),
            .. Programmes(day),
        ];

    private static IEnumerable<Situation> Periods()
    {
        var texts = (Table)ShippedPolicies.Book.ChainFor("000000", Day).Resolve("sanctions.texts", Day)!.Value;
        foreach (var text in texts.Rows)
        {
            var regime = text.List<SanctionRegime>("regimes")[0];
            foreach (var kind in Enum.GetValues<SanctionKind>())
            {
                var facts = new InfluencePeriodFacts
                {
                    Regime = regime,
                    Kind = kind,
                    LegalText = text.Key,
                    DecidedOn = Day,
                    Category = PersonCategory.CivilServant,
                };
                foreach (var (how, changed) in Variants(facts, kind, regime, text.Key))
                {
                    yield return Of<InfluencePeriodFacts, InfluencePeriodDecision>($"{text.Key} {kind} {how}", Day, changed);
                }
            }
        }
    }

    private static IEnumerable<(string How, InfluencePeriodFacts Facts)> Variants(
        InfluencePeriodFacts facts,
        SanctionKind kind,
        SanctionRegime regime,
        string text
    )
    {
        yield return ("as such", facts);
        yield return ("in the month's last days", facts with { DecidedOn = new DateOnly(2024, 8, 31) });
        yield return ("of a village cadre", facts with { Category = PersonCategory.VillageCadre });
        yield return ("of one retired", facts with { ServiceState = ServiceState.Retired });
        yield return ("revoked", facts with { Acts = [new(LaterActKind.Revoked, Day.AddDays(60))] });
        yield return ("restored", facts with { Acts = [new(LaterActKind.RightsRestored, Day.AddDays(370))] });
        yield return ("extended", facts with { Acts = [new(LaterActKind.ProbationExtended, Day.AddDays(366))] });
        yield return ("instead of removal", facts with { InsteadOfRemoval = true });
        yield return ("two together", facts with { Together = 2, StatedLength = Duration.OfMonths(20) });
        yield return (
            "inside a warning",
            facts with
            {
                Earlier = [new(regime, SanctionKind.Warning, text, new DateSpan(Day.AddDays(-100), Day.AddDays(100)))],
            }
        );
        yield return (
            "inside one without an end",
            facts with
            {
                Earlier = [new(regime, SanctionKind.Warning, text, new DateSpan(Day.AddDays(-100), null))],
            }
        );
        foreach (var other in Enum.GetValues<SanctionKind>().Where(other => other != kind))
        {
            yield return ($"changed to {other}", facts with { Acts = [new(LaterActKind.Changed, Day.AddDays(200), other)] });
        }
    }

    // What is filed, changed and reported depends on the text, the kind and how far it has come.
    private static IEnumerable<Situation> Executions()
    {
        var texts = (Table)ShippedPolicies.Book.ChainFor("000000", Day).Resolve("sanctions.texts", Day)!.Value;
        return from text in texts.Rows
            from kind in new[] { SanctionKind.Warning, SanctionKind.Demotion, SanctionKind.RemovalFromPost, SanctionKind.Expulsion }
            from how in new (string Name, Func<ExecutionFacts, ExecutionFacts> Of)[]
            {
                ("as such", facts => facts),
                ("served", facts => facts with { ServedOn = Day.AddDays(5) }),
                ("revoked", facts => facts with { ServedOn = Day.AddDays(5), IsRevoked = true }),
                ("with more time", facts => facts with { Extensions = [new(ExecutionItem.Announced, Day.AddDays(90))] }),
                (
                    "reviewed",
                    facts =>
                        facts with
                        {
                            Reviews =
                            [
                                new(ReviewStep.Reexamination, Day.AddDays(20), Day.AddDays(50)),
                                new(ReviewStep.Appeal, Day.AddDays(60)),
                            ],
                        }
                ),
            }
            select Of<ExecutionFacts, ExecutionDecision>(
                $"{text.Key} {kind} {how.Name}",
                Day,
                how.Of(
                    new()
                    {
                        Regime = text.List<SanctionRegime>("regimes")[0],
                        Kind = kind,
                        LegalText = text.Key,
                        DecidedOn = Day,
                    }
                )
            );
    }

    private static IEnumerable<Situation> Formalities() =>
        from alike in Likenesses
        from late in DaysLate
        from elsewhere in YesOrNo
        from day in new[] { Day, new DateOnly(2003, 1, 1) }
        select Of<FormalityFacts, FormalityDecision>(
            $"{alike} {late} {elsewhere} {day:O}",
            day,
            new()
            {
                Similarity = alike,
                DaysUntilWritten = late,
                Visitors = 1,
                VisitorsRequired = elsewhere ? 2 : 1,
                IsElsewhere = elsewhere,
            }
        );

    private static IEnumerable<Situation> Consequences() =>
        from action in Enum.GetValues<IntendedAction>()
        from comparison in Enum.GetValues<PostComparison>()
        from further in new bool?[] { null, true, false }
        from undecided in YesOrNo
        from state in new[] { ServiceState.InService, ServiceState.Retired }
        from bars in new IReadOnlyList<BarredSpan>[]
        {
            [],
            [.. Enum.GetValues<Bar>().Select(bar => new BarredSpan(bar, new DateSpan(Day, Day.AddDays(30)), SanctionRegime.Party))],
        }
        from day in new[] { Day, new DateOnly(2004, 6, 1) }
        select Of<ConsequenceFacts, ConsequenceDecision>(
            $"{action} {comparison} {further} {undecided} {state} {bars.Count} {day:O}",
            day,
            new()
            {
                Action = action,
                Comparison = comparison,
                AmountsToFurtherUse = further,
                HasUndecidedPeriod = undecided,
                ServiceState = state,
                Bars = bars,
                On = day,
            }
        );

    private static IEnumerable<Situation> VisitPlans() =>
        from leadership in Enum.GetValues<LeadershipRole>()
        from state in Enum.GetValues<ServiceState>()
        from served in new DateOnly?[] { null, Day }
        from period in new DateSpan?[] { null, new DateSpan(Day, Day.AddDays(365)), new DateSpan(Day, null) }
        from day in new[] { Day, new DateOnly(2003, 1, 1), new DateOnly(2018, 1, 1) }
        select Of<VisitPlanFacts, VisitPlanDecision>(
            $"{leadership} {state} {served:O} {period} {day:O}",
            day,
            new()
            {
                Regime = SanctionRegime.Party,
                Kind = SanctionKind.Warning,
                DecidedOn = Day,
                ServedOn = served,
                Period = period,
                Category = PersonCategory.CivilServant,
                ServiceState = state,
                Leadership = leadership,
            }
        );

    private static IEnumerable<Situation> Programmes() => Programmes(Day).Concat(Programmes(new DateOnly(2003, 1, 1)));

    private static IEnumerable<Situation> Programmes(DateOnly day) =>
        [
            .. from heard in new IReadOnlyList<FindingKind>[] { [], Enum.GetValues<FindingKind>() }
            from established in new IReadOnlyList<string>[] { [], ["private-gain"] }
            from left in DaysLeft
            select Of<EnrolmentFacts, EnrolmentDecision>(
                $"{heard.Count} {established.Count} {left} {day:O}",
                day,
                new()
                {
                    ScreenedOn = day,
                    Sanctions = [new(SanctionRegime.Party, SanctionKind.Warning, new DateSpan(day.AddDays(-100), day.AddDays(left)))],
                    Category = PersonCategory.CivilServant,
                    ServiceState = ServiceState.InService,
                    Heard = heard,
                    Established = established,
                }
            ),
            .. from votes in BallotsCast
            select Of<EvaluationFacts, EvaluationDecision>(
                $"{votes} {day:O}",
                day,
                new()
                {
                    Texts = ["own-summary"],
                    Ballots = [new("democratic-review", 10, votes, [new("good", votes)])],
                    Grades = [new("organisation", "fairly-good")],
                }
            ),
            .. from matter in Enum.GetValues<GroupMatter>()
            from present in MembersPresent
            select Of<GroupDecisionFacts, GroupDecision>(
                $"{matter} {present} {day:O}",
                day,
                new()
                {
                    Matter = matter,
                    InMeeting = true,
                    Members = 7,
                    Recused = 1,
                    Present = Math.Min(present, 6),
                    InFavour = Math.Min(present, 6),
                    Against = 0,
                }
            ),
            Of<ObservationFacts, ObservationDecision>($"{day:O}", day, new() { EvaluatedOn = day, Scores = [] }),
            Of<SealingFacts, SealingDecision>(
                $"{day:O}",
                day,
                new()
                {
                    Regime = SanctionRegime.Party,
                    Kind = SanctionKind.Warning,
                    Period = new DateSpan(day, day.AddDays(1)),
                }
            ),
        ];

    private static IEnumerable<Situation> Indicators() =>
        new[] { Day, new DateOnly(2003, 1, 1) }.SelectMany<DateOnly, Situation>(day =>
            [
                .. Figures.Select(indicator => Of<IndicatorFacts, IndicatorDecision>($"{indicator} {day:O}", day, new(indicator))),
                .. Rates.Select(rate => Of<RateFacts, RateDecision>($"{rate} {day:O}", day, new(rate))),
                .. Bulletins.Select(bulletin => Of<BulletinFacts, BulletinDecision>($"{bulletin} {day:O}", day, new(bulletin))),
            ]
        );

    private static Situation Of<TFacts, TDecision>(string name, DateOnly on, TFacts facts)
        where TFacts : IFacts<TDecision> =>
        new(
            $"{typeof(TFacts).Name} {name}",
            (engine, region) =>
                OutcomeDocument
                    .Of(engine.Decide<TFacts, TDecision>(region, on, facts).Outcome, JsonForms.Policy)
                    .ToJsonString(JsonForms.Policy)
        );
}
