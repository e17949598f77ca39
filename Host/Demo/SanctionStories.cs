using Guihang.Policy.Executions;
using Guihang.Policy.Sanctions;
using Guihang.Sanctions;

namespace Guihang.Host.Demo;

/// <summary>What happens to people and labels after a sanction: moves, changes of service, the review after a period.</summary>
internal static class SanctionStories
{
    public static IEnumerable<DemoStep> Steps() =>
        [.. Moved(), .. Returned(), .. XuTwice(), .. Same(), .. Probation(), .. Organisation(), .. XuReviewed()];

    private static IEnumerable<DemoStep> Moved() =>
        [
            new(new DateOnly(2019, 3, 1), "moved/person", "nanhai.officer", t => t.Person("moved", Clerk(t, "调某"))),
            new(
                new DateOnly(2019, 3, 20),
                "moved/move",
                "nanhai.officer",
                t =>
                    t.Send(
                        new MovePerson
                        {
                            PersonId = t["moved"],
                            On = new DateOnly(2019, 3, 18),
                            UnitId = t["nanhai.bureau1"],
                            Post = "副科长",
                            Rank = RankLevel.TownshipDeputy,
                        }
                    )
            ),
        ];

    private static IEnumerable<DemoStep> Returned() =>
        [
            new(new DateOnly(2019, 3, 1), "returned/person", "nanhai.officer", t => t.Person("returned", Clerk(t, "归某"))),
            new(new DateOnly(2020, 1, 10), "returned/left", "nanhai.officer", t => Service(t, ServiceState.Left, new DateOnly(2020, 1, 8))),
            new(
                new DateOnly(2021, 3, 1),
                "returned/back",
                "nanhai.officer",
                t => Service(t, ServiceState.InService, new DateOnly(2021, 3, 1))
            ),
        ];

    // The seed writes the man's name in two ways; nobody has found yet whether the two records are one person.
    private static IEnumerable<DemoStep> XuTwice() =>
        [
            new(
                new DateOnly(2014, 3, 14),
                "xu2/person",
                "panyu.officer",
                t =>
                    t.Person(
                        "xu2",
                        new RegisterPerson
                        {
                            Name = "徐某",
                            Category = PersonCategory.CivilServant,
                            Post = "副镇长",
                            UnitId = t["panyu.town"],
                        }
                    )
            ),
        ];

    private static IEnumerable<DemoStep> Same() =>
        [
            new(new DateOnly(2019, 4, 1), "same/person", "nanhai.officer", t => t.Person("same", Clerk(t, "童某"))),
            new(new DateOnly(2019, 4, 1), "same/other", "nanhai.officer", t => t.Person("same.other", Clerk(t, "佟某"))),
            new(
                new DateOnly(2019, 4, 2),
                "same/finding",
                "nanhai.officer",
                t =>
                    t.Send(
                        new JudgeSamePerson
                        {
                            PersonId = t["same"],
                            OtherPersonId = t["same.other"],
                            IsSame = true,
                            Reason = "核对干部档案，姓名用字不同，系同一人",
                        }
                    )
            ),
        ];

    private static IEnumerable<DemoStep> Probation() =>
        [
            new(
                new DateOnly(2024, 5, 21),
                "probation/person",
                "panyu.officer",
                t =>
                    t.Person(
                        "probation",
                        new RegisterPerson
                        {
                            Name = "察某",
                            Category = PersonCategory.CivilServant,
                            Post = "主任科员",
                            UnitId = t["panyu.town"],
                        }
                    )
            ),
            new(
                new DateOnly(2024, 5, 21),
                "probation/sanction",
                "panyu.officer",
                t =>
                    t.Sanction(
                        "probation",
                        "probation.sanction",
                        DemoStories.Sanction(
                            SanctionRegime.Party,
                            SanctionKind.ProbationOneYear,
                            "party-2023",
                            new DateOnly(2024, 5, 20),
                            "番禺区纪委",
                            "番纪〔2024〕5号",
                            "违反廉洁纪律"
                        )
                    )
            ),
            new(
                new DateOnly(2018, 7, 2),
                "sun/review",
                "province.officer",
                t =>
                    t.Send(
                        new AskReview
                        {
                            SanctionId = t["sun.sanction"],
                            Step = ReviewStep.Reexamination,
                            LodgedOn = new DateOnly(2018, 6, 28),
                            Body = "省管某企业纪委",
                        }
                    )
            ),
        ];

    private static IEnumerable<DemoStep> Organisation() =>
        [
            new(
                new DateOnly(2024, 3, 20),
                "organisation/sanction",
                "panyu.officer",
                t =>
                    t.Send(
                        new SanctionOrganisation
                        {
                            UnitId = t["panyu.town"],
                            Kind = OrganisationSanctionKind.CircularCriticism,
                            LegalText = "party-2023",
                            DecidedOn = new DateOnly(2024, 3, 15),
                            DecidingBody = "番禺区纪委",
                            DocumentNumber = "番纪〔2024〕3号",
                            Cause = "落实整改要求不力",
                        }
                    )
            ),
        ];

    // Discipline, organisation and personnel bodies together, as Panyu does it; the person is told and has nothing to add.
    private static IEnumerable<DemoStep> XuReviewed() =>
        [
            new(
                new DateOnly(2014, 12, 20),
                "xu/publicity",
                "panyu.officer",
                t =>
                    t.Send(
                        new RecordPublicity
                        {
                            SanctionId = t["xu.sanction"],
                            On = new DateOnly(2014, 12, 20),
                            Medium = "区纪委网站",
                            Reference = "2014年查处的七起典型案例",
                        }
                    )
            ),
            new(
                new DateOnly(2015, 3, 10),
                "xu/judgement",
                "panyu.officer",
                t =>
                    t.Send(
                        new JudgeUse
                        {
                            SanctionId = t["xu.sanction"],
                            StillAffectsUse = false,
                            On = new DateOnly(2015, 3, 10),
                            Decider = "区纪委、区委组织部、区人力资源和社会保障局联席会议",
                            Reasons = "影响期内认识深刻，履职表现良好，不影响使用",
                            Participants =
                            [
                                new() { Body = ReviewBody.Discipline, Names = "梁某" },
                                new() { Body = ReviewBody.Organisation, Names = "区委组织部干部监督科" },
                                new() { Body = ReviewBody.Personnel, Names = "区人力资源和社会保障局公务员管理科" },
                            ],
                            DocumentNumber = "联审〔2015〕2号",
                            NotifiedOn = new DateOnly(2015, 3, 10),
                        }
                    )
            ),
        ];

    private static Task<ServiceChangeAnswer> Service(DemoTeller teller, ServiceState state, DateOnly on) =>
        teller.Send(
            new ChangeService
            {
                PersonId = teller["returned"],
                State = state,
                On = on,
            }
        );

    private static RegisterPerson Clerk(DemoTeller teller, string name) =>
        new()
        {
            Name = name,
            Category = PersonCategory.CivilServant,
            Post = "科员",
            Sex = Sex.Male,
            Rank = RankLevel.OrdinaryCadre,
            CivilServiceRank = CivilServiceRank.FirstClassClerk,
            Management = ManagementLevel.Unit,
            UnitId = teller["nanhai.bureau2"],
        };
}
