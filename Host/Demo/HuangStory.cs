using Guihang.Evaluation;
using Guihang.Evaluation.Contracts;
using Guihang.Policy.Consequences;
using Guihang.Policy.Sanctions;
using Guihang.Policy.VisitPlans;
using Guihang.Sanctions;
using Guihang.Visits;
using static Guihang.Host.Demo.DemoStories;

namespace Guihang.Host.Demo;

/// <summary>The mayor of a town in Nanhai, after a fire: major demerit, talks with the town's secretary, a lateral move to a larger town.</summary>
internal static class HuangStory
{
    public static IEnumerable<DemoStep> Steps() =>
        [
            new(
                Day(2018, 9, 5),
                "huang/person",
                "nanhai.officer",
                t => t.Person("huang", Person("黄某", "镇长", t["nanhai.town"], leadership: LeadershipRole.LeadingGroupMember))
            ),
            new(
                Day(2018, 9, 5),
                "huang/sanction",
                "nanhai.officer",
                t =>
                    t.Sanction(
                        "huang",
                        "huang.sanction",
                        Sanction(
                            SanctionRegime.EmployingOrgan,
                            SanctionKind.MajorDemerit,
                            "regulation-2007",
                            Day(2018, 9, 5),
                            "佛山市南海区人民政府",
                            "南府〔2018〕12号",
                            "火灾事故中违反工作纪律"
                        )
                    )
            ),
            new(Day(2018, 9, 7), "huang/service", "nanhai.officer", t => t.Serve("huang.sanction", Day(2018, 9, 7))),
            new(
                Day(2018, 9, 20),
                "huang/talk",
                "nanhai.town.secretary",
                t =>
                    t.Visit(
                        "huang",
                        "huang.talk",
                        Talk(
                            Day(2018, 9, 20),
                            "陈书记",
                            VisitorRole.UnitSecretary,
                            "镇党委会议室",
                            "情绪低落，曾要求组织免去职务",
                            "继续主持消防整改"
                        )
                    )
            ),
            new(
                Day(2018, 9, 20),
                "huang/difficulty",
                "nanhai.town.secretary",
                t =>
                    t.Difficulty(
                        "huang",
                        "huang.difficulty",
                        new RaiseDifficulty
                        {
                            Description = "工作压力大，希望减轻事务性工作",
                            RaisedOn = Day(2018, 9, 20),
                            AnswerBy = Day(2018, 10, 20),
                        }
                    )
            ),
            new(
                Day(2018, 10, 10),
                "huang/answer",
                "nanhai.town.secretary",
                t =>
                    t.Answer(
                        "huang.difficulty",
                        new AnswerDifficulty
                        {
                            AnsweredOn = Day(2018, 10, 10),
                            Answer = "镇党委调整分工，配备助手",
                            HelpBasis = "南海区教育帮助实施意见",
                        }
                    )
            ),
            new(
                Day(2018, 11, 16),
                "huang/talk2",
                "nanhai.town.secretary",
                t =>
                    t.Visit(
                        "huang",
                        "huang.talk2",
                        Talk(Day(2018, 11, 15), "陈书记", VisitorRole.UnitSecretary, "镇党委会议室", "逐步放下包袱", "牵头全镇隐患排查")
                    )
            ),
            new(
                Day(2018, 12, 28),
                "huang/achievement",
                "nanhai.officer",
                t =>
                    t.Achievement(
                        "huang",
                        new RecordAchievement
                        {
                            On = Day(2018, 12, 28),
                            Description = "隐患整改比例首次超过 94%，火灾事故同比下降 40%",
                            Evidence = "区消防工作会议通报",
                        }
                    )
            ),
            new(
                Day(2019, 4, 2),
                "huang/consequence",
                "nanhai.org",
                t =>
                    t.Consequence(
                        "huang",
                        "huang.consequence",
                        new AskConsequence
                        {
                            Action = IntendedAction.MoveToPost,
                            On = Day(2019, 4, 10),
                            Comparison = PostComparison.Same,
                            Purpose = "拟任另一镇镇长",
                        }
                    )
            ),
            new(
                Day(2019, 4, 12),
                "huang/use",
                "nanhai.org",
                t =>
                    t.Use(
                        "huang",
                        "huang.use",
                        new RecordUse
                        {
                            Kind = UseKind.LateralMove,
                            On = Day(2019, 4, 10),
                            Description = "任另一较大镇镇长",
                        }
                    )
            ),
        ];
}
