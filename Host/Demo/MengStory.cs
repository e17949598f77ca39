using Guihang.Policy.Sanctions;
using Guihang.Policy.VisitPlans;
using Guihang.Visits;
using static Guihang.Host.Demo.DemoStories;

namespace Guihang.Host.Demo;

/// <summary>A provincial cadre: the top leader talks, and the visiting office lays a duty on the unit's head.</summary>
internal static class MengStory
{
    public static IEnumerable<DemoStep> Steps() =>
        [
            new(
                Day(2019, 3, 20),
                "meng/person",
                "province.officer",
                t => t.Person("meng", Person("孟某", "部门班子成员", t["gd.department"], leadership: LeadershipRole.LeadingGroupMember))
            ),
            new(
                Day(2019, 3, 20),
                "meng/sanction",
                "province.officer",
                t =>
                    t.Sanction(
                        "meng",
                        "meng.sanction",
                        Sanction(
                            SanctionRegime.EmployingOrgan,
                            SanctionKind.Demerit,
                            "regulation-2007",
                            Day(2019, 3, 20),
                            "广东省直某部门",
                            "粤某〔2019〕5号",
                            "工作失职"
                        )
                    )
            ),
            new(Day(2019, 3, 25), "meng/service", "province.officer", t => t.Serve("meng.sanction", Day(2019, 3, 25))),
            new(
                Day(2019, 4, 3),
                "meng/talk",
                "gd.department.secretary",
                t =>
                    t.Visit(
                        "meng",
                        "meng.talk",
                        Talk(
                            Day(2019, 4, 2),
                            "部门主要负责人",
                            VisitorRole.UnitTopLeader,
                            "部门会议室",
                            "心里很久不知向谁说",
                            "认真履职",
                            VisitKind.TopLeaderTalk
                        )
                    )
            ),
            new(
                Day(2019, 6, 12),
                "meng/visit",
                "province.officer",
                t =>
                    t.Visit(
                        "meng",
                        "meng.visit",
                        Talk(
                            Day(2019, 6, 12),
                            "省纪委回访人员",
                            VisitorRole.DisciplineCommission,
                            "部门",
                            "终于可以说出来",
                            "稳定",
                            VisitKind.CommissionVisit
                        )
                    )
            ),
            new(
                Day(2019, 6, 12),
                "meng/duty",
                "province.officer",
                t =>
                    t.Duty(
                        "meng",
                        "meng.duty",
                        new PlaceUnitDuty
                        {
                            MetWith = "单位党组织主要负责人",
                            Duty = "掌握孟某思想工作情况，经常谈心",
                            PlacedOn = Day(2019, 6, 12),
                        }
                    )
            ),
        ];
}
