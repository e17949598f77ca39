using FsCheck;
using FsCheck.Fluent;
using Guihang.Core.Data;
using Guihang.Tests.Host.Support;
using static System.Net.HttpStatusCode;

namespace Guihang.Tests.Host.Rebuild;

/// <summary>
/// Whatever happens in whatever order — visits recorded late, exemptions, moves, difficulties, closings, new sanctions, corrections — and whatever policy each case falls
/// under, the kept due list is the one that follows from the facts.
/// </summary>
public sealed class RandomHistories
{
    // The policy changes twice, so that cases of three policies live side by side.
    private const string Policies = """

        - parameter: visits.regular.every
          values:
            - { from: 2017-12-01, value: calendar-quarter, cites: [nanhai-opinion#talk] }
            - { from: 2021-05-01, value: calendar-month, cites: [nanhai-opinion#talk] }
        - parameter: visits.regular.stages
          values:
            - from: 2021-08-01
              rows:
                - { stage: 1, every: calendar-month, times: 3, cites: [nanhai-opinion#talk] }
                - { stage: 2, after: P45D, cites: [nanhai-opinion#talk] }
        - parameter: visits.regular.spacing
          values: [{ from: 2021-05-01, value: P5D, cites: [nanhai-opinion#talk] }]
        - parameter: visits.quiet
          values:
            - from: 2021-05-01
              rows:
                - { span: summer, from: "07-25", to: "08-05", cites: [nanhai-opinion#talk] }
        - parameter: visits.prompted.post-moved.within
          values: [{ from: 2021-05-01, value: P10D, cites: [nanhai-opinion#talk] }]
        """;

    private const string Standing =
        "SELECT case_id, sanction_id, key, purpose, region, unit_id, window_start, window_end, order_day, visitor, minimum_visitors, counts_as, met_on, met_by, met_recorded_at, exempt_from, exempt_end, exempt_recorded_at, closed_at, is_stub, no_travel, is_of_series, postponed_from, counts_from FROM visits_due_items WHERE superseded_at IS NULL";

    private enum Act
    {
        Visit,
        LateRecord,
        Exempt,
        Move,
        Retire,
        Close,
        Sanction,
        Revoke,
        CorrectSanction,
        CorrectService,
    }

    [Fact]
    public async Task What_is_kept_is_what_the_facts_come_to()
    {
        await using var town = await Town.Open(DatabaseKind.Sqlite, Policies);
        foreach (var history in Histories.Sample(25, 25))
        {
            await Live(town, history);
        }

        Assert.Equal(0, await town.Rebuild());
        var kept = await Rows(town);
        Assert.True(kept.Count > 100, $"{kept.Count} items are too few to tell anything.");
        await town.App.Database.Execute("DELETE FROM visits_due_items");
        Assert.True(await town.Rebuild() >= kept.Count);
        Assert.Equal(kept, await Rows(town));
    }

    private static Gen<(int Start, (Act Act, int Days, int Back)[] Acts)> Histories { get; } =
        from start in Gen.Choose(0, 260)
        from acts in (
            from act in Gen.Frequency(
                (6, Gen.Constant(Act.Visit)),
                (3, Gen.Constant(Act.LateRecord)),
                (2, Gen.Constant(Act.Exempt)),
                (2, Gen.Constant(Act.Move)),
                (1, Gen.Constant(Act.Retire)),
                (1, Gen.Constant(Act.Close)),
                (1, Gen.Constant(Act.Sanction)),
                (1, Gen.Constant(Act.Revoke)),
                (1, Gen.Constant(Act.CorrectSanction)),
                (1, Gen.Constant(Act.CorrectService))
            )
            from days in Gen.Choose(0, 60)
            from back in Gen.Choose(1, 80)
            select (act, days, back)
        ).ArrayOf(10)
        select (start, acts);

    private static async Task Live(Town town, (int Start, (Act Act, int Days, int Back)[] Acts) history)
    {
        var day = new DateOnly(2021, 1, 4).AddDays(history.Start);
        var served = day;
        var (person, sanction, followUp) = await town.Served(Text(day));
        foreach (var (act, days, back) in history.Acts)
        {
            day = day.AddDays(days);
            town.App.Clock.MoveTo(day);
            await Do(town, act, day, Later(served, day.AddDays(-back)), person, sanction, followUp);
            await Correct(town, act, served.AddDays(-back), person, sanction);
        }
    }

