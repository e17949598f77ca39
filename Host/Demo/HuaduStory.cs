using Guihang.Evaluation;
using Guihang.Evaluation.Contracts;
using Guihang.Policy.Sanctions;
using static Guihang.Host.Demo.DemoStories;

namespace Guihang.Host.Demo;

/// <summary>A cadre of Huadu: a Party warning, and visits.</summary>
internal static class HuaduStory
{
    public static IEnumerable<DemoStep> Steps() =>
        [
            new(
                Day(2017, 5, 12),
                "huadu/person",
                "huadu.officer",
                t => t.Person("huadu", Person("花都某科级干部", "科长", t["huadu.bureau"]))
            ),
            new(
                Day(2017, 5, 12),
                "huadu/sanction",
                "huadu.officer",
                t =>
                    t.Sanction(
                        "huadu",
                        "huadu.sanction",
                        Sanction(
                            SanctionRegime.Party,
                            SanctionKind.Warning,
                            "party-2015",
                            Day(2017, 5, 8),
                            "花都区纪委",
                            "花纪〔2017〕9号",
                            "违反工作纪律"
                        )
                    )
            ),
            new(Day(2017, 5, 15), "huadu/service", "huadu.officer", t => t.Serve("huadu.sanction", Day(2017, 5, 15))),
            new(
                Day(2019, 3, 6),
                "huadu/use",
                "huadu.officer",
                t =>
                    t.Use(
                        "huadu",
                        "huadu.use",
                        new RecordUse
                        {
                            Kind = UseKind.Reuse,
                            On = Day(2019, 3, 4),
                            Description = "任镇党委书记",
                        }
                    )
            ),
        ];
}
