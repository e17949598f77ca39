using System.Globalization;
using Guihang.Core.OfficeDirectory;
using Guihang.Evaluation;
using Guihang.Evaluation.Contracts;
using Guihang.Policy.Enrolments;

namespace Guihang.Host.Demo;

/// <summary>
/// The people behind Jiang'an's published figures to 30 April 2024: 133 sanctioned for dereliction in two years, 100 and more put through the scheme, and in
/// the window 104 persons talked with, 150 dossier items, 80 colleagues and relatives, 56 units, 20 used anew. Beyond these numbers everything of them is
/// invented.
/// </summary>
internal static class JianganPopulation
{
    /// <summary>For what all of them were sanctioned.</summary>
    public const string Dereliction = "失职失责（演示）";

    private const string County = "511523";
    private const string Officer = "jiangan.officer";
    private const int Sanctioned = 133;
    private const int Talked = 104;
    private const int DossierItems = 150;
    private const int Heard = 80;
    private const int Units = 56;
    private const int Reused = 20;
    private const int ScreenedBefore = 22;
    private const int ScreenedWithin = 72;
    private const int FirstNumber = 1000;
    private const string Programme = "关怀责任人";

    // The units of the stories are among the fifty-six.
    private static readonly string[] Own = ["江安县发展和改革局（演示）", "江安经济开发区管理委员会（演示）", "江安县某镇人民政府（演示）"];

    private static readonly DateOnly First = new(2024, 1, 1);
    private static readonly DateOnly Last = new(2024, 4, 30);

    private static readonly List<string> Names =
    [
        .. Own,
        .. Enumerable
            .Range(1, Units - Own.Length)
            .Select(number => string.Create(CultureInfo.InvariantCulture, $"江安县第{number}单位（演示）")),
    ];

    public static IEnumerable<DemoStep> Steps() =>
        [
            new(new DateOnly(2022, 1, 4), "population/jiangan/units", "system", RegisterUnits),
            new(new DateOnly(2023, 12, 20), "population/jiangan/people", Officer, Load),
            new(
                new DateOnly(2023, 12, 28),
                "population/jiangan/screened",
                Officer,
                t => Screen(t, 0, ScreenedBefore, new DateOnly(2023, 12, 27))
            ),
            new(
                Last,
                "population/jiangan/screened-in-spring",
                Officer,
                t => Screen(t, ScreenedBefore, ScreenedWithin, new DateOnly(2024, 3, 12))
            ),
            new(Last, "population/jiangan/dossiers", Officer, MakeUpFindings),
            new(Last, "population/jiangan/talks", Officer, MakeUpTalks),
            new(Last, "population/jiangan/unit-visits", Officer, VisitUnits),
            new(Last, "population/jiangan/uses", Officer, MakeUpUses),
            new(new DateOnly(2025, 6, 30), "population/jiangan/later-talks", Officer, LaterTalks),
        ];

    private static async Task RegisterUnits(DemoTeller teller)
    {
        foreach (var name in Names.Skip(Own.Length))
        {
            await teller.Send(
                new RegisterUnit
                {
                    Name = name,
                    CommitteeName = $"中共{name}委员会",
                    AppealBody = "上一级监察机关",
                    Region = County,
                }
            );
        }
    }

    // Spread over all units, those of the stories last.
    private static string UnitOf(int person) => Names[(person + Own.Length) % Names.Count];

    private static async Task Load(DemoTeller teller)
    {
        await teller.Ledger(County, People());
        // Everybody was talked with once after the decision.
        await teller.Ledger(
            County,
            [
                .. Enumerable
                    .Range(0, Sanctioned)
                    .Select(i => DemoRows.Visits(FirstNumber + i, UnitOf(i), "谈话", "书记", DecidedOn(i).AddDays(20))),
            ]
        );
    }

    // Those decided first are past their year when screening begins.
    private static DateOnly DecidedOn(int person) =>
        person < 100 ? new DateOnly(2022, 5, 3).AddDays(person * 2) : new DateOnly(2023, 1, 9).AddDays((person - 100) * 9);

    private static List<Dictionary<string, string>> People() =>
        [
            .. Enumerable
                .Range(0, Sanctioned)
                .Select(i =>
                    DemoRows.Person(
                        FirstNumber + i,
                        UnitOf(i),
                        "党内警告",
                        "party-2018",
                        DecidedOn(i),
                        "江安县纪委",
                        Dereliction,
                        "dereliction"
                    )
                ),
        ];

