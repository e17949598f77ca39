using Guihang.Evaluation;
using Guihang.Evaluation.Contracts;
using Guihang.Policy.Enrolments;
using Guihang.Policy.Sanctions;
using Guihang.Policy.VisitPlans;
using Guihang.Visits;
using static Guihang.Host.Demo.DemoStories;
using static Guihang.Host.Demo.JianganSteps;

namespace Guihang.Host.Demo;

/// <summary>The people of Jiang'an's programme (访评察). Days, votes and scores that the story does not give are invented.</summary>
internal static class JianganStories
{
    private const string Officer = "jiangan.officer";

    public static IEnumerable<DemoStep> Steps() => [.. ZhangMingjun(), .. ZhangXuan(), .. ForExamples()];

    // Of the development zone: past the period, heard and consulted, and taken.
    private static IEnumerable<DemoStep> ZhangMingjun() =>
        [
            new(
                Day(2022, 3, 17),
                "zhangmj/person",
                Officer,
                t => t.Person("zhangmj", Person("张明军（化名）", "开发区干部", t["jiangan.zone"]))
            ),
            new(
                Day(2022, 3, 17),
                "zhangmj/sanction",
                Officer,
                t =>
                    t.Sanction(
                        "zhangmj",
                        "zhangmj.sanction",
                        Sanction(
                            SanctionRegime.Party,
                            SanctionKind.SeriousWarning,
                            "party-2018",
                            Day(2022, 3, 15),
                            "江安县纪委",
                            "江纪〔2022〕6号",
                            "工作推进不力"
                        )
                    )
            ),
            new(Day(2022, 3, 18), "zhangmj/service", Officer, t => t.Serve("zhangmj.sanction", Day(2022, 3, 18))),
            Heard("zhangmj", Day(2023, 9, 18), "dossier1", FindingKind.DossierItem, "近三年年度考核均为称职以上"),
            Heard("zhangmj", Day(2023, 9, 18), "dossier2", FindingKind.DossierItem, "处分决定及整改报告在卷"),
            Heard("zhangmj", Day(2023, 9, 18), "unit", FindingKind.UnitOpinion, "主动担责，牵头化解征地遗留问题"),
            Heard("zhangmj", Day(2023, 9, 18), "colleague", FindingKind.Colleague, "同事反映其处分后仍冲在一线", "同事甲"),
            Heard("zhangmj", Day(2023, 9, 18), "family", FindingKind.Family, "家属同意谈话，反映其情绪平稳", "家属甲"),
            new(Day(2023, 9, 20), "zhangmj/screening", Officer, t => t.Screen("zhangmj", Day(2023, 9, 20))),
        ];

