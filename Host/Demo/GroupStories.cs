using Guihang.Core.OfficeDirectory;
using Guihang.Core.Security;
using Guihang.Evaluation;
using Guihang.Policy.GroupDecisions;
using static Guihang.Host.Demo.DemoStories;

namespace Guihang.Host.Demo;

/// <summary>The leading group of Jiang'an's programme, its members and its meetings. Who sits in it is invented.</summary>
internal static class GroupStories
{
    private const string Officer = "jiangan.officer";

    private static readonly (string Code, string Name, string Body)[] Members =
    [
        ("jiangan.group", "刘某", "江安县纪委监委"),
        ("jiangan.group2", "周某", "江安县委组织部"),
        ("jiangan.group3", "吴某", "江安县人力资源和社会保障局"),
        ("jiangan.group4", "郑某", "江安县委宣传部"),
        ("jiangan.group5", "冯某", "江安县直机关工委"),
        ("jiangan.group6", "褚某", "江安县委党校"),
        ("jiangan.group7", "卫某", "江安县纪委监委案件审理室"),
    ];

    public static IEnumerable<DemoStep> Steps()
    {
        var founded = Day(2022, 1, 4);
        // The chair is in the directory already; the eighth is there to be seated, and the ninth was seated and ended by mistake.
        foreach (var (code, name, _) in Members.Skip(1).Append(("jiangan.group8", "蒋某", "")).Append(("jiangan.group9", "沈某", "")))
        {
            yield return new(
                founded,
                $"officer/{code}",
                "system",
                t =>
                    t.Officer(
                        new RegisterOfficer
                        {
                            Code = code,
                            Name = name,
                            UnitId = t["jiangan.zone"],
                            Region = "511523",
                            Roles = [Role.LeadingGroupMember],
                        }
                    )
            );
        }

        yield return new(founded, "group/establish", Officer, Establish);
        foreach (var (code, _, body) in Members)
        {
            yield return new(founded, $"group/seat/{code}", Officer, t => t.Send(Seat(t, code, body, founded)));
        }

        yield return new(
            Day(2025, 4, 2),
            "to-hold/meeting",
            Officer,
            t => Call(t, "to-hold", Day(2025, 4, 2), "2025年第4次", [Other("通报第一季度谈心谈话情况")])
        );
        yield return new(
            Day(2025, 4, 2),
            "to-hold/recusal",
            "jiangan.group6",
            t =>
                t.Send(
                    new StandAside
                    {
                        GroupId = t["group"],
                        OfficerId = t["jiangan.group6"],
                        AgendaItemId = t["to-hold.item.1"],
                        Ground = AsideGround.HandledCase,
                        On = Day(2025, 4, 2),
                    }
                )
        );
        yield return new(
            Day(2025, 4, 10),
            "group/seat/jiangan.group9",
            Officer,
            async t => t.Keep("group9.seat", (await t.Send(Seat(t, "jiangan.group9", "江安县纪委监委案件审理室", Day(2025, 4, 10)))).Id)
        );
        yield return new(
            Day(2025, 4, 21),
            "group/end/jiangan.group9",
            Officer,
            t =>
                t.Send(
                    new EndMembership
                    {
                        GroupId = t["group"],
                        MembershipId = t["group9.seat"],
                        LastDay = Day(2025, 4, 20),
                    }
                )
        );
    }

    /// <summary>A meeting on one person's grade: the seventh member handled the case and stands aside; five of the other six are there, and all in favour.</summary>
    public static IEnumerable<DemoStep> Meeting(string person, DateOnly on, string number, params Func<DemoTeller, AgendaEntry>[] others)
    {
        yield return new(
            on,
            $"{person}/meeting",
            Officer,
            t =>
                Call(
                    t,
                    person,
                    on,
                    number,
                    [
                        new AgendaEntry
                        {
                            Matter = GroupMatter.Grade,
                            EnrolmentId = t.Enrolment(person),
                            Motion = "good",
                            Brief = "民主评议和组织评定均为好，建议评定为好",
                        },
                        .. others.Select(other => other(t)),
                    ]
                )
        );
        yield return new(
            on,
            $"{person}/recusal",
            "jiangan.group7",
            t =>
                t.Send(
                    new StandAside
                    {
                        GroupId = t["group"],
                        OfficerId = t["jiangan.group7"],
                        PersonId = t[person],
                        Ground = AsideGround.HandledCase,
                        Note = "承办过该案",
                        On = on,
                    }
                )
        );
        yield return new(
            on,
            $"{person}/attendance",
            Officer,
            t =>
                t.Send(
                    new RecordAttendance
                    {
                        MeetingId = t[$"{person}.meeting"],
                        ExpectedVersion = 1,
                        Present = [.. Members.Where(member => member.Code != "jiangan.group6").Select(member => t[member.Code])],
                    }
                )
        );
        foreach (var (code, _, _) in Members.Take(5))
        {
            yield return Vote(on, $"{person}/vote/{code}", code, $"{person}.item.1");
        }
    }

    /// <summary>The votes of all who are there in favour of an item that is about nobody: the seventh member stands aside from a person's matters only.</summary>
    public static IEnumerable<DemoStep> Votes(string person, DateOnly on, int position) =>
        Members
            .Take(5)
            .Append(Members[6])
            .Select(member => Vote(on, $"{person}/vote/{position}/{member.Code}", member.Code, $"{person}.item.{position}"));

    /// <summary>The minutes are signed.</summary>
    public static DemoStep Minutes(string person, DateOnly on) =>
        new(
            on,
            $"{person}/minutes",
            Officer,
            async t =>
            {
                var signed = await t.Send(
                    new SignMinutes
                    {
                        MeetingId = t[$"{person}.meeting"],
                        ExpectedVersion = 2,
                        Minutes = "会议听取了评估情况汇报，逐人研究表决",
                    }
                );
                if (signed.MinutesDocumentId is { } document)
                {
                    t.Keep($"{person}.minutes", document);
                }
            }
        );

    /// <summary>Other business.</summary>
    public static AgendaEntry Other(string title) => new() { Matter = GroupMatter.Other, Title = title };

    private static DemoStep Vote(DateOnly on, string step, string code, string item) =>
        new(on, step, code, t => t.Send(new CastVote { ItemId = t[item], Choice = VoteChoice.InFavour }));

    private static SeatMember Seat(DemoTeller teller, string code, string body, DateOnly from) =>
        new()
        {
            GroupId = teller["group"],
            OfficerId = teller[code],
            FromBody = body,
            IsChair = code == "jiangan.group",
            From = from,
        };

    private static async Task Establish(DemoTeller teller) =>
        teller.Keep(
            "group",
            (
                await teller.Send(
                    new EstablishGroup
                    {
                        Jurisdiction = "511523",
                        Name = "江安县访评察工作领导小组",
                        DocumentNumber = "江委办〔2022〕1号",
                        EstablishedOn = Day(2022, 1, 4),
                    }
                )
            ).Id
        );

    private static async Task Call(DemoTeller teller, string name, DateOnly on, string number, IReadOnlyList<AgendaEntry> items)
    {
        var meeting = await teller.Send(
            new CallMeeting
            {
                GroupId = teller["group"],
                Number = number,
                HeldOn = on,
                Location = "县纪委监委会议室",
                Items = items,
            }
        );
        teller.Keep($"{name}.meeting", meeting.Id);
        foreach (var item in meeting.Items)
        {
            teller.Keep(System.FormattableString.Invariant($"{name}.item.{item.Position}"), item.Id);
        }
    }
}
