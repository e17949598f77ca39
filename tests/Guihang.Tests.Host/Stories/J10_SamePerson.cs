using Guihang.Core.Data;
using Guihang.Reporting;
using Guihang.Tests.Host.Support;
using static System.Net.HttpStatusCode;

namespace Guihang.Tests.Host.Stories;

/// <summary>J10: who is on record twice counts once from the day on which that is found; whose case it is; and what was done to execute decisions.</summary>
public sealed class J10_SamePerson
{
    private const string Year = "jurisdiction=440605&from=2024-01-01&to=2024-12-31";

    private static readonly string[] Indicators = ["visits-held", "sanctions-decided", "used-after-period", "periods-ended"];

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task J10_Who_is_on_record_twice_counts_once_from_the_day_on_which_that_is_found(DatabaseKind kind)
    {
        await using var app = await TestApp.Create(kind);
        var offices = await app.Open();
        var officer = app.As("nanhai.officer");
        var (first, second) = await Twice(app, officer, offices);

        // Three records, of which two are one person: nobody knows it yet.
        app.Clock.MoveTo(2024, 5, 20);
        Assert.Equal(("3", "3"), await Figure(officer, "visits-held", Year));
        Assert.Equal(("1", "1"), await Figure(officer, "used-after-period", Year));
        await Keep(app);
        app.Clock.MoveTo(2024, 5, 21);
        var finding = (
            await officer.Post(
                $"people/{second}/same-person-findings",
                new
                {
                    otherPersonId = first,
                    isSame = true,
                    reason = "核对干部档案",
                }
            )
        ).Expect(Created);

        // From what was kept and what came since, by counting all, by unit and down to the rows: one person less, and as many events.
        foreach (var to in new[] { "2024-12-31", "2024-05-21", "2024-11-30" })
        {
            Assert.Equal(("2", "3"), await Figure(officer, "visits-held", $"jurisdiction=440605&from=2024-01-01&to={to}"));
        }

        var byUnit = (await officer.Get($"figures/visits-held/breakdown?{Year}&by=unit")).Expect(OK);
        Assert.Equal(("2", "3"), (byUnit["cells.0.persons"], byUnit["cells.0.events"]));
        var rows = (await officer.Get($"figures/visits-held/rows?{Year}&of=persons")).Expect(OK).Json["items"]!.AsArray();
        Assert.Equal(2, rows.Count);
        Assert.Contains(rows, row => $"{row!["personId"]}" == first && $"{row["events"]}" == "2");
        Assert.DoesNotContain(rows, row => $"{row!["personId"]}" == second);
        Assert.Equal(3, (await officer.Get($"figures/visits-held/rows?{Year}")).Expect(OK).Json["items"]!.AsArray().Count);

        // The period of the one record lies over the use on the other; and what was known yesterday stays.
        Assert.Equal(("0", "0"), await Figure(officer, "used-after-period", Year));
        Assert.Equal(("3", "3"), await Figure(officer, "visits-held", $"{Year}&knownOn=2024-05-20"));
        Assert.Equal(("1", "1"), await Figure(officer, "used-after-period", $"{Year}&knownOn=2024-05-20"));
        await Keep(app);
        await KeptIsCounted(officer, "2024-05-21");

        // Taken back it is as before, but for the day on which it was thought to be so.
        app.Clock.MoveTo(2024, 5, 23);
        (await officer.Post($"same-person-findings/{finding.Id}/revocation", new { reason = "系两人" })).Expect(Created);
        Assert.Equal(("3", "3"), await Figure(officer, "visits-held", Year));
        Assert.Equal(("2", "3"), await Figure(officer, "visits-held", $"{Year}&knownOn=2024-05-22"));
        await KeptIsCounted(officer, "2024-05-23");
        await Keep(app);
        await KeptIsCounted(officer, "2024-05-23");
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task J10_The_half_year_return_tells_own_cases_from_those_of_others_and_whose_execution_was_checked(DatabaseKind kind)
    {
        await using var app = await TestApp.Create(kind);
        var offices = await app.Open();
        var (district, province) = (app.As("nanhai.officer"), app.As("province.officer"));
        app.Clock.MoveTo(2024, 4, 1);
        var sanctions = new List<string>();
        foreach (var (caseRegion, name) in new[] { ("440605", "甲"), ("440605", "乙"), ("440600", "丙"), ("440000", "丁"), (null, "戊") })
        {
            sanctions.Add(await Sanctioned(district, offices, name, caseRegion));
        }

        foreach (var (sanction, item) in new[] { (0, "announced"), (0, "filed"), (1, "filed"), (2, "filed") })
        {
            var record = new
            {
                item,
                on = "2024-04-01",
                evidenceNumber = "南档〔2024〕1号",
            };
            (await district.Post($"sanctions/{sanctions[sanction]}/execution/records", record)).Expect(Created);
        }

        app.Clock.MoveTo(2024, 5, 1);
        Assert.Equal(("3", "4"), await Figure(district, "executions-checked", "jurisdiction=440605&from=2024-01-01&to=2024-06-30"));
        // Put right and revoked: the one is counted where it belongs, the other no more.
        (
            await district.Post(
                $"sanctions/{sanctions[0]}/execution/records",
                new
                {
                    item = "filed",
                    on = "2024-04-20",
                    evidenceNumber = "南档〔2024〕9号",
                    correctionReason = "归档日期登记有误",
                }
            )
        ).Expect(Created);
        (await district.Change($"sanctions/{sanctions[2]}/revocation", 1, new { on = "2024-04-30", documentNumber = "撤1号" })).Expect(OK);
        Assert.Equal(("2", "3"), await Figure(district, "executions-checked", "jurisdiction=440605&from=2024-01-01&to=2024-06-30"));
        Assert.Equal(("1", "1"), await Figure(district, "executions-checked", "jurisdiction=440605&from=2024-04-10&to=2024-06-30"));

        Assert.Equal("4=2+0+1+1, 2", await Return(district, "440605"));
        Assert.Equal("4=1+2+0+1, 2", await Return(province, "440000"));
        // As known in April the revoked one, of the city above, stands there.
        Assert.Equal("5=2+0+2+1, 3", await Return(district, "440605", "&knownOn=2024-04-30"));

        var text = (await district.Get("bulletins/half-year?jurisdiction=440605&from=2024-01-01&to=2024-06-30")).Expect(OK)["text"]!;
        Assert.Contains("| 其中：本级自办案件 | 2 | 人 |", text, StringComparison.Ordinal);
        Assert.Equal(
            "/api/v1/sanctions/",
            (await district.Get("figures/executions-checked/rows?jurisdiction=440605&from=2024-01-01&to=2024-06-30")).Expect(OK)[
                "items.0.link"
            ]![..18]
        );
        foreach (var source in Enum.GetValues<FactSource>())
        {
            Assert.Equal(0, (await app.Send(new RebuildCounts(source, null))).Mended);
        }
    }

    // One is on record twice, with a period that runs and, under the other name, one that is over; and somebody else.
    private static async Task<(string First, string Second)> Twice(TestApp app, Api officer, Offices offices)
    {
        app.Clock.MoveTo(2023, 10, 10);
        var people = new List<string>();
        foreach (var (name, decidedOn) in new[] { ("徐某", "2023-10-10"), ("许某", "2022-01-10"), ("乙某", "2022-01-10") })
        {
            var person = await officer.Person(offices.Town, name);
            people.Add(person);
            await officer.Sanction(person, decidedOn, "party", "warning", "party-2018");
        }

        foreach (var (i, person) in people.Index())
        {
            app.Clock.MoveTo(2024, 3, 5 + i);
            (await officer.Post($"follow-up-cases/{await officer.CaseOf(person)}/visits", Office.Talk($"2024-03-0{5 + i}"))).Expect(
                Created
            );
        }

        app.Clock.MoveTo(2024, 3, 20);
        (
            await app.As("nanhai.org")
                .Post(
                    $"people/{people[1]}/uses-of-result",
                    new
                    {
                        kind = "reuse",
                        on = "2024-03-20",
                        description = "任副镇长",
                    }
                )
        ).Expect(Created);
        return (people[0], people[1]);
    }

    private static async Task KeptIsCounted(Api officer, string today)
    {
        foreach (var indicator in Indicators)
        {
            foreach (var window in new[] { Year, "jurisdiction=440605&from=2023-01-01&to=2023-12-31" })
            {
                var counted = await Figure(officer, indicator, $"{window}&knownOn={today}");
                Assert.Equal((indicator, window, counted), (indicator, window, await Figure(officer, indicator, window)));
            }
        }
    }

    private static async Task<string> Sanctioned(Api officer, Offices offices, string name, string? caseRegion)
    {
        var person = await officer.Person(offices.Town, name);
        return (
            await officer.Post(
                $"people/{person}/sanctions",
                new
                {
                    regime = "party",
                    kind = "warning",
                    legalText = "party-2023",
                    decidedOn = "2024-03-15",
                    decidingBody = "某纪委",
                    documentNumber = $"{name}号",
                    cause = "违反工作纪律",
                    caseRegion,
                }
            )
        ).Expect(Created).Id;
    }

    private static async Task<string> Return(Api officer, string jurisdiction, string asOf = "")
    {
        var made = (await officer.Get($"bulletins/half-year?jurisdiction={jurisdiction}&from=2024-01-01&to=2024-06-30{asOf}")).Expect(OK);
        var values = made.Json["figures"]!.AsArray().ToDictionary(figure => $"{figure!["field"]}", figure => $"{figure!["value"]}");
        return $"{values["sanctioned"]}={values["own"]}+{values["lower"]}+{values["others"]}+{values["unsaid"]}, {values["checked"]}";
    }

    private static async Task<(string? Persons, string? Events)> Figure(Api officer, string indicator, string window)
    {
        var figure = (await officer.Get($"figures/{indicator}?{window}")).Expect(OK);
        return (figure["persons"], figure["events"]);
    }

    private static async Task Keep(TestApp app)
    {
        var counted = new List<CountedFigure>();
        foreach (var figure in await app.Send(new FindFiguresToKeep(0)))
        {
            counted.Add((await app.Send(new CountFigureToKeep(figure)))!);
        }

        await app.Send(new KeepFigures(counted));
    }
}
