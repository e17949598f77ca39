using System.Globalization;
using Guihang.Evaluation;
using Guihang.Evaluation.Contracts;
using Guihang.Policy.Sanctions;
using Guihang.Policy.VisitPlans;
using Guihang.Sanctions;
using Guihang.Visits;

namespace Guihang.Host.Demo;

/// <summary>Three hundred people who do not exist, so that lists and figures have something in them. The same on every machine.</summary>
internal static class SyntheticPeople
{
    public const int Count = 300;

    private const int Seed = 20171201;
    private const string Surnames = "陈李黄张梁林王吴刘何邓周罗郑叶徐谢冯杨曾";

    private static readonly DateOnly First = new(2021, 1, 4);

    // By how much a kind is given: most sanctions are light.
    private static readonly (SanctionRegime Regime, SanctionKind Kind)[] Kinds =
    [
        (SanctionRegime.Party, SanctionKind.Warning),
        (SanctionRegime.Party, SanctionKind.Warning),
        (SanctionRegime.Party, SanctionKind.SeriousWarning),
        (SanctionRegime.Government, SanctionKind.Warning),
        (SanctionRegime.Government, SanctionKind.Warning),
        (SanctionRegime.Government, SanctionKind.Demerit),
        (SanctionRegime.Government, SanctionKind.MajorDemerit),
        (SanctionRegime.Party, SanctionKind.RemovalFromPartyPosts),
    ];

    /// <summary>Their steps, decided on days from 2021 to shortly before today.</summary>
    public static IEnumerable<DemoStep> Steps(DateOnly today)
    {
        var chance = new Random(Seed);
        var span = today.DayNumber - First.DayNumber - 3;
        return Enumerable.Range(1, Count).SelectMany(number => StepsOf(number, First.AddDays(chance.Next(span)), chance)).ToList();
    }

    private static List<DemoStep> StepsOf(int number, DateOnly decidedOn, Random chance)
    {
        var name = $"synthetic{number.ToString("000", CultureInfo.InvariantCulture)}";
        var (unit, _, _, region) = DemoOffices.Units[chance.Next(DemoOffices.Units.Count)];
        var officer = OfficerOf(region);
        var (regime, kind) = Kinds[chance.Next(Kinds.Length)];
        var served = decidedOn.AddDays(chance.Next(1, 12));
        var steps = new List<DemoStep>
        {
            new(decidedOn.AddDays(1), $"{name}/person", officer, t => t.Person(name, Person(number, t[unit]))),
            new(
                decidedOn.AddDays(1),
                $"{name}/sanction",
                officer,
                t => t.Sanction(name, $"{name}.sanction", Sanction(number, regime, kind, decidedOn))
            ),
            new(served, $"{name}/service", officer, t => t.Serve($"{name}.sanction", served)),
        };
        AddTalks(steps, name, unit, served, chance);
        AddLater(steps, name, officer, regime, decidedOn, chance);
        return steps;
    }

    // Most are talked with in time, some late, some not at all: the lists of what is overdue must have something to show.
    private static void AddTalks(List<DemoStep> steps, string name, string unit, DateOnly served, Random chance)
    {
        var days = chance.Next(100) switch
        {
            < 70 => chance.Next(1, 30),
            < 90 => chance.Next(31, 70),
            _ => 0,
        };
        if (days == 0)
        {
            return;
        }

        var held = served.AddDays(days);
        steps.Add(
            new(held.AddDays(chance.Next(0, 9)), $"{name}/talk", $"{unit}.secretary", t => t.Visit(name, $"{name}.talk", Talk(held)))
        );
        if (chance.Next(100) < 20)
        {
            var raised = new RaiseDifficulty
            {
                Description = "家庭照料与工作难以兼顾（演示）",
                RaisedOn = held,
                AnswerBy = held.AddDays(30),
            };
            steps.Add(
                new(held.AddDays(9), $"{name}/difficulty", $"{unit}.secretary", t => t.Difficulty(name, $"{name}.difficulty", raised))
            );
            if (chance.Next(100) < 70)
            {
                var answer = new AnswerDifficulty { AnsweredOn = held.AddDays(20), Answer = "单位调整值班安排（演示）" };
                steps.Add(new(held.AddDays(20), $"{name}/answer", $"{unit}.secretary", t => t.Answer($"{name}.difficulty", answer)));
            }
        }
    }

    private static void AddLater(
        List<DemoStep> steps,
        string name,
        string officer,
        SanctionRegime regime,
        DateOnly decidedOn,
        Random chance
    )
    {
        var later = decidedOn.AddDays(chance.Next(60, 150));
        switch (chance.Next(100))
        {
            case < 2:
                steps.Add(
                    new(
                        later,
                        $"{name}/revocation",
                        officer,
                        t =>
                            t.Revoke(
                                $"{name}.sanction",
                                new RevokeSanction
                                {
                                    ExpectedVersion = 2,
                                    On = later,
                                    DocumentNumber = "复〔演示〕号",
                                }
                            )
                    )
                );
                break;
            case < 4 when regime == SanctionRegime.Government:
                steps.Add(
                    new(
                        later,
                        $"{name}/change",
                        officer,
                        t =>
                            t.Change(
                                $"{name}.sanction",
                                new ChangeSanction
                                {
                                    ExpectedVersion = 2,
                                    ChangedTo = SanctionKind.Demotion,
                                    On = later,
                                    DocumentNumber = "变〔演示〕号",
                                }
                            )
                    )
                );
                break;
            case < 20:
                var used = decidedOn.AddDays(800 + chance.Next(200));
                steps.Add(
                    new(
                        used.AddDays(3),
                        $"{name}/use",
                        officer,
                        t =>
                            t.Use(
                                name,
                                $"{name}.use",
                                new RecordUse
                                {
                                    Kind = UseKind.Promotion,
                                    On = used,
                                    Description = "提拔（演示）",
                                }
                            )
                    )
                );
                break;
        }
    }

    private static string OfficerOf(string region) =>
        region switch
        {
            "440605" => "nanhai.officer",
            "440113" => "panyu.officer",
            "440114" => "huadu.officer",
            "440100" => "guangzhou.officer",
            "511523" => "jiangan.officer",
            _ => "province.officer",
        };

    private static RegisterPerson Person(int number, Guid unitId) =>
        new()
        {
            Name = $"{Surnames[number % Surnames.Length]}某{number.ToString("000", CultureInfo.InvariantCulture)}",
            Post = "干部",
            Category = PersonCategory.CivilServant,
            UnitId = unitId,
        };

    private static RegisterSanction Sanction(int number, SanctionRegime regime, SanctionKind kind, DateOnly decidedOn) =>
        new()
        {
            Regime = regime,
            Kind = kind,
            LegalText = (regime, decidedOn.Year) switch
            {
                (SanctionRegime.Government, _) => "psa-2020",
                (_, < 2024) => "party-2018",
                _ => "party-2023",
            },
            DecidedOn = decidedOn,
            DecidingBody = "本级纪委监委（演示）",
            DocumentNumber = string.Create(CultureInfo.InvariantCulture, $"演〔{decidedOn.Year}〕{number}号"),
            Cause = "演示事由",
        };

    private static RecordVisit Talk(DateOnly held) =>
        new()
        {
            Kind = VisitKind.Talk,
            HeldOn = held,
            Visitors = [DemoTeller.Visitor("陈书记", VisitorRole.UnitSecretary)],
            Place = "单位会议室",
            DurationMinutes = 60,
            Thinking = "态度端正（演示）",
        };
}