    // Of the development and reform bureau: the whole way, from enrolment to promotion.
    private static IEnumerable<DemoStep> ZhangXuan() =>
        [
            new(
                Day(2021, 4, 14),
                "zhangx/person",
                Officer,
                t => t.Person("zhangx", Person("张轩（化名）", "县发展和改革局干部", t["jiangan.reform"]))
            ),
            new(
                Day(2021, 4, 14),
                "zhangx/sanction",
                Officer,
                t =>
                    t.Sanction(
                        "zhangx",
                        "zhangx.sanction",
                        Sanction(
                            SanctionRegime.Government,
                            SanctionKind.Demerit,
                            "psa-2020",
                            Day(2021, 4, 12),
                            "江安县监委",
                            "江监〔2021〕4号",
                            "审核不严"
                        )
                    )
            ),
            new(Day(2021, 4, 15), "zhangx/service", Officer, t => t.Serve("zhangx.sanction", Day(2021, 4, 15))),
            .. Enrolled("zhangx", Day(2022, 4, 12)),
            Plan("zhangx", Day(2022, 4, 18), "jiangan.reform.secretary"),
            new(
                Day(2022, 4, 20),
                "zhangx/acceptance",
                "jiangan.reform.secretary",
                t => t.Send(new AcceptCarePlan { CaseId = t["zhangx.case"], On = Day(2022, 4, 20) })
            ),
            Talk(Day(2022, 6, 10), "思想包袱较重，愿意多干事"),
            Talk(Day(2022, 9, 1), "参与重点项目专班，劲头见长"),
            Talk(Day(2023, 1, 10), "主动报告工作"),
            Talk(Day(2023, 5, 9), "精神面貌好"),
            .. Evaluated("zhangx", Day(2023, 7, 3), Day(2023, 7, 10), "2023年第2次", "江访评察〔2023〕7号"),
            Talk(Day(2023, 8, 15), "专班工作推进顺利，主动承担难点"),
            Score("zhangx", Day(2023, 9, 30), 1, "thinking", Day(2023, 7, 1), 35, "zhangx.talk.2023.8"),
            Score("zhangx", Day(2023, 9, 30), 2, "performance", Day(2023, 7, 1), 51, "zhangx.talk.2023.8"),
            Talk(Day(2023, 11, 14), "与同事相处融洽，愿带新人"),
            Score("zhangx", Day(2023, 12, 31), 3, "thinking", Day(2023, 10, 1), 36, "zhangx.talk.2023.11"),
            Score("zhangx", Day(2023, 12, 31), 4, "performance", Day(2023, 10, 1), 54, "zhangx.talk.2023.11"),
            new(
                Day(2024, 1, 5),
                "zhangx/reply",
                Officer,
                t =>
                    t.Send(
                        new ReplyToResult
                        {
                            EnrolmentId = t.Enrolment("zhangx"),
                            On = Day(2024, 1, 5),
                            Text = "感谢组织，今后把审核关口守住",
                        }
                    )
            ),
            new(
                Day(2024, 1, 15),
                "zhangx/final-report",
                Officer,
                t =>
                    t.Send(
                        new MakeFinalReport
                        {
                            EnrolmentId = t.Enrolment("zhangx"),
                            On = Day(2024, 1, 15),
                            Conclusion = "建议作为年度考核和选拔任用的重要参考",
                            Advice = "影响期已满，表现好，可以正常使用",
                            ValidUntil = Day(2025, 1, 14),
                        }
                    )
            ),
            new(
                Day(2024, 2, 22),
                "zhangx/use",
                Officer,
                t =>
                    t.Use(
                        "zhangx",
                        "zhangx.use",
                        new RecordUse
                        {
                            Kind = UseKind.Promotion,
                            On = Day(2024, 2, 20),
                            Description = "任县发展和改革局副局长",
                        }
                    )
            ),
            new(
                Day(2024, 5, 6),
                "jiangan/special-report",
                Officer,
                t =>
                    t.Send(
                        new MakeSpecialReport
                        {
                            Jurisdiction = "511523",
                            FirstDay = Day(2022, 1, 1),
                            LastDay = Day(2024, 4, 30),
                            Addressee = "中共江安县委",
                            Suggestions = "建议将结果作为年度考核、选拔任用的重要依据",
                        }
                    )
            ),
        ];

    // People on whom the examples of the API document can be tried, one for each step.
    private static IEnumerable<DemoStep> ForExamples() =>
        [
            .. Sanctioned("to-screen"),
            .. Hearings("to-screen", Day(2023, 9, 18)),
            .. Sanctioned("to-open"),
            .. Enrolled("to-open", Day(2023, 9, 20)),
            .. Sanctioned("to-summarise"),
            .. Enrolled("to-summarise", Day(2023, 9, 20)),
            Open("to-summarise", Day(2023, 9, 25)),
            .. Sanctioned("to-review"),
            .. Enrolled("to-review", Day(2023, 9, 20)),
            Open("to-review", Day(2023, 9, 25)),
            .. Sanctioned("to-assess"),
            .. Enrolled("to-assess", Day(2023, 9, 20)),
            Open("to-assess", Day(2023, 9, 25)),
            Plan("to-assess", Day(2022, 4, 18), Officer),
            .. Sanctioned("to-decide"),
            .. Enrolled("to-decide", Day(2023, 9, 20)),
            Open("to-decide", Day(2023, 9, 25)),
            .. Parts("to-decide", Day(2023, 9, 25)),
            .. GroupStories.Meeting(
                "to-decide",
                Day(2025, 4, 1),
                "2025年第3次",
                // The minutes of an earlier meeting are before the members.
                t => GroupStories.Other("审议回访工作半年小结") with { Documents = [t["zhangx.minutes"]] },
                _ => GroupStories.Other("研究逾期谈话的督促办法")
            ),
            .. GroupStories.Votes("to-decide", Day(2025, 4, 1), 2),
            .. Sanctioned("to-score"),
            .. Enrolled("to-score", Day(2023, 9, 20)),
            .. Evaluated("to-score", Day(2023, 12, 25), Day(2024, 1, 8), "2024年第1次", "江访评察〔2024〕1号"),
        ];

    private static DemoStep Talk(DateOnly on, string thinking) =>
        new(
            on,
            $"zhangx/talk/{on.Year}-{on.Month}",
            "jiangan.reform.secretary",
            t =>
                t.Visit(
                    "zhangx",
                    $"zhangx.talk.{on.Year}.{on.Month}",
                    DemoStories.Talk(on, "陈书记", VisitorRole.CareResponsible, "县发展和改革局", thinking, null)
                )
        );
}
