using Guihang.Evaluation;
using Guihang.Evaluation.Contracts;
using Guihang.Policy.Sanctions;
using static Guihang.Host.Demo.DemoStories;

namespace Guihang.Host.Demo;

/// <summary>One man of Panyu under two names: a Party warning of 2014, and the label off.</summary>
internal static class XuStory
{
    public static IEnumerable<DemoStep> Steps() =>
        [
            new(
                Day(2014, 3, 14),
                "xu/person",
                "panyu.officer",
                t => t.Person("xu", Person("许某", "副镇长", t["panyu.town"], leadership: LeadershipRole.LeadingGroupMember))
            ),
            new(
                Day(2014, 3, 14),
                "xu/sanction",
                "panyu.officer",
                t =>
                    t.Sanction(
                        "xu",
                        "xu.sanction",
                        Sanction(
                            SanctionRegime.Party,
                            SanctionKind.Warning,
                            "party-2003",
                            Day(2014, 3, 10),
                            "番禺区纪委",
                            "番纪〔2014〕3号",
                            "违规收受食品"
                        )
                    )
            ),
            new(Day(2014, 3, 18), "xu/service", "panyu.officer", t => t.Serve("xu.sanction", Day(2014, 3, 18))),
            new(
                Day(2019, 3, 18),
                "xu/use",
                "panyu.officer",
                t =>
                    t.Use(
                        "xu",
                        "xu.use",
                        new RecordUse
                        {
                            Kind = UseKind.Promotion,
                            On = Day(2019, 3, 15),
                            Description = "提拔为正职",
                        }
                    )
            ),
        ];
}
