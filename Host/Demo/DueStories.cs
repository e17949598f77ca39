using Guihang.Visits;
using static Guihang.Host.Demo.DemoStories;

namespace Guihang.Host.Demo;

/// <summary>What is asked and decided about visits that are owed: an exemption, an extra visit, a case that is closed. All of it is invented.</summary>
internal static class DueStories
{
    public static IEnumerable<DemoStep> Steps() =>
        [
            new(
                Day(2020, 6, 15),
                "due/exempt",
                "system",
                async t =>
                {
                    var due = await t.Send(new ListDueItems { CaseId = t["zhao.case"] });
                    await t.Send(
                        new ExemptDueItems
                        {
                            CaseId = t["zhao.case"],
                            DueItemIds = [due.Items[0].Id],
                            Until = Day(2030, 12, 31),
                            Reason = "本人住院",
                        }
                    );
                }
            ),
            new(
                Day(2020, 6, 15),
                "due/extra",
                "system",
                t =>
                    t.Send(
                        new AskExtraVisit
                        {
                            CaseId = t["zhao.case"],
                            On = Day(2020, 6, 18),
                            Reason = "家中变故，需要当面了解",
                        }
                    )
            ),
            new(
                Day(2020, 6, 15),
                "due/close",
                "huadu.officer",
                t =>
                    t.Send(
                        new CloseCase
                        {
                            CaseId = t["huadu.case"],
                            Reason = ClosingReason.PeriodEnded,
                            On = Day(2020, 6, 15),
                        }
                    )
            ),
        ];
}
