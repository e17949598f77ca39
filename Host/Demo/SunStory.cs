using Guihang.Policy.Sanctions;
using Guihang.Policy.VisitPlans;
using static Guihang.Host.Demo.DemoStories;

namespace Guihang.Host.Demo;

/// <summary>The former chairman of a third-level company: a Party warning, a wish to resign, and a higher post when the period is over.</summary>
internal static class SunStory
{
    public static IEnumerable<DemoStep> Steps() =>
        [
            new(
                Day(2018, 6, 20),
                "sun/person",
                "province.officer",
                t =>
                    t.Person(
                        "sun",
                        Person(
                            "孙某",
                            "三级公司原董事长",
                            t["gd.enterprise"],
                            PersonCategory.StateEnterpriseManager,
                            LeadershipRole.HeadOfLowerOrganisation
                        )
                    )
            ),
            new(
                Day(2018, 6, 20),
                "sun/sanction",
                "province.officer",
                t =>
                    t.Sanction(
                        "sun",
                        "sun.sanction",
                        Sanction(
                            SanctionRegime.Party,
                            SanctionKind.Warning,
                            "party-2015",
                            Day(2018, 6, 15),
                            "省管某企业纪委",
                            "企纪〔2018〕7号",
                            "违规发放补贴，负主要领导责任"
                        )
                    )
            ),
            new(Day(2018, 6, 22), "sun/service", "province.officer", t => t.Serve("sun.sanction", Day(2018, 6, 22))),
            new(
                Day(2019, 1, 23),
                "sun/visit",
                "province.officer",
                t =>
                    t.Visit(
                        "sun",
                        "sun.visit",
                        Talk(
                            Day(2019, 1, 22),
                            "企业纪委书记",
                            VisitorRole.DisciplineCommission,
                            "企业",
                            "解开心结",
                            "稳定",
                            VisitKind.CommissionVisit
                        )
                    )
            ),
        ];
}
