using System.Globalization;
using Guihang.Core.OfficeDirectory;
using Guihang.Evaluation;
using Guihang.Evaluation.Contracts;

namespace Guihang.Host.Demo;

/// <summary>
/// The people behind Guangdong's published figures: from January 2018 to 8 September 2019, 6,293 visits and 129 persons promoted or used anew after their
/// periods. Beyond these two numbers everything of them is invented. And six of the seven cases that one bulletin of 2014 told of; the seventh is in a story.
/// </summary>
internal static class GuangdongPopulation
{
    private const string Province = "440000";
    private const int Visits = 6293;
    private const int Used = 129;
    private const int People = 1050;
    private const int FirstNumber = 3000;
    private const int CasesOfTheBulletin = 7;

    private static readonly DateOnly First = new(2018, 1, 1);
    private static readonly DateOnly Last = new(2019, 9, 8);

    // Of the regions that the demo serves.
    private static readonly (string Region, string Place, int Units)[] Places =
    [
        ("440000", "省直", 12),
        ("440100", "广州市", 12),
        ("440113", "番禺区", 10),
        ("440114", "花都区", 10),
    ];

    private static readonly List<(string Name, string Region)> Units =
    [
        .. Places.SelectMany(place =>
            Enumerable
                .Range(1, place.Units)
                .Select(number => (string.Create(CultureInfo.InvariantCulture, $"{place.Place}第{number}单位（演示）"), place.Region))
        ),
    ];

    public static IEnumerable<DemoStep> Steps()
    {
        yield return new(new DateOnly(2014, 6, 30), "population/panyu/bulletin", "panyu.officer", Bulletin);
        yield return new(new DateOnly(2017, 12, 28), "population/guangdong/units", "system", RegisterUnits);
        yield return new(
            new DateOnly(2017, 12, 29),
            "population/guangdong/people",
            "province.officer",
            t => t.Ledger(Province, Sanctioned())
        );
        for (var quarter = 0; quarter < 6; quarter++)
        {
            var from = First.AddMonths(quarter * 3);
            yield return new(
                from.AddMonths(3).AddDays(-1),
                $"population/guangdong/visits/{Day(from)}",
                "province.officer",
                t => t.Ledger(Province, Quarter(from))
            );
        }

        yield return new(Last, "population/guangdong/visits/last", "province.officer", MakeUpVisits);
        yield return new(Last, "population/guangdong/uses", "province.officer", MakeUpUses);
    }

    private static string Day(DateOnly day) => DemoRows.Day(day);

    private static Task<IReadOnlyList<Guid>> Bulletin(DemoTeller teller) =>
        teller.Ledger(
            "440113",
            [
                .. Enumerable
                    .Range(1, CasesOfTheBulletin - 1)
                    .Select(i =>
                        DemoRows.Person(
                            FirstNumber - i,
                            "番禺区某镇人民政府（演示）",
                            "党内警告",
                            "party-2003",
                            new DateOnly(2014, i, 10 + i),
                            "番禺区纪委",
                            "通报案例（演示）",
                            "eight-point-rules"
                        )
                    ),
            ]
        );

    private static async Task RegisterUnits(DemoTeller teller)
    {
        foreach (var (name, region) in Units)
        {
            await teller.Send(
                new RegisterUnit
                {
                    Name = name,
                    CommitteeName = $"中共{name}委员会",
                    AppealBody = "上一级监察机关",
                    Region = region,
                }
            );
        }
    }

    private static string UnitOf(int person) => Units[person % Units.Count].Name;

    // All periods of a year are over when the window is.
    private static List<Dictionary<string, string>> Sanctioned() =>
        [
            .. Enumerable
                .Range(0, People)
                .Select(i =>
                    DemoRows.Person(
                        FirstNumber + i,
                        UnitOf(i),
                        "党内警告",
                        "party-2015",
                        new DateOnly(2016, 3, 1).AddDays(i * 640 / People),
                        "本级纪委",
                        "演示事由",
                        "work-discipline"
                    )
                ),
        ];

    // Each is visited once in a quarter of the first six.
    private static List<Dictionary<string, string>> Quarter(DateOnly from) =>
        [
            .. Enumerable
                .Range(0, People * 9 / 10)
                .Select(i => DemoRows.Visits(FirstNumber + i, UnitOf(i), "谈话", "书记", from.AddDays(3 + i % 80))),
        ];

    private static async Task MakeUpVisits(DemoTeller teller)
    {
        var missing = Visits - (await teller.Figure("visits-held", Province, First, Last)).Events;
        await teller.Ledger(
            Province,
            [
                .. Enumerable
                    .Range(0, missing)
                    .Select(i =>
                        DemoRows.Visits(
                            FirstNumber + i % People,
                            UnitOf(i % People),
                            "谈话",
                            "书记",
                            new DateOnly(2019, 7, 2).AddDays(i / People * 31 + i % 30)
                        )
                    ),
            ]
        );
    }

    private static async Task MakeUpUses(DemoTeller teller)
    {
        var missing = Used - (await teller.Figure("used-after-period", Province, First, Last)).Persons;
        var people = await teller.Ledger(Province, [.. Sanctioned().Take(missing)]);
        foreach (var (i, person) in people.Index())
        {
            await teller.Send(
                new RecordUse
                {
                    PersonId = person,
                    Kind = i % 3 == 0 ? UseKind.Reuse : UseKind.Promotion,
                    On = new DateOnly(2019, 1, 7).AddDays(i * 240 / missing),
                    Description = "提拔使用（演示）",
                }
            );
        }
    }
}
