using Guihang.Evaluation;
using Guihang.Policy.Enrolments;
using Guihang.Policy.Sanctions;
using Guihang.Visits;
using static Guihang.Host.Demo.DemoStories;

namespace Guihang.Host.Demo;

/// <summary>The steps of which the stories of Jiang'an's programme are made.</summary>
internal static class JianganSteps
{
    private const string Officer = "jiangan.officer";

    public static IEnumerable<DemoStep> Sanctioned(string name) =>
        [
            new(Day(2022, 3, 17), $"{name}/person", Officer, t => t.Person(name, Person("示例某", "科员", t["jiangan.town"]))),
            new(
                Day(2022, 3, 17),
                $"{name}/sanction",
                Officer,
                t =>
                    t.Sanction(
                        name,
                        $"{name}.sanction",
                        Sanction(
                            SanctionRegime.Party,
                            SanctionKind.Warning,
                            "party-2018",
                            Day(2022, 3, 15),
                            "江安县纪委",
                            "江纪示〔2022〕1号",
                            "示例"
                        )
                    )
            ),
            new(Day(2022, 3, 18), $"{name}/service", Officer, t => t.Serve($"{name}.sanction", Day(2022, 3, 18))),
        ];

    public static IEnumerable<DemoStep> Hearings(string person, DateOnly on) =>
        [
            Heard(person, on, "dossier", FindingKind.DossierItem, "处分决定及整改报告在卷"),
            Heard(person, on, "unit", FindingKind.UnitOpinion, "认错态度好，工作不打折扣"),
            Heard(person, on, "colleague", FindingKind.Colleague, "同事反映其工作主动", "同事甲"),
        ];

    public static DemoStep Heard(string person, DateOnly on, string step, FindingKind kind, string found, string? informant = null) =>
        new(
            on,
            $"{person}/finding/{step}",
            Officer,
            t =>
                t.Finding(
                    person,
                    new RecordFinding
                    {
                        Kind = kind,
                        On = on,
                        Found = found,
                        Informant = informant,
                        Agreed = kind == FindingKind.Family ? true : null,
                    }
                )
        );

    public static IEnumerable<DemoStep> Enrolled(string person, DateOnly on) =>
        [.. Hearings(person, on), new(on, $"{person}/screening", Officer, t => t.Screen(person, on))];

    public static DemoStep Plan(string person, DateOnly on, string responsible) =>
        new(
            on,
            $"{person}/care-plan",
            Officer,
            t =>
                t.Send(
                    new AgreeCarePlan
                    {
                        CaseId = t[$"{person}.case"],
                        ResponsibleOfficerId = t[responsible],
                        MadeBy = "县纪委监委、所在单位党组、派驻纪检监察组",
                        MadeOn = on,
                        Goals = "放下包袱，重拾信心，发挥专长",
                        Measures = ["每季度谈心谈话一次", "安排参与重点项目专班", "适时廉政家访，须家属同意"],
                        AgreedWithPerson = true,
                        AgreementNote = "本人同意，希望谈话安排在工作日上午",
                    }
                )
        );

    public static IEnumerable<DemoStep> Evaluated(string person, DateOnly opened, DateOnly decided, string meeting, string number) =>
        [
            Open(person, opened),
            .. Parts(person, opened),
            .. GroupStories.Meeting(person, decided, meeting),
            new(
                decided,
                $"{person}/grade",
                "jiangan.group",
                t =>
                    t.Send(
                        new DecideGrade
                        {
                            EnrolmentId = t.Enrolment(person),
                            Grade = "good",
                            On = decided,
                            DocumentNumber = number,
                            AgendaItemId = t[$"{person}.item.1"],
                            Reasons = "影响期内担当作为，整改彻底",
                        }
                    )
            ),
            GroupStories.Minutes(person, decided),
        ];

    public static DemoStep Open(string person, DateOnly on) =>
        new(on, $"{person}/evaluation", Officer, t => t.Send(new OpenEvaluation { EnrolmentId = t.Enrolment(person), On = on }));

    public static IEnumerable<DemoStep> Parts(string person, DateOnly on) =>
        [
            new(
                on,
                $"{person}/own-summary",
                Officer,
                t =>
                    t.Send(
                        new GiveOwnSummary
                        {
                            EnrolmentId = t.Enrolment(person),
                            ExpectedVersion = 1,
                            Text = "一年来我牵头完成重点项目审核流程再造，向受影响的群众当面说明情况",
                        }
                    )
            ),
            new(
                on,
                $"{person}/review",
                Officer,
                t =>
                    t.Send(
                        new CountReview
                        {
                            EnrolmentId = t.Enrolment(person),
                            ExpectedVersion = 2,
                            Issued = 13,
                            Returned = 11,
                            Votes =
                            [
                                new() { Answer = "good", Count = 8 },
                                new() { Answer = "fairly-good", Count = 2 },
                                new() { Answer = "fair", Count = 1 },
                            ],
                        }
                    )
            ),
            new(
                on,
                $"{person}/assessment",
                Officer,
                t =>
                    t.Send(
                        new AssessByOrganisation
                        {
                            EnrolmentId = t.Enrolment(person),
                            ExpectedVersion = 3,
                            Answer = "good",
                            By = "中共江安县发展和改革局党组",
                            Reasons = "主动认错，整改到位，牵头的审核流程再造见效",
                        }
                    )
            ),
        ];

    public static DemoStep Score(
        string person,
        DateOnly on,
        int version,
        string dimension,
        DateOnly windowStart,
        int points,
        string talk
    ) =>
        new(
            on,
            $"{person}/score/{version}",
            Officer,
            t =>
                t.Send(
                    new ScoreObservation
                    {
                        EnrolmentId = t.Enrolment(person),
                        ExpectedVersion = version,
                        Dimension = dimension,
                        WindowStart = windowStart,
                        Points = points,
                        Evidence = "谈心记录、项目台账与服务对象评价",
                        References = [new() { Kind = EvidenceKind.Visit, Id = t[talk] }],
                    }
                )
        );
}
