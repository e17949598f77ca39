using Guihang.Evaluation;
using Guihang.Evaluation.Contracts;
using Guihang.Policy.Sanctions;
using static Guihang.Host.Demo.DemoStories;

namespace Guihang.Host.Demo;

/// <summary>A cadre of a provincial department: a serious warning under the text of 2015.</summary>
internal static class MoStory
{
    public static IEnumerable<DemoStep> Steps() =>
        [
            new(
                Day(2017, 9, 25),
                "mo/person",
                "province.officer",
                t => t.Person("mo", Person("莫某", "省直某部门干部", t["gd.department"]))
            ),
            new(
                Day(2017, 9, 25),
                "mo/sanction",
                "province.officer",
                t =>
                    t.Sanction(
                        "mo",
                        "mo.sanction",
                        Sanction(
                            SanctionRegime.Party,
                            SanctionKind.SeriousWarning,
                            "party-2015",
                            Day(2017, 9, 20),
                            "省直纪工委",
                            "粤直纪〔2017〕30号",
                            "接受超标准公务接待"
                        )
                    )
            ),
            new(Day(2017, 9, 27), "mo/service", "province.officer", t => t.Serve("mo.sanction", Day(2017, 9, 27))),
            new(
                Day(2019, 6, 20),
                "mo/use",
                "province.officer",
                t =>
                    t.Use(
                        "mo",
                        "mo.use",
                        new RecordUse
                        {
                            Kind = UseKind.Promotion,
                            On = Day(2019, 6, 18),
                            Description = "晋升职级",
                        }
                    )
            ),
        ];
}
