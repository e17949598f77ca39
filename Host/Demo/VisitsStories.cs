using Guihang.Policy.VisitPlans;
using Guihang.Visits;
using static Guihang.Host.Demo.DemoStories;

namespace Guihang.Host.Demo;

/// <summary>What visits come to beside talks: refusals, closed notes, who looks after a case, plans, recommendations. Invented where the stories are silent.</summary>
internal static class VisitsStories
{
    private const string Reform = "jiangan.reform.secretary";
    private static readonly DateOnly ForExamples = Day(2020, 6, 15);

    public static IEnumerable<DemoStep> Steps() => [.. Huang(), .. Sun(), .. Zhao(), .. ZhangMingjun(), .. ZhangXuan(), .. Examples()];

    // Who may not go and who goes instead; a cause that lies in the unit, followed to its answer.
    private static IEnumerable<DemoStep> Huang() =>
        [
            new(
                Day(2018, 9, 10),
                "visits/huang-recusal",
                "nanhai.officer",
                t =>
                    t.Send(
                        new DeclareRecusal
                        {
                            CaseId = t["huang.case"],
                            OfficerId = t["nanhai.org"],
                            Ground = RecusalGround.HandledTheCase,
                            Reason = "曾参与该案审查调查",
                            On = Day(2018, 9, 10),
                        }
                    )
            ),
            new(
                Day(2018, 11, 16),
                "visits/huang-recommendation",
                "nanhai.officer",
                t => Recommend(t, "huang", Day(2018, 11, 16), Day(2018, 12, 16))
            ),
            new(
                Day(2018, 12, 10),
                "visits/huang-recommendation-answer",
                "nanhai.town.secretary",
                t => Answer(t, "huang", Day(2018, 12, 10))
            ),
            new(
                Day(2018, 12, 28),
                "visits/huang-recommendation-closing",
                "nanhai.officer",
                t =>
                    t.Send(
                        new CloseRecommendation
                        {
                            RecommendationId = t.Made["huang.recommendation"],
                            ClosedOn = Day(2018, 12, 28),
                            Finding = "回访核实，分工已落实",
                        }
                    )
            ),
            new(
                Day(2019, 1, 2),
                "visits/huang-substitution",
                "nanhai.officer",
                t =>
                    t.Send(
                        new NameSubstitute
                        {
                            CaseId = t["huang.case"],
                            OfficerId = t["nanhai.officer"],
                            Ground = SubstitutionGround.Absent,
                            Reason = "镇党委书记脱产学习",
                            From = Day(2019, 1, 2),
                            Until = Day(2019, 3, 31),
                        }
                    )
            ),
            new(
                ForExamples,
                "visits/huang-liaison",
                "nanhai.officer",
                t => Appoint(t, "huang", CasePost.Liaison, "nanhai.officer", ForExamples)
            ),
            new(
                ForExamples,
                "visits/huang-draft",
                "nanhai.town.secretary",
                t =>
                    t.Send(
                        new SaveVisitDraft
                        {
                            CaseId = t["huang.case"],
                            Draft = new VisitDraftBody { Kind = VisitKind.Talk, Place = "镇党委会议室" },
                        }
                    )
            ),
        ];

    // He wishes to resign: a closed note asks for somebody the same day; later he drops it.
    private static IEnumerable<DemoStep> Sun() =>
        [
            new(
                Day(2019, 1, 22),
                "visits/sun-note",
                "province.officer",
                async t => t.Made["sun.note"] = (await Note(t, "sun", Day(2019, 1, 22))).Id
            ),
            new(
                Day(2019, 3, 5),
                "visits/sun-note-dropped",
                "province.officer",
                t =>
                    t.Send(
                        new DropClosedNote
                        {
                            NoteId = t.Made["sun.note"],
                            On = Day(2019, 3, 5),
                            Note = "本人表示不再提出辞职",
                        }
                    )
            ),
        ];

    // He contests, which is a right; one further contact is offered, and he declines.
    private static IEnumerable<DemoStep> Zhao() =>
        [
            new(
                Day(2018, 7, 11),
                "visits/zhao-first",
                "guangzhou.officer",
                t =>
                    t.Send(
                        Contact(t, "zhao", Day(2018, 7, 11), VisitKind.Telephone) with
                        {
                            Contests = true,
                            ToldHowToAppeal = true,
                            Thinking = "不服处分决定，已告知申诉途径",
                        }
                    )
            ),
            new(
                Day(2018, 10, 15),
                "visits/zhao-declined",
                "guangzhou.officer",
                t =>
                    t.Send(Contact(t, "zhao", Day(2018, 10, 15), VisitKind.CommissionVisit) with { Outcome = VisitOutcome.RefusedByPerson })
            ),
        ];

    // He comes of his own accord and tells of his work.
    private static IEnumerable<DemoStep> ZhangMingjun() =>
        [
            new(
                Day(2023, 10, 16),
                "visits/zhangmj-comes",
                "jiangan.officer",
                t =>
                    t.Send(
                        Contact(t, "zhangmj", Day(2023, 10, 16), VisitKind.StartedByPerson) with
                        {
                            Place = "县纪委监委",
                            Work = "主动汇报征地遗留问题化解进展",
                        }
                    )
            ),
        ];

