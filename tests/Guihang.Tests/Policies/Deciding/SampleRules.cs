using Guihang.Policy.Calendar;
using Guihang.Policy.Rules;
using Guihang.Policy.Sanctions;
using Guihang.Policy.VisitPlans;
using Guihang.Tests.Support;
using static Guihang.Tests.Support.PolicyFolder;

namespace Guihang.Tests.Policies.Deciding;

/// <summary>Rules for tests of the engine. Each answers with letters that say what it read.</summary>
internal static class SampleRules
{
    public static readonly Parameter<Duration> Within = Parameter.Duration("talks.within");
    public static readonly Parameter<IReadOnlyList<string>> Letters = Parameter.List("talks.letters");
    public static readonly Parameter<Table> Rooms = Parameter.Table("talks.rooms");

    public static VisitPlanFacts Facts { get; } =
        new()
        {
            Regime = SanctionRegime.Party,
            Kind = SanctionKind.Warning,
            DecidedOn = new DateOnly(2024, 3, 15),
            ServedOn = new DateOnly(2024, 3, 20),
            Category = PersonCategory.CivilServant,
            ServiceState = ServiceState.InService,
            Leadership = LeadershipRole.None,
        };

    /// <summary>Three levels: the nation and the county with rules, the province with a value alone.</summary>
    public static PolicyFolder Folder() =>
        new PolicyFolder()
            .Policy(
                Nation,
                """
                - parameter: talks.within
                  title: { zh: 谈话期限, en: Within how long }
                  type: duration
                  inherit: tighten-max
                  values:
                    - { from: 2020-01-01, value: P2M, cites: [law#1] }
                - parameter: talks.letters
                  title: { zh: 函件, en: Letters }
                  type: list
                  inherit: append
                  confidence: choice
                  values:
                    - { from: 2020-01-01, value: [notice], cites: [law#2] }
                - parameter: talks.rooms
                  title: { zh: 谈话室, en: Rooms }
                  type: table
                  key: [name]
                  columns: { name: { type: word, required: true }, seats: { type: number } }
                  inherit: append
                  values:
                    - { from: 2020-01-01, rows: [{ name: hall, seats: 9 }], cites: [law#1] }

                """
            )
            .Policy(
                Province,
                """
                - parameter: talks.within
                  confidence: probable
                  values:
                    - { from: 2021-01-01, value: P1M, cites: [law#2] }

                """
            )
            .Write(
                $"{County}/sources.yaml",
                """
                - id: opinion
                  title: { zh: 区意见, en: The district's opinion }
                  body: 区委
                  articles:
                    letter: { zh: 一并发函。, en: A letter goes with it. }
                """
            )
            .Policy(
                County,
                """
                - parameter: talks.within
                  confidence: unverified
                  values:
                    - { from: 2022-01-01, open: true }
                - parameter: talks.letters
                  confidence: probable
                  values:
                    - { from: 2022-01-01, value: [care], cites: [opinion#letter] }
                - parameter: talks.rooms
                  values:
                    - { from: 2022-01-01, rows: [{ name: office, seats: 2, confidence: probable, cites: [opinion#letter] }], cites: [law#1] }

                """
            )
            .Confirm("talks.within", "P10D");

    public static Decided<VisitPlanDecision> Answer(params string[] letters) => new(new VisitPlanDecision([], letters));

    internal sealed class TheNationSendsLetters()
        : Rule<VisitPlanFacts, VisitPlanDecision>(new("全国：依函件清单发函。", "The nation sends the letters listed."), Letters)
    {
        public override Outcome<VisitPlanDecision> Decide(VisitPlanFacts facts, IRuleContext<VisitPlanFacts, VisitPlanDecision> context) =>
            Answer([.. context.Read(Letters)]);
    }

    internal sealed class TheCountyAddsItsOwn()
        : Rule<VisitPlanFacts, VisitPlanDecision>(new("区：在上级之外另定。", "The county adds its own."), Within, Rooms)
    {
        public override Outcome<VisitPlanDecision> Decide(VisitPlanFacts facts, IRuleContext<VisitPlanFacts, VisitPlanDecision> context)
        {
            var within = context.Read(Within);
            context.Note(new("依本区意见。", "By the county's opinion."));
            var room = context.ReadRow(Rooms, "office");
            var hall = context.ReadRow(Rooms, "hall");
            var none = context.ReadRow(Rooms, "garden");
            var above = context.Above(facts) is Decided<VisitPlanDecision> decided ? decided.Decision.Letters : ["nothing above"];
            return Answer([
                .. above,
                $"{within}",
                $"{room!.Number("seats")}",
                $"{hall!.Number("seats")}",
                none is null ? "no garden" : "garden",
            ]);
        }
    }

    internal sealed class PassesOn() : Rule<VisitPlanFacts, VisitPlanDecision>(new("照上级。", "As above."))
    {
        public override Outcome<VisitPlanDecision> Decide(VisitPlanFacts facts, IRuleContext<VisitPlanFacts, VisitPlanDecision> context) =>
            context.Above(facts);
    }

    internal sealed class SaysItDoesNotApply() : Rule<VisitPlanFacts, VisitPlanDecision>(new("不适用。", "It does not apply."))
    {
        public override Outcome<VisitPlanDecision> Decide(VisitPlanFacts facts, IRuleContext<VisitPlanFacts, VisitPlanDecision> context) =>
            new NotApplicable<VisitPlanDecision>(new("不适用。", "It does not apply."));
    }

    internal sealed class ReadsWhatItDoesNotDeclare() : Rule<VisitPlanFacts, VisitPlanDecision>(new("未声明。", "Not declared."))
    {
        public override Outcome<VisitPlanDecision> Decide(VisitPlanFacts facts, IRuleContext<VisitPlanFacts, VisitPlanDecision> context) =>
            Answer($"{context.Read(Within)}");
    }

    internal sealed class ReadsAgainAndOnOtherDays()
        : Rule<VisitPlanFacts, VisitPlanDecision>(new("读多次。", "Reads again."), Within, Letters)
    {
        public override Outcome<VisitPlanDecision> Decide(VisitPlanFacts facts, IRuleContext<VisitPlanFacts, VisitPlanDecision> context) =>
            Answer(
                $"{context.Read(Within)}",
                $"{context.Read(Within)}",
                $"{context.ReadOn(Within, new DateOnly(2020, 6, 1))}",
                context.TryRead(Letters, out var letters) ? string.Join('+', letters) : "no letters",
                context.AsOf.ToString("O", System.Globalization.CultureInfo.InvariantCulture)
            );
    }

    internal sealed class ReadsOnADayBeforeAnything() : Rule<VisitPlanFacts, VisitPlanDecision>(new("更早。", "Earlier."), Within)
    {
        public override Outcome<VisitPlanDecision> Decide(VisitPlanFacts facts, IRuleContext<VisitPlanFacts, VisitPlanDecision> context) =>
            Answer($"{context.ReadOn(Within, new DateOnly(2010, 1, 1))}");
    }

    internal sealed class ReadsARow() : Rule<VisitPlanFacts, VisitPlanDecision>(new("读一行。", "Reads a row."), Rooms)
    {
        public override Outcome<VisitPlanDecision> Decide(VisitPlanFacts facts, IRuleContext<VisitPlanFacts, VisitPlanDecision> context) =>
            Answer($"{context.ReadRow(Rooms, "hall")!.Number("seats")}");
    }
}