    // What is not possible at that point is refused, and that is no fault.
    private static async Task Do(Town town, Act act, DateOnly day, DateOnly earlier, string person, string sanction, string followUp)
    {
        switch (act)
        {
            case Act.Visit or Act.LateRecord:
                var held = Text(act == Act.Visit ? day : earlier);
                var visit = await town.Officer.Post($"follow-up-cases/{followUp}/visits", Office.Talk(held, quietReason: "本人要求"));
                Assert.True(visit.Status == Created || visit["code"] is "visit.after-death" or "visit.before-decision", visit.Text);
                break;
            case Act.Exempt when (await town.Items(followUp)).FirstOrDefault(item => item.State is "open" or "overdue") is { Id: { } id }:
                var asked = await town.Officer.Post(
                    $"follow-up-cases/{followUp}/exemptions",
                    new
                    {
                        dueItemIds = new[] { id },
                        until = Text(day.AddDays(20)),
                        reason = "休假",
                    }
                );
                if (asked["code"] is "exemption.prompted")
                {
                    break;
                }

                asked.Expect(Created);
                var granted = new { granted = true };
                (await town.App.As("nanhai.officer2").Post($"exemptions/{asked["items.0.id"]}/decision", granted)).Expect(Created);
                break;
            case Act.Move:
                var unitId = day.DayNumber % 2 == 0 ? town.Unit : town.Other;
                await town.Officer.Post(
                    $"people/{person}/moves",
                    new
                    {
                        on = Text(day),
                        unitId,
                        post = "科员",
                    }
                );
                break;
            case Act.Retire:
                var state = day.DayNumber % 3 == 0 ? "deceased" : "retired";
                await town.Officer.Post($"people/{person}/service-changes", new { state, on = Text(day) });
                break;
            case Act.Close:
                await town.Officer.Post(
                    $"follow-up-cases/{followUp}/closings",
                    new
                    {
                        reason = "other",
                        note = "已调往外省单位，由当地组织接续回访",
                        on = Text(day),
                    }
                );
                break;
            case Act.Sanction:
                var another = await town.Officer.Post(
                    $"people/{person}/sanctions",
                    new
                    {
                        regime = "party",
                        kind = "seriousWarning",
                        legalText = "party-2018",
                        decidedOn = Text(day),
                        decidingBody = "南海区纪委",
                        documentNumber = "南纪〔2021〕8号",
                        cause = "又违纪",
                    }
                );
                if (another.Status == Created)
                {
                    await town.Officer.Change($"sanctions/{another.Id}/service", 1, new { on = Text(day) });
                }

                break;
            case Act.Revoke when day.DayNumber % 4 == 0:
                var body = new
                {
                    on = Text(day),
                    documentNumber = "南纪〔2021〕9号",
                    reason = "复查撤销",
                };
                await town.Officer.Change($"sanctions/{sanction}/revocation", 2, body);
                break;
            default:
                break;
        }
    }

    // What turns out to have been recorded wrongly: another day of the decision, another change of service or none.
    private static async Task Correct(Town town, Act act, DateOnly decided, string person, string sanction)
    {
        if (act == Act.CorrectSanction)
        {
            var version = (await town.Officer.Get($"sanctions/{sanction}")).Expect(OK).Version;
            await town.Officer.Change(
                $"sanctions/{sanction}/correction",
                version,
                new
                {
                    reason = "录入有误",
                    sanction = new
                    {
                        regime = "party",
                        kind = decided.DayNumber % 2 == 0 ? "warning" : "seriousWarning",
                        legalText = "party-2018",
                        decidedOn = Text(decided),
                        decidingBody = "南海区纪委",
                        documentNumber = "南纪〔2021〕7号",
                        cause = "违纪",
                    },
                }
            );
        }
        else if (
            act == Act.CorrectService
            && (await town.Officer.Get($"people/{person}/service-changes")).Expect(OK).Json["items"]!.AsArray() is [.., { } last]
        )
        {
            object? change = decided.DayNumber % 2 == 0 ? null : new { state = "left", on = last["on"]!.ToString() };
            await town.Officer.Change($"service-changes/{last["id"]}/correction", 1, new { reason = "登记有误", change });
        }
    }

    private static async Task<List<string>> Rows(Town town) =>
        [.. (await town.App.Database.Rows(Standing)).Select(row => string.Join(" | ", row.Select(Cell))).Order(StringComparer.Ordinal)];

    private static string? Cell(object? value) => value is byte[] bytes ? Convert.ToHexStringLower(bytes) : value?.ToString();

    private static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
