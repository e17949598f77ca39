using Guihang.Policy;
using Guihang.Policy.Consequences;
using Guihang.Policy.Enrolments;
using Guihang.Policy.Evaluations;
using Guihang.Policy.Executions;
using Guihang.Policy.Formalities;
using Guihang.Policy.GroupDecisions;
using Guihang.Policy.Indicators;
using Guihang.Policy.InfluencePeriods;
using Guihang.Policy.Observations;
using Guihang.Policy.Sealings;
using Guihang.Policy.VisitPlans;

namespace Guihang.Core.Policies;

/// <summary>A question that policy answers: a pair of records in Guihang.Policy.</summary>
/// <param name="Name">The name, as traces and cases write it.</param>
/// <param name="Title">The title.</param>
/// <param name="Facts">The facts type.</param>
/// <param name="Decision">The decision type.</param>
public sealed record DecisionPoint(string Name, Wording Title, Type Facts, Type Decision);

/// <summary>All decision points.</summary>
public static class DecisionPoints
{
    /// <summary>In the order of a case's way.</summary>
    public static IReadOnlyList<DecisionPoint> All { get; } =
    [
        new("influence-period", new("影响期", "Influence period"), typeof(InfluencePeriodFacts), typeof(InfluencePeriodDecision)),
        new("execution", new("处分执行", "Execution"), typeof(ExecutionFacts), typeof(ExecutionDecision)),
        new("consequence", new("使用限制", "Consequence"), typeof(ConsequenceFacts), typeof(ConsequenceDecision)),
        new("visit-plan", new("回访安排", "Visit plan"), typeof(VisitPlanFacts), typeof(VisitPlanDecision)),
        new("enrolment", new("纳入筛查", "Enrolment"), typeof(EnrolmentFacts), typeof(EnrolmentDecision)),
        new("evaluation", new("评定等次", "Evaluation"), typeof(EvaluationFacts), typeof(EvaluationDecision)),
        new("group-decision", new("集体决定", "Group decision"), typeof(GroupDecisionFacts), typeof(GroupDecision)),
        new("observation", new("考察评分", "Observation"), typeof(ObservationFacts), typeof(ObservationDecision)),
        new("formality", new("走过场迹象", "Signs of formality"), typeof(FormalityFacts), typeof(FormalityDecision)),
        new("sealing", new("封存", "Sealing"), typeof(SealingFacts), typeof(SealingDecision)),
        new("indicator", new("统计指标", "Indicator"), typeof(IndicatorFacts), typeof(IndicatorDecision)),
        new("rate", new("统计比率", "Rate"), typeof(RateFacts), typeof(RateDecision)),
        new("bulletin", new("通报", "Bulletin"), typeof(BulletinFacts), typeof(BulletinDecision)),
    ];

    private static readonly Dictionary<Type, DecisionPoint> ByFacts = All.ToDictionary(point => point.Facts);

    /// <summary>Whether these facts belong to a decision point.</summary>
    public static bool Has(Type facts) => ByFacts.ContainsKey(facts);

    /// <summary>The decision point of these facts.</summary>
    public static DecisionPoint Of(Type facts) => ByFacts[facts];
}
