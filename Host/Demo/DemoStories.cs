using Guihang.Evaluation;
using Guihang.Evaluation.Contracts;
using Guihang.Policy.Consequences;
using Guihang.Policy.Sanctions;
using Guihang.Policy.VisitPlans;
using Guihang.Sanctions;
using Guihang.Visits;

namespace Guihang.Host.Demo;

/// <summary>The people of the two published stories. Days that the stories do not give are invented.</summary>
internal static class DemoStories
{
    public static IEnumerable<DemoStep> Steps() =>
        [
            .. Huang(),
            .. Meng(),
            .. Sun(),
            .. Zhao(),
            .. Xu(),
            .. Mo(),
            .. HuaduCadre(),
            .. JianganStories.Steps(),
            .. ForExamples(),
            .. SanctionStories.Steps(),
            .. PaperStories.Steps(),
            .. ImportStories.Steps(),
            .. DueStories.Steps(),
        ];

    // The mayor of a town in Nanhai, after a fire: major demerit, talks with the town's secretary, a lateral move to a larger town.
    private static IEnumerable<DemoStep> Huang() =>
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

    // A provincial cadre: the top leader talks, and the visiting office lays a duty on the unit's head.
    private static IEnumerable<DemoStep> Meng() =>
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

    private static IEnumerable<DemoStep> Sun() =>
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

    private static IEnumerable<DemoStep> Zhao() =>
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

    private static IEnumerable<DemoStep> Xu() =>
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

    private static IEnumerable<DemoStep> Mo() =>
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

    private static IEnumerable<DemoStep> HuaduCadre() =>
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

    // Somebody on whom the examples of the API document can be tried, one sanction for each kind of act.
    private static IEnumerable<DemoStep> ForExamples() =>
        [
            new(
                Day(2020, 6, 15),
                "example/person",
                "nanhai.officer",
                t => t.Person("example", Person("示例某", "科员", t["nanhai.bureau2"]))
            ),
            new(
                Day(2020, 6, 15),
                "example/to-serve",
                "nanhai.officer",
                t =>
                    t.Sanction(
                        "example",
                        "example.to-serve",
                        Sanction(
                            SanctionRegime.EmployingOrgan,
                            SanctionKind.Warning,
                            "regulation-2007",
                            Day(2018, 9, 5),
                            "南海区某局",
                            "南局示〔2018〕1号",
                            "示例"
                        )
                    )
            ),
            new(
                Day(2020, 6, 15),
                "example/to-change",
                "nanhai.officer",
                t =>
                    t.Sanction(
                        "example",
                        "example.to-change",
                        Sanction(
                            SanctionRegime.EmployingOrgan,
                            SanctionKind.MajorDemerit,
                            "regulation-2007",
                            Day(2016, 9, 5),
                            "南海区某局",
                            "南局示〔2016〕2号",
                            "示例"
                        )
                    )
            ),
            // What only the deciding body may say: the question stands on the list.
            new(
                Day(2020, 6, 15),
                "question/person",
                "nanhai.officer",
                t => t.Person("question", Person("待定某", "科员", t["nanhai.bureau2"]))
            ),
            new(
                Day(2020, 6, 15),
                "question/sanction",
                "nanhai.officer",
                t =>
                    t.Sanction(
                        "question",
                        "question.sanction",
                        Sanction(
                            SanctionRegime.Party,
                            SanctionKind.SeriousWarning,
                            "party-2015",
                            Day(2016, 11, 20),
                            "南海区纪委",
                            "南纪示〔2016〕3号",
                            "示例"
                        ) with
                        {
                            InsteadOfRemoval = true,
                        }
                    )
            ),
            new(
                Day(2020, 6, 15),
                "example/to-revoke",
                "nanhai.officer",
                t =>
                    t.Sanction(
                        "example",
                        "example.to-revoke",
                        Sanction(
                            SanctionRegime.Party,
                            SanctionKind.Warning,
                            "party-2015",
                            Day(2016, 9, 5),
                            "南海区纪委",
                            "南纪示〔2016〕3号",
                            "示例"
                        )
                    )
            ),
            new(
                Day(2020, 6, 15),
                "example/to-answer",
                "nanhai.officer",
                t =>
                    t.Difficulty(
                        "example",
                        "example.to-answer",
                        new RaiseDifficulty
                        {
                            Description = "示例困难",
                            RaisedOn = Day(2018, 9, 20),
                            AnswerBy = Day(2018, 10, 20),
                        }
                    )
            ),
        ];

    internal static DateOnly Day(int year, int month, int day) => new(year, month, day);

    internal static RegisterPerson Person(
        string name,
        string post,
        Guid unitId,
        PersonCategory category = PersonCategory.CivilServant,
        LeadershipRole leadership = LeadershipRole.None,
        ServiceState serviceState = ServiceState.InService
    ) =>
        new()
        {
            Name = name,
            Post = post,
            UnitId = unitId,
            Category = category,
            Leadership = leadership,
            ServiceState = serviceState,
        };

    internal static RegisterSanction Sanction(
        SanctionRegime regime,
        SanctionKind kind,
        string text,
        DateOnly decidedOn,
        string body,
        string number,
        string cause
    ) =>
        new()
        {
            Regime = regime,
            Kind = kind,
            LegalText = text,
            DecidedOn = decidedOn,
            DecidingBody = body,
            DocumentNumber = number,
            Cause = cause,
        };

    internal static RecordVisit Talk(
        DateOnly on,
        string visitor,
        VisitorRole capacity,
        string place,
        string? thinking,
        string? work,
        VisitKind kind = VisitKind.Talk
    ) =>
        new()
        {
            Kind = kind,
            HeldOn = on,
            Visitors = [DemoTeller.Visitor(visitor, capacity)],
            Place = place,
            DurationMinutes = 90,
            Thinking = thinking,
            Work = work,
        };
}