    private static async Task<IReadOnlyList<Guid>> Ids(DemoTeller teller) => await teller.Ledger(County, People());

    private static async Task Screen(DemoTeller teller, int from, int count, DateOnly on)
    {
        foreach (var person in (await Ids(teller)).Skip(from).Take(count))
        {
            await Find(teller, person, FindingKind.DossierItem, on);
            await Find(teller, person, FindingKind.UnitOpinion, on);
            await Find(teller, person, FindingKind.Colleague, on);
            await teller.Send(new ScreenPerson { PersonId = person, On = on.AddDays(1) });
        }
    }

    private static Task<FindingAnswer> Find(DemoTeller teller, Guid person, FindingKind kind, DateOnly on) =>
        teller.Send(
            new RecordFinding
            {
                PersonId = person,
                Kind = kind,
                On = on,
                Found = "已核查（演示）",
                Informant = kind switch
                {
                    FindingKind.Colleague => "同事甲",
                    FindingKind.Family => "家属甲",
                    _ => null,
                },
                Agreed = kind == FindingKind.Family ? true : null,
            }
        );

    private static async Task MakeUpFindings(DemoTeller teller)
    {
        var people = (await Ids(teller)).Skip(ScreenedBefore).Take(ScreenedWithin).ToList();
        await MakeUp("dossier-items-consulted", DossierItems, FindingKind.DossierItem);
        await MakeUp("colleagues-and-relatives-heard", Heard, FindingKind.Family);

        async Task MakeUp(string indicator, int published, FindingKind kind)
        {
            var figure = await teller.Figure(indicator, County, First, Last);
            var missing = published - (figure.Things ?? figure.Events);
            for (var i = 0; i < missing; i++)
            {
                await Find(teller, people[i % people.Count], kind, new DateOnly(2024, 4, 8).AddDays(i % 15));
            }
        }
    }

    private static async Task MakeUpTalks(DemoTeller teller)
    {
        var missing = Talked - (await teller.Figure("persons-talked-with", County, First, Last)).Persons;
        await teller.Ledger(
            County,
            [
                .. Enumerable
                    .Range(0, missing)
                    .Select(i => DemoRows.Visits(FirstNumber + i, UnitOf(i), "谈话", Programme, new DateOnly(2024, 3, 18).AddDays(i % 40))),
            ]
        );
    }

    // Each unit was gone to once in the window.
    private static Task<IReadOnlyList<Guid>> VisitUnits(DemoTeller teller) =>
        teller.Ledger(
            County,
            [
                .. Enumerable
                    .Range(0, Units)
                    .Select(i => DemoRows.Visits(FirstNumber + i, UnitOf(i), "走访单位", "纪委监委", new DateOnly(2024, 2, 19).AddDays(i))),
            ]
        );

    private static async Task MakeUpUses(DemoTeller teller)
    {
        var missing = Reused - (await teller.Figure("reused-after-period", County, First, Last)).Persons;
        foreach (var (i, person) in (await Ids(teller)).Take(missing).Index())
        {
            await teller.Send(
                new RecordUse
                {
                    PersonId = person,
                    Kind = i % 2 == 0 ? UseKind.Promotion : UseKind.Reuse,
                    On = new DateOnly(2024, 2, 5).AddDays(i * 4),
                    Description = "重新使用（演示）",
                }
            );
        }
    }

    // The programme goes on: one talk in each of its quarters.
    private static Task<IReadOnlyList<Guid>> LaterTalks(DemoTeller teller) =>
        teller.Ledger(
            County,
            [
                .. Enumerable
                    .Range(0, ScreenedBefore + ScreenedWithin)
                    .Select(i =>
                        DemoRows.Visits(
                            FirstNumber + i,
                            UnitOf(i),
                            "谈话",
                            Programme,
                            new DateOnly(2024, 5, 14).AddDays(i % 20),
                            new DateOnly(2024, 8, 12).AddDays(i % 20),
                            new DateOnly(2024, 11, 11).AddDays(i % 20),
                            new DateOnly(2025, 2, 17).AddDays(i % 20),
                            new DateOnly(2025, 5, 12).AddDays(i % 20)
                        )
                    ),
            ]
        );
}
