using Guihang.Policy;
using Guihang.Policy.Calendar;
using Guihang.Policy.Enrolments;
using Guihang.Policy.Rules;
using Guihang.Policy.Sanctions;

namespace Guihang.Plugins.National.Rules.Enrolments;

internal sealed class ASchemeTakesThoseWhomItsPolicyNames()
    : Rule<EnrolmentFacts, EnrolmentDecision>(
        new Wording(
            "地方设有帮扶项目的，按其政策所定的对象、时段、排除情形和应听取的意见筛查；不纳入的，常规回访照常进行。",
            "Where a region has a programme, screening follows its policy: whom it takes, when, what excludes and what must be heard. Ordinary follow-up goes on for those not taken."
        ),
        Programme,
        Regimes,
        When,
        Exclusions,
        Requires,
        LookAgain,
        Letters
    )
{
    private static readonly Parameter<Wording> Programme = Parameter.Text("enrolment.programme");
    private static readonly Parameter<IReadOnlyList<SanctionRegime>> Regimes = Parameter.ListOf<SanctionRegime>("enrolment.regimes");
    private static readonly Parameter<Moment> When = Parameter.Enumeration<Moment>("enrolment.when");
    private static readonly Parameter<Table> Exclusions = Parameter.Table("enrolment.exclusions");
    private static readonly Parameter<IReadOnlyList<FindingKind>> Requires = Parameter.ListOf<FindingKind>("enrolment.requires");
    private static readonly Parameter<DateRule> LookAgain = Parameter.DateRule("enrolment.look-again");
    private static readonly Parameter<IReadOnlyList<string>> Letters = Parameter.List("letters.on-screening");

    public override Outcome<EnrolmentDecision> Decide(EnrolmentFacts facts, IRuleContext<EnrolmentFacts, EnrolmentDecision> context)
    {
        if (!context.TryRead(Programme, out var programme))
        {
            return new NotApplicable<EnrolmentDecision>(new("该地没有帮扶项目。", "The region has no programme."));
        }

        // No evaluation of the retired, and everything addressed to a person stops at death.
        if (facts.ServiceState != ServiceState.InService)
        {
            return new NotApplicable<EnrolmentDecision>(
                new("当事人已不在职，不参加评定。", "The person is no longer in service; no evaluation takes place.")
            );
        }

        var regimes = context.Read(Regimes);
        var sanctions = facts.Sanctions.Where(sanction => regimes.Contains(sanction.Regime)).ToList();
        if (sanctions is [])
        {
            return new NotApplicable<EnrolmentDecision>(
                new("没有该项目所及的处理处分。", "The person has no sanction of the kinds that the programme is for.")
            );
        }

        if (sanctions.Exists(sanction => sanction.Period is null))
        {
            return new NeedsDecision<EnrolmentDecision>(
                new("影响期须先由人认定，才能筛查。", "An influence period needs a person's decision before screening."),
                Decider.CaseOfficer,
                []
            );
        }

        return new Decided<EnrolmentDecision>(Screen(facts, context, programme, [.. sanctions.Select(sanction => sanction.Period!.Value)]));
    }

    private static EnrolmentDecision Screen(
        EnrolmentFacts facts,
        IRuleContext<EnrolmentFacts, EnrolmentDecision> context,
        Wording programme,
        IReadOnlyList<DateSpan> periods
    )
    {
        var notYet = NotYet(facts, context, periods);
        var excluded = context
            .Read(Exclusions)
            .Rows.Where(row => facts.Established.Contains(row.Key, StringComparer.Ordinal))
            .Select(row => new ExclusionReason(row.Key, row.Wording("title")!))
            .ToList();

        // An established ground outweighs what is still missing; a period that runs does not yet show the conduct within it.
        var isRunning = notYet.Exists(reason => reason.Kind == NotYetKind.PeriodRuns);
        var standing = (excluded, notYet) switch
        {
            ([], []) => EnrolmentStanding.Enrolled,
            (not [], _) when !isRunning => EnrolmentStanding.Excluded,
            _ => EnrolmentStanding.NotYet,
        };

        return new EnrolmentDecision
        {
            Programme = programme,
            Standing = standing,
            Excluded = standing == EnrolmentStanding.Excluded ? excluded : [],
            NotYet = standing == EnrolmentStanding.NotYet ? notYet : [],
            LookAgainOn = standing switch
            {
                EnrolmentStanding.Enrolled => null,
                EnrolmentStanding.NotYet when notYet.Max(reason => reason.On) is { } day => day,
                _ => context.Read(LookAgain).From(facts.ScreenedOn),
            },
            Letters = context.TryRead(Letters, out var letters) ? letters : [],
        };
    }

    private static List<NotYetReason> NotYet(
        EnrolmentFacts facts,
        IRuleContext<EnrolmentFacts, EnrolmentDecision> context,
        IReadOnlyList<DateSpan> periods
    )
    {
        var reasons = new List<NotYetReason>();
        var running = periods.Where(period => period.End is null || period.End > facts.ScreenedOn).ToList();
        var when = context.Read(When);
        if (when == Moment.AfterPeriod && running is not [])
        {
            var free = running.Exists(period => period.End is null) ? null : running.Max(period => period.End);
            reasons.Add(new(NotYetKind.PeriodRuns, free?.DayNumber - facts.ScreenedOn.DayNumber, free, null));
        }
        else if (when == Moment.WithinPeriod && running is [])
        {
            reasons.Add(new(NotYetKind.PeriodOver, null, null, null));
        }

        reasons.AddRange(
            context.Read(Requires).Except(facts.Heard).Select(missing => new NotYetReason(NotYetKind.FindingMissing, null, null, missing))
        );
        return reasons;
    }

    private enum Moment
    {
        AfterPeriod,
        WithinPeriod,
        Any,
    }
}