    private static IEnumerable<DemoStep> ZhangXuan() =>
        [
            new(
                Day(2022, 4, 18),
                "visits/zhangx-care",
                "jiangan.officer",
                t => Appoint(t, "zhangx", CasePost.CareResponsible, Reform, Day(2022, 4, 18))
            ),
            new(
                Day(2022, 4, 20),
                "visits/zhangx-care-accepted",
                Reform,
                t => Accept(t, "zhangx", CasePost.CareResponsible, Day(2022, 4, 20))
            ),
            new(
                Day(2022, 4, 20),
                "visits/zhangx-liaison",
                "jiangan.officer",
                async t =>
                {
                    await Appoint(t, "zhangx", CasePost.Liaison, "jiangan.officer", Day(2022, 4, 20));
                    await Accept(t, "zhangx", CasePost.Liaison, Day(2022, 4, 20));
                }
            ),
            new(
                Day(2023, 1, 10),
                "visits/zhangx-review",
                "jiangan.officer",
                t =>
                    t.Send(
                        new ReviewCarePlan
                        {
                            CaseId = t["zhangx.case"],
                            HeldOn = Day(2023, 1, 10),
                            Contributions = [new() { By = "派驻纪检监察组", Said = "项目审核台账完整" }],
                            Conclusion = "思想稳定，可承担更多审核任务",
                            Changes = "增加业务培训",
                            NextReviewOn = Day(2023, 4, 10),
                        }
                    )
            ),
            new(
                Day(2024, 3, 1),
                "visits/zhangx-hand-over",
                "jiangan.officer",
                t =>
                    t.Send(
                        new HandOverCase
                        {
                            CaseId = t["zhangx.case"],
                            Post = CasePost.Liaison,
                            ToOfficerId = t["jiangan.zone.secretary"],
                            On = Day(2024, 3, 1),
                            Note = "本人已任副局长，谈心宜在工作日上午",
                        }
                    )
            ),
        ];

    private static IEnumerable<DemoStep> Examples() =>
        [
            new(ForExamples, "visits/example-note", "nanhai.officer", t => Note(t, "example", ForExamples)),
            new(ForExamples, "visits/example-visit", "nanhai.officer", t => t.Send(Contact(t, "example", ForExamples, VisitKind.Talk))),
            new(
                ForExamples,
                "visits/example-recommendation",
                "nanhai.officer",
                t => Recommend(t, "example.to-answer", ForExamples, Day(2020, 7, 15), "example")
            ),
            new(
                ForExamples,
                "visits/example-recommendation-to-close",
                "nanhai.officer",
                async t =>
                {
                    await Recommend(t, "example", ForExamples, Day(2020, 7, 15));
                    await Answer(t, "example", ForExamples);
                }
            ),
        ];

    private static RecordVisit Contact(DemoTeller t, string person, DateOnly on, VisitKind kind) =>
        new()
        {
            CaseId = t[$"{person}.case"],
            Kind = kind,
            HeldOn = on,
            Visitors = [DemoTeller.Visitor("纪委回访人员", VisitorRole.DisciplineCommission)],
            Place = "办公室",
        };

    private static Task<ClosedNoteAnswer> Note(DemoTeller t, string person, DateOnly on) =>
        t.Send(
            new NoteDespair
            {
                CaseId = t[$"{person}.case"],
                Sign = DespairSign.WishToResign,
                Words = "“干不下去了，想辞职”",
                On = on,
            }
        );

    private static async Task Appoint(DemoTeller t, string person, CasePost post, string officer, DateOnly from)
    {
        var appointed = await t.Send(
            new AppointResponsible
            {
                CaseId = t[$"{person}.case"],
                Post = post,
                OfficerId = t[officer],
                From = from,
            }
        );
        t.Made[$"{person}.{post}"] = appointed.Id;
    }

    private static Task<AppointmentAnswer> Accept(DemoTeller t, string person, CasePost post, DateOnly on) =>
        t.Send(
            new AnswerAppointment
            {
                AppointmentId = t.Made[$"{person}.{post}"],
                Accepts = true,
                On = on,
            }
        );

    private static async Task Recommend(DemoTeller t, string name, DateOnly on, DateOnly answerBy, string? person = null)
    {
        var made = await t.Send(
            new RecommendToUnit
            {
                CaseId = t[$"{person ?? name}.case"],
                Cause = "消防职责分工不清，一人兼管多线",
                Recommendation = "明确班子成员消防职责，配备专职人员",
                MadeOn = on,
                AnswerBy = answerBy,
            }
        );
        t.Made[$"{name}.recommendation"] = made.Id;
    }

    private static Task<RecommendationAnswer> Answer(DemoTeller t, string name, DateOnly on) =>
        t.Send(
            new AnswerRecommendation
            {
                RecommendationId = t.Made[$"{name}.recommendation"],
                ExpectedVersion = 1,
                AnsweredOn = on,
                Answer = "已调整班子分工，配备专职消防员两名",
            }
        );
}
