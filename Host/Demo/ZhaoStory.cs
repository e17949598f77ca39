using Guihang.Policy.Sanctions;
using Guihang.Policy.VisitPlans;
using static Guihang.Host.Demo.DemoStories;

namespace Guihang.Host.Demo;

/// <summary>A retired cadre of Guangzhou: a Party warning, and a visit by the commission.</summary>
internal static class ZhaoStory
{
    public static IEnumerable<DemoStep> Steps() =>
        [
            new(
                Day(2018, 5, 21),
                "zhao/person",
                "guangzhou.officer",
                t => t.Person("zhao", Person("赵某", "退休干部", t["gz.organ"], serviceState: ServiceState.Retired))
            ),
            new(
                Day(2018, 5, 21),
                "zhao/sanction",
                "guangzhou.officer",
                t =>
                    t.Sanction(
                        "zhao",
                        "zhao.sanction",
                        Sanction(
                            SanctionRegime.Party,
                            SanctionKind.Warning,
                            "party-2015",
                            Day(2018, 5, 18),
                            "广州市纪委",
                            "穗纪〔2018〕21号",
                            "违反中央八项规定精神，负主要领导责任"
                        )
                    )
            ),
            new(Day(2018, 5, 24), "zhao/service", "guangzhou.officer", t => t.Serve("zhao.sanction", Day(2018, 5, 24))),
            new(
                Day(2018, 7, 11),
                "zhao/visit",
                "guangzhou.officer",
                t =>
                    t.Visit(
                        "zhao",
                        "zhao.visit",
                        Talk(
                            Day(2018, 7, 10),
                            "市纪委负责人",
                            VisitorRole.DisciplineCommission,
                            "赵某处",
                            "已告知申诉途径",
                            null,
                            VisitKind.CommissionVisit
                        )
                    )
            ),
        ];
}
