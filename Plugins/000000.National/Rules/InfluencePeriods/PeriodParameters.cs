using Guihang.Policy.Calendar;
using Guihang.Policy.InfluencePeriods;
using Guihang.Policy.Rules;

namespace Guihang.Plugins.National.Rules.InfluencePeriods;

internal static class PeriodParameters
{
    public static readonly Parameter<EndDayConvention> EndDay = Parameter.Enumeration<EndDayConvention>("period.end-day");
    public static readonly Parameter<Table> Texts = Parameter.Table("sanctions.texts");
    public static readonly Parameter<Table> Causes = Parameter.Table("sanctions.causes");
    public static readonly Parameter<Table> Kinds = Parameter.Table("sanctions.kinds");
    public static readonly Parameter<Table> Limits = Parameter.Table("sanctions.limits");
    public static readonly Parameter<Table> Assessments = Parameter.Table("assessments.effects");
    public static readonly Parameter<Duration> StatedMost = Parameter.Duration("period.stated.most");
    public static readonly Parameter<Duration> ProbationMost = Parameter.Duration("period.probation.most");
    public static readonly Parameter<Duration> ProbationExtension = Parameter.Duration("period.probation.extension");
    public static readonly Parameter<ChangeStart> LighterStart = Parameter.Enumeration<ChangeStart>("period.changed-lighter.start");
    public static readonly Parameter<ChangeStart> HeavierStart = Parameter.Enumeration<ChangeStart>("period.changed-heavier.start");
    public static readonly Parameter<PeriodEnding> GovernmentEnding = Parameter.Enumeration<PeriodEnding>("period.government-ending");
}

/// <summary>From which day a changed sanction counts.</summary>
internal enum ChangeStart
{
    /// <summary>From the original decision, for the length of the new kind.</summary>
    OriginalDecision,

    /// <summary>From the change, for the length of the new kind less the time served.</summary>
    ChangeLessTimeServed,
}

/// <summary>What a text says of a new sanction inside an earlier period.</summary>
internal enum Again
{
    /// <summary>Nothing: a person decides.</summary>
    Open,

    /// <summary>What remains of the earlier period and the new one, one after the other.</summary>
    Add,
}
