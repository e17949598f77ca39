using Guihang.Policy.Sanctions;
using Guihang.Sanctions;

namespace Guihang.Host.Demo;

/// <summary>What happens to people and labels after a sanction: moves, changes of service, the review after a period.</summary>
internal static class SanctionStories
{
    public static IEnumerable<DemoStep> Steps() => [.. Moved(), .. Returned(), .. XuReviewed()];

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

    // Discipline, organisation and personnel bodies together, as Panyu does it; the person is told and has nothing to add.
    private static IEnumerable<DemoStep> XuReviewed() =>
        [
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
